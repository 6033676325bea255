import { html } from '@prairielearn/html';
import type { RefusalScope } from '../../db/schema.ts';
import { mailChoiceAddress, mailChoicesAddress, privacyAddress } from '../addresses.ts';
import { nameText } from '../components/facts.ts';
import { actionButton, type ButtonTone } from '../components/buttons.ts';
import { doneNotice, notice } from '../components/notices.ts';
import { poster } from '../components/poster.ts';
import type { TextLanguage } from '../textLanguages.ts';
import { page } from '../layout.ts';
import type { Html, View } from '../view.ts';

export interface MailChoicesProps {
  token: string;
  /** The event that the mail told of, where it told of one. */
  event: { title: string; language: TextLanguage } | null;
  /** What the owner of the address refuses already. */
  refused: readonly RefusalScope[];
  /** Whether a choice was just taken. */
  done: string | null;
  problem: string | null;
}

/** What the owner of an address wants to be mailed. Only buttons change anything. */
export function mailChoicesPage(view: View, props: MailChoicesProps): Html {
  const { t, site } = view;
  const { refused, event } = props;
  const blocked = refused.includes('everything');
  const nothingOptional = refused.includes('optional');
  return page(view, {
    title: t('unsubscribe.title'),
    robots: 'noindex',
    canonicalPath: mailChoicesAddress(props.token),
    wide: true,
    tone: 'ink',
    body: html`
      ${poster({
        tone: 'ink',
        title: t('unsubscribe.title'),
        lead: html`<p>${t('unsubscribe.lead')}</p>`,
      })}
      <div class="column passages">
        ${props.problem === null ? '' : notice({ tone: 'bad', live: true }, props.problem)}
        ${doneNotice(props.done)}
        ${
          event === null || blocked || nothingOptional
            ? ''
            : passage(view, props, 'event', {
                title: html`${t('unsubscribe.event.title')}
                  <span lang="${event.language}">${nameText(event.title)}</span>`,
                tone: 'primary',
              })
        }
        ${
          blocked
            ? ''
            : passage(view, props, 'optional', {
                title: html`${t('unsubscribe.optional.title')}`,
                tone: event === null ? 'primary' : 'quiet',
              })
        }
        ${passage(view, props, 'everything', {
          title: html`${t('unsubscribe.everything.title', { organization: site.organization })}`,
          tone: 'danger',
        })}
        <p class="form-note"><a href="${privacyAddress}">${t('layout.privacy')}</a></p>
      </div>
    `,
  });
}

function passage(
  { t }: View,
  { token, refused }: MailChoicesProps,
  scope: RefusalScope,
  { title, tone }: { title: Html; tone: ButtonTone },
): Html {
  const stopped = refused.includes(scope);
  return html`
    <section>
      <h2>${title}</h2>
      <p>${t(`unsubscribe.${scope}.${stopped ? 'stopped' : 'text'}`)}</p>
      ${actionButton({
        action: mailChoiceAddress(token),
        label: t(`unsubscribe.${scope}.${stopped ? 'allow' : 'stop'}`),
        tone: stopped ? 'primary' : tone,
        hidden: { act: stopped ? 'allow' : 'stop', scope },
      })}
    </section>
  `;
}
