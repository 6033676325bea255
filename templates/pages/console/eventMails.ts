import { html } from '@prairielearn/html';
import { consoleEventAddress, consoleEventMailsAddress, withQuery } from '../../addresses.ts';
import { facts } from '../../components/facts.ts';
import { linkButton, selectField, submitButton, type Choice } from '../../components/forms.ts';
import { notice } from '../../components/notices.ts';
import { dataTable } from '../../components/table.ts';
import { consolePage } from '../../consoleLayout.ts';
import { freshForm } from '../../forms.ts';
import type { Language } from '../../languages.ts';
import { languages, nativeName } from '../../languages.ts';
import type { Html, View } from '../../view.ts';
import type { EventOnDesk } from './eventTabs.ts';
import { eventCrumbs, eventTabs } from './eventTabs.ts';

export interface EventMailsProps {
  event: EventOnDesk;
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
  const { event, chosen, mail } = props;
  const { slug } = event;
  return consolePage(view, {
    title: event.title,
    section: 'events',
    crumbs: eventCrumbs(view),
    tabs: eventTabs(view, event, 'mails'),
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
          ${choosing(view, props)} ${mail === null ? '' : preview(view, slug, chosen, mail)}
        </section>
      </div>
    `,
  });
}

function choosing(view: View, { event, kinds, chosen }: EventMailsProps): Html {
  const { t } = view;
  const form = freshForm({ ...chosen });
  return html`
    <form class="narrow stack" method="get" action="${consoleEventMailsAddress(event.slug)}">
      ${selectField(view, form, {
        name: 'kind',
        label: t('console.eventMails.which'),
        choices: kinds,
      })}
      ${selectField(view, form, {
        name: 'language',
        label: t('console.eventMails.language'),
        choices: languages.map((language) => ({
          value: language,
          label: nativeName(language),
          language,
        })),
      })}
      ${submitButton(t('console.eventMails.show'), { tone: 'quiet' })}
    </form>
  `;
}

function preview(
  view: View,
  slug: string,
  { kind, language }: EventMailsProps['chosen'],
  { subject, text }: NonNullable<EventMailsProps['mail']>,
): Html {
  const { t } = view;
  return html`
    ${facts([
      {
        label: t('console.eventMails.subject'),
        value: html`<bdi lang="${language}">${subject}</bdi>`,
      },
    ])}
    <h3>${t('console.eventMails.html')}</h3>
    <iframe
      class="mail-frame"
      title="${t('console.eventMails.html')}"
      src="${withQuery(consoleEventMailsAddress(slug, 'html'), { kind, language })}"
      sandbox="allow-popups allow-popups-to-escape-sandbox"
    ></iframe>
    <h3>${t('console.eventMails.text')}</h3>
    <div class="mail-text" lang="${language}" dir="auto">${text}</div>
  `;
}
