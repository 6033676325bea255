import { html } from '@prairielearn/html';
import { consoleEventAddress, withQuery } from '../../addresses.ts';
import { submitButton } from '../../components/buttons.ts';
import { hiddenField } from '../../components/forms.ts';
import { notice } from '../../components/notices.ts';
import { dataTable } from '../../components/table.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { Language } from '../../languages.ts';
import { nativeName } from '../../languages.ts';
import type { Html, View } from '../../view.ts';
import type { EventPreview } from './eventFormPreview.ts';
import { announcementLines } from './eventFormPreview.ts';
import { eventCrumbs } from './eventTabs.ts';

export interface EventFormConfirmationProps {
  slug: string;
  title: string;
  /** Under which the form is kept until it is saved; null where it is not. */
  keptAs: string | null;
  /** Everything that was typed, to be sent once more. */
  values: Readonly<Record<string, string>>;
  /** What attendees are told: old and new, in words; '' where there is nothing. */
  changes: readonly { part: string; before: string; after: string }[];
  announced: EventPreview['announced'];
  /** How many mails go out in each language. */
  mails: readonly { language: Language; count: number }[];
  quietMinutes: number;
  past: MovedIntoPast | null;
}

/** The start that an edit gives a public event, where it has passed: perhaps the year is wrong. */
export interface MovedIntoPast {
  when: string;
  /** Whether its personal data would be deleted at once, because their time is over then. */
  erases: boolean;
}

/**
 * Asks before an edit that is mailed or moves an event into the past: what changes for attendees, and
 * how many of them are told.
 */
export function eventFormConfirmationPage(view: View, props: EventFormConfirmationProps): Html {
  const { t } = view;
  const count = props.mails.reduce((sum, mail) => sum + mail.count, 0);
  const none = t('console.eventForm.confirm.none');
  return consolePage(view, {
    title:
      count > 0
        ? t('console.eventForm.confirm.title', { count })
        : t('console.eventForm.confirm.pastTitle'),
    section: 'events',
    crumbs: eventCrumbs(view, props),
    canonicalPath: consoleEventAddress(props.slug, 'edit'),
    narrow: true,
    body: html`
      <form
        class="form"
        method="post"
        action="${withQuery(consoleEventAddress(props.slug, 'edit'), { form: props.keptAs ?? '' })}"
      >
        ${pastNotice(view, props.past)}
        ${
          count === 0
            ? ''
            : html`<p>${t('console.eventForm.confirm.text', { minutes: props.quietMinutes })}</p>
                <ul>
                  ${props.mails.map(
                    ({ language, count }) =>
                      html`<li>
                        ${t('console.eventForm.confirm.mails', {
                          count,
                          language: nativeName(language),
                        })}
                      </li>`,
                  )}
                </ul>`
        }
        ${dataTable({
          caption: t(`console.eventForm.confirm.${count > 0 ? 'changes' : 'pastChanges'}`),
          captionShown: true,
          columns: [
            { label: t('console.eventForm.confirm.part'), rowHeader: true },
            { label: t('console.eventForm.confirm.before') },
            { label: t('console.eventForm.confirm.after') },
          ],
          rows: props.changes.map(({ part, before, after }) => [
            part,
            html`<span dir="auto">${before || none}</span>`,
            html`<strong dir="auto">${after || none}</strong>`,
          ]),
          empty: '',
        })}
        ${announcementLines(view, props.announced)} ${hiddenValues(props.values)}
        <div class="actions">
          ${
            props.past === null
              ? [save(view, count, 'primary'), back(view, 'quiet')]
              : [back(view, 'primary'), save(view, count, 'quiet')]
          }
        </div>
      </form>
    `,
  });
}

/** Where it is likely that nobody means it, the way back is the loud button. */
function save({ t }: View, count: number, tone: 'primary' | 'quiet'): Html {
  const label =
    count > 0
      ? t('console.eventForm.confirm.submit', { count })
      : t('console.eventForm.confirm.pastSubmit');
  return submitButton(label, { name: 'intent', value: 'confirm', tone });
}

function back({ t }: View, tone: 'primary' | 'quiet'): Html {
  return submitButton(t('console.eventForm.confirm.back'), { name: 'intent', value: 'edit', tone });
}

function pastNotice({ t }: View, past: MovedIntoPast | null): Html | '' {
  if (past === null) return '';
  const { when, erases } = past;
  return html`
    <p>${t('console.eventForm.confirm.past', { when })}</p>
    ${erases ? notice({ tone: 'bad' }, t('console.eventForm.confirm.pastErases')) : ''}
  `;
}

function hiddenValues(values: EventFormConfirmationProps['values']): Html[] {
  return Object.entries(values)
    .filter(([name]) => name !== 'intent')
    .map(([name, value]) => hiddenField(name, value));
}
