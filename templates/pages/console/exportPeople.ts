import { html } from '@prairielearn/html';
import { consoleExportAddress, consoleSignUpsAddress } from '../../addresses.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import {
  choices,
  errorSummary,
  field,
  hiddenField,
  selectField,
  titleWithProblems,
} from '../../components/forms.ts';
import type { FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import { eventPage } from './eventPage.ts';
import type { EventOnConsole } from './eventTabs.ts';
import { exportProfiles, type ExportProfile } from './exportProfiles.ts';

/** Forms of a file among which somebody chooses. */
export const chosenFormats = ['xlsx', 'csv', 'csv-semicolon', 'jsonl'] as const;

export interface ExportPageProps {
  event: EventOnConsole;
  /** How many people match, before those are left out who may not be mailed. */
  people: number;
  /** To whom the list was narrowed from which somebody came, as its address says it; null for everybody. */
  filter: Readonly<Record<string, string>> | null;
  /** The columns that there are, by their names. */
  columns: readonly { name: string; heading: string; language?: string }[];
  /** Whether some answers are not among them, since they are shown to few. */
  withheld: boolean;
  formats: readonly (typeof chosenFormats)[number][];
  orders: readonly ('arrival' | 'newest' | 'name')[];
  longestReason: number;
  form: FormState;
}

/** Taking the people of an event out as a file: what for, in which form, and which of them. */
export function exportPage(view: View, props: ExportPageProps): Html {
  const { t } = view;
  const { event, form } = props;
  const list = consoleSignUpsAddress(event.slug);
  const address = consoleExportAddress(event.slug);
  return eventPage(view, event, {
    tab: 'signups',
    title: titleWithProblems(view, form, t('console.exports.title')),
    canonicalPath: address,
    crumbs: [{ href: list, label: t('console.signups.title') }],
    narrow: true,
    body: html`
      <form class="form questions" method="post" action="${address}">
        <h2>${t('console.exports.title')}</h2>
        ${errorSummary(view, form)} ${whom(view, props)} ${profileChoices(view, form)}
        ${table(view, props)} ${reason(view, props)}
        <p class="form-note">${t('console.exports.told')}</p>
        <div class="actions">
          ${submitButton(t('console.exports.submit'))}
          ${linkButton(list, t('console.exports.back'), 'quiet')}
        </div>
      </form>
    `,
  });
}

/** What the file is to be. */
export function profileChoices(view: View, form: FormState): Html {
  const { t } = view;
  return choices(view, form, {
    name: 'profile',
    label: t('console.exports.profile'),
    choices: exportProfiles.map((profile) => ({
      value: profile,
      label: t(`console.exports.profiles.${profile}`),
      hint: t(`console.exports.hints.${profile}`),
      ...classesOf(profile),
    })),
  });
}

/** How many there are; a filter of the list holds here, too. */
function whom({ t }: View, { event, people, filter }: ExportPageProps): Html {
  if (filter === null) return html`<p>${t('console.exports.people', { count: people })}</p>`;
  const parts = Object.entries(filter).filter(([, value]) => value !== '');
  return html`
    ${parts.map(([name, value]) => hiddenField(name, value))}
    <p>
      ${t('console.exports.filtered', { count: people })}
      <a href="${consoleExportAddress(event.slug)}">${t('console.exports.everyone')}</a>
    </p>
  `;
}

/** What is asked of some files alone shows where one of them is chosen. */
function classesOf(profile: ExportProfile): { classes?: string } {
  if (profile === 'everything') return { classes: 'asks-1 asks-2' };
  return profile === 'sheet' ? { classes: 'asks-1' } : {};
}

/** Which columns of a table, in which form and order. */
export function table(
  view: View,
  props: Pick<ExportPageProps, 'form' | 'formats' | 'columns' | 'withheld' | 'orders'>,
): Html {
  const { t } = view;
  const { form } = props;
  return html`
    <div class="asked-1">
      ${selectField(view, form, {
        name: 'format',
        label: t('console.exports.format'),
        hint: t('console.exports.formatHint'),
        choices: props.formats.map((value) => ({
          value,
          label: t(`console.exports.formats.${value}`),
        })),
      })}
    </div>
    <details
      class="more-fields asked-2"
      ${form.problems['columns'] === undefined ? '' : html`open`}
    >
      <summary>${t('console.exports.columns')}</summary>
      <div class="form">
        ${choices(view, form, {
          name: 'columns',
          label: t('console.exports.columnsLabel'),
          several: true,
          choices: props.columns.map(({ name: value, heading: label, language }) => ({
            value,
            label,
            ...(language === undefined ? {} : { language }),
          })),
          ...(props.withheld ? { hint: t('console.exports.withheld') } : {}),
        })}
      </div>
    </details>
    ${selectField(view, form, {
      name: 'order',
      label: t('console.exports.order'),
      choices: props.orders.map((value) => ({
        value,
        label: t(`console.exports.orders.${value}`),
      })),
    })}
  `;
}

/** What the file is for. */
export function reason(
  view: View,
  { form, longestReason }: Pick<ExportPageProps, 'form' | 'longestReason'>,
): Html {
  return field(view, form, {
    name: 'reason',
    label: view.t('console.exports.reason'),
    hint: view.t('console.exports.reasonHint'),
    maxLength: longestReason,
    size: 'full',
    autocomplete: 'off',
  });
}
