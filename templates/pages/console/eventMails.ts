import { html } from '@prairielearn/html';
import { consoleEventAddress, consoleEventMailsAddress } from '../../addresses.ts';
import { linkButton } from '../../components/buttons.ts';
import { type Choice } from '../../components/forms.ts';
import { mailPreview } from '../../components/mailPreview.ts';
import { notice } from '../../components/notices.ts';
import { dataTable } from '../../components/table.ts';
import type { Language } from '../../languages.ts';
import type { Html, View } from '../../view.ts';
import { eventPage } from './eventPage.ts';
import type { EventOnConsole } from './eventTabs.ts';

export interface EventMailsProps {
  event: EventOnConsole;
  /** When reminders leave, in words. */
  planned: readonly { mail: string; when: string }[];
  /** Every mail that the event can cause. */
  kinds: readonly Choice[];
  chosen: { kind: string; language: Language };
  /** The mail that was chosen; null where the event can never cause it. */
  mail: { subject: string; text: string } | null;
}

/** When reminders of an event leave, and every mail about it as its readers get it. */
export function eventMailsPage(view: View, props: EventMailsProps): Html {
  const { t } = view;
  const { event } = props;
  const { slug } = event;
  return eventPage(view, event, {
    tab: 'mails',
    title: t('console.events.tabs.mails'),
    canonicalPath: consoleEventMailsAddress(slug),
    body: html`
      <div class="stack">
        <section class="stack" aria-labelledby="planned">
          <h2 id="planned">${t('console.eventMails.planned')}</h2>
          ${
            event.status === 'draft' || event.status === 'cancelled'
              ? notice({ tone: 'info' }, t('console.eventMails.notPublished'))
              : ''
          }
          ${dataTable({
            caption: t('console.eventMails.planned'),
            columns: [
              { label: t('console.eventMails.kind'), rowHeader: true },
              { label: t('console.eventMails.when') },
            ],
            rows: props.planned.map(({ mail: name, when }) => [name, when]),
            empty: '',
          })}
          <p>
            ${linkButton(
              `${consoleEventAddress(slug, 'edit')}#part-mails`,
              t('console.eventMails.change'),
              'quiet',
            )}
          </p>
        </section>
        <section class="stack" aria-labelledby="preview">
          <h2 id="preview">${t('console.eventMails.preview')}</h2>
          <p>${t('console.eventMails.previewText')}</p>
          ${mailPreview(view, {
            address: consoleEventMailsAddress(slug),
            frameAddress: consoleEventMailsAddress(slug, 'html'),
            kinds: props.kinds,
            chosen: props.chosen,
            mail: props.mail,
            none: t('console.eventMails.never'),
          })}
        </section>
      </div>
    `,
  });
}
