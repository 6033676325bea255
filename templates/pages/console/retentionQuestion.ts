import { html } from '@prairielearn/html';
import { consoleSettingsAddress } from '../../addresses.ts';
import { submitButton } from '../../components/buttons.ts';
import { nameText } from '../../components/facts.ts';
import { hiddenField } from '../../components/forms.ts';
import { notice } from '../../components/notices.ts';
import { consolePage } from '../../consoleLayout.ts';
import { typedList, type FormValues } from '../../forms.ts';
import type { TextLanguage } from '../../textLanguages.ts';
import type { Html, View } from '../../view.ts';

/** What another time of keeping changes; times in days. */
export interface RetentionQuestion {
  before: number;
  after: number;
  /** Events that lose their personal data with the next purge, and what they hold. */
  events: number;
  signups: number;
  contacts: number;
  /** Some of them, with the day on which each ended. */
  named: readonly { title: string; language: TextLanguage; day: string }[];
}

/** Asks before another time of keeping is saved: what it deletes and when, or what was promised otherwise. */
export function retentionQuestionPage(
  view: View,
  question: RetentionQuestion,
  values: FormValues,
): Html {
  const { t } = view;
  const { before, after } = question;
  const shorter = after < before;
  return consolePage(view, {
    title: t(`console.settings.retentionChange.${shorter ? 'shorterTitle' : 'longerTitle'}`),
    section: 'settings',
    crumbs: [{ href: consoleSettingsAddress, label: t('console.settings.title') }],
    canonicalPath: consoleSettingsAddress,
    narrow: true,
    body: html`
      <form class="form" method="post" action="${consoleSettingsAddress}">
        <p>${t('console.settings.retentionChange.text', { before, after })}</p>
        ${
          shorter
            ? erased(view, question)
            : html`<p>${t('console.settings.retentionChange.promised')}</p>`
        }
        ${Object.keys(values)
          .filter((name) => name !== 'intent')
          .map((name) => hiddenField(name, typedList({ values, problems: {} }, name).join(',')))}
        <div class="actions">
          ${submitButton(t('console.settings.retentionChange.back', { before }), {
            name: 'intent',
            value: 'edit',
            tone: shorter ? 'primary' : 'quiet',
          })}
          ${submitButton(
            t(`console.settings.retentionChange.${shorter ? 'shorterSubmit' : 'longerSubmit'}`),
            { name: 'intent', value: 'confirm', tone: shorter ? 'danger' : 'primary' },
          )}
        </div>
      </form>
    `,
  });
}

function erased({ t }: View, { events, signups, contacts, named }: RetentionQuestion): Html {
  if (events === 0) return html`<p>${t('console.settings.retentionChange.nothing')}</p>`;
  return html`
    ${notice({ tone: 'bad' }, t('console.settings.retentionChange.erases', { count: events }))}
    <p>${t('console.settings.retentionChange.rows', { signups, contacts })}</p>
    <ul>
      ${named.map(
        ({ title, language, day }) =>
          html`<li><span lang="${language}">${nameText(title)}</span>, ${day}</li>`,
      )}
      ${
        events > named.length
          ? html`<li>
              ${t('console.settings.retentionChange.more', { count: events - named.length })}
            </li>`
          : ''
      }
    </ul>
    <p>${t('console.settings.retentionChange.backups')}</p>
  `;
}
