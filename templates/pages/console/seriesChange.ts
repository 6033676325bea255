import { html } from '@prairielearn/html';
import { consoleEventAddress, withQuery } from '../../addresses.ts';
import { submitButton } from '../../components/buttons.ts';
import { choices, hiddenField, type Choice } from '../../components/forms.ts';
import { notice } from '../../components/notices.ts';
import { dataTable } from '../../components/table.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import { eventCrumbs } from './eventTabs.ts';

export interface SeriesChangeProps {
  slug: string;
  title: string;
  /** Under which the form is kept until it is saved; null where it is not. */
  keptAs: string | null;
  /** Everything that was typed, to be sent once more. */
  values: Readonly<Record<string, string>>;
  /** Why it was not saved. */
  problem: string | null;
  /** What becomes otherwise, the edited date first; day and hour before and after. */
  dates: readonly { before: string; after: string; parts: string; emails: number }[];
  /** How many different addresses the emails go to. */
  addresses: number;
  quietMinutes: number;
  /** Dates that had otherwise, by themselves, what was changed. */
  own: readonly { id: number; text: string }[];
  /** Dates whose new hour clocks jump over or show twice. */
  questions: readonly {
    id: number;
    text: string;
    sentences: readonly string[];
    choices: readonly Choice[];
  }[];
  /** Dates with more seats taken than the new capacity has. */
  seatsKept: readonly string[];
  /** Dates that would have begun already. */
  past: readonly string[];
  form: FormState;
  /** Of the other dates, as they are shown. */
  seen: string;
}

/** Asks before an edit is written to several dates of a series. */
export function seriesChangePage(view: View, props: SeriesChangeProps): Html {
  const { t } = view;
  const { slug, dates } = props;
  const action = consoleEventAddress(slug, 'edit');
  return consolePage(view, {
    title: t('console.series.change.title', { count: dates.length }),
    section: 'events',
    crumbs: eventCrumbs(view, props),
    canonicalPath: action,
    body: html`
      <form
        class="form form--wide"
        method="post"
        action="${withQuery(action, { form: props.keptAs ?? '' })}"
      >
        ${
          props.problem === null
            ? ''
            : html`<div class="notice notice--bad" role="alert" tabindex="-1" autofocus>
                <p>${props.problem}</p>
              </div>`
        }
        <p>${t('console.series.change.text')}</p>
        ${dateTable(view, dates)} ${props.questions.map((question) => hour(view, props, question))}
        ${own(view, props)} ${list(view, 'seatsKept', props.seatsKept)}
        ${list(view, 'past', props.past)}
        <p>${emailsInWords(view, props)}</p>
        ${Object.entries(props.values).map(([name, value]) => hiddenField(name, value))}
        ${hiddenField('seriesSeen', props.seen)}
        <div class="actions">
          ${submitButton(t('console.series.change.submit', { count: dates.length }), {
            name: 'intent',
            value: 'confirm',
          })}
          ${submitButton(t('console.eventForm.confirm.back'), {
            name: 'intent',
            value: 'edit',
            tone: 'quiet',
          })}
        </div>
      </form>
    `,
  });
}

function dateTable(view: View, dates: SeriesChangeProps['dates']): Html {
  const { t } = view;
  return dataTable({
    caption: t('console.series.change.dates'),
    columns: [
      { label: t('console.series.columns.date'), rowHeader: true },
      { label: t('console.eventForm.confirm.pastChanges') },
      { label: t('console.series.change.emails'), numeric: true },
    ],
    rows: dates.map(({ before, after, parts, emails }) => [
      before === after
        ? before
        : html`<s>${before}</s><br />
            ${after}`,
      parts,
      emails === 0 ? '' : emails,
    ]),
    empty: '',
  });
}

function hour(
  view: View,
  { form }: SeriesChangeProps,
  question: SeriesChangeProps['questions'][number],
): Html {
  const { t } = view;
  return notice(
    { tone: 'warn', title: question.text },
    html`
      ${question.sentences.map((sentence) => html`<p>${sentence}</p>`)}
      ${choices(view, form, {
        name: `seriesAnswer-${question.id}`,
        label: t('console.repeat.hour'),
        choices: [
          ...question.choices,
          { value: 'keep', label: t('console.series.change.keepHour') },
        ],
      })}
    `,
  );
}

function own(view: View, { form, own: dates }: SeriesChangeProps): Html | '' {
  const { t } = view;
  if (dates.length === 0) return '';
  return choices(view, form, {
    name: 'seriesOverwrite',
    label: t('console.series.change.own'),
    hint: t('console.series.change.ownHint'),
    several: true,
    choices: dates.map(({ id, text }) => ({ value: String(id), label: text })),
  });
}

function list(view: View, what: 'seatsKept' | 'past', dates: readonly string[]): Html | '' {
  if (dates.length === 0) return '';
  return notice(
    { tone: 'warn', title: view.t(`console.series.change.${what}`) },
    html`<ul>
      ${dates.map((date) => html`<li>${date}</li>`)}
    </ul>`,
  );
}

function emailsInWords({ t }: View, { dates, addresses, quietMinutes }: SeriesChangeProps): string {
  const emails = dates.reduce((sum, date) => sum + date.emails, 0);
  if (emails === 0) return t('console.series.change.nobody');
  return [
    t('console.series.change.told', { count: addresses, emails }),
    t('console.series.change.when', { minutes: quietMinutes }),
    ...(emails > addresses ? [t('console.series.change.each')] : []),
  ].join(' ');
}
