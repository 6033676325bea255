import { html } from '@prairielearn/html';
import { consoleImportAddress } from '../../../addresses.ts';
import { actionButton, submitButton } from '../../../components/buttons.ts';
import {
  checkbox,
  choices,
  errorSummary,
  selectField,
  textArea,
  titleWithProblems,
  type ChoiceGroup,
} from '../../../components/forms.ts';
import type { FormState } from '../../../forms.ts';
import { nativeName } from '../../../languages.ts';
import type { Html, View } from '../../../view.ts';
import { eventPage } from '../eventPage.ts';
import type { EventOnConsole } from '../eventTabs.ts';
import { importCrumbs } from './imports.ts';

export interface ImportColumnsProps {
  event: EventOnConsole;
  id: number;
  form: FormState;
  rows: number;
  /** The program from which the list comes; '' where that could not be told. */
  product: string;
  /** `field` is the name of the field that says what it is. */
  columns: readonly { field: string; name: string; samples: readonly string[] }[];
  /** What a column can be: of the person, and the questions of the event. */
  offered: { plain: readonly Offered[]; questions: readonly Offered[] };
  asksForDates: boolean;
  /** Words of the column of states, each with the field that says what it means. */
  states: readonly { field: string; word: string }[];
  /** Consents that a column answers, with their exact words. */
  consents: readonly { field: string; words: string }[];
  hasAddresses: boolean;
}

export interface Offered {
  value: string;
  label: string;
}

/** What each column of a list is, and what has to be asked about it. */
export function importColumnsPage(view: View, props: ImportColumnsProps): Html {
  const { t } = view;
  const { event, id, form } = props;
  const title = t('console.imports.columns.title');
  return eventPage(view, event, {
    tab: 'signups',
    title: titleWithProblems(view, form, title),
    crumbs: importCrumbs(view, event),
    canonicalPath: consoleImportAddress(event.slug, id),
    body: html`
      <div class="stack narrow">
        <h2>${title}</h2>
        ${errorSummary(view, form)}
        <p>
          ${t('console.imports.columns.found', { count: props.rows })}.
          ${
            props.product === ''
              ? ''
              : t('console.imports.columns.recognized', { product: props.product })
          }
          ${t('console.imports.columns.check')}
        </p>
        <form
          class="form"
          method="post"
          action="${consoleImportAddress(event.slug, id, 'columns')}"
        >
          <div class="import-columns">${columnFields(view, props)}</div>
          ${reading(view, props)} ${consents(view, props)} ${agreement(view, props)}
          ${submitButton(t('console.imports.columns.check2'))}
        </form>
        ${actionButton({
          action: consoleImportAddress(event.slug, id, 'removal'),
          label: t('console.imports.columns.discard'),
        })}
      </div>
    `,
  });
}

function columnFields(view: View, { form, columns, offered }: ImportColumnsProps): Html[] {
  const { t } = view;
  const groups: ChoiceGroup[] = [
    { label: t('console.imports.columns.plain'), choices: offered.plain },
    ...(offered.questions.length === 0
      ? []
      : [{ label: t('console.imports.columns.questions'), choices: offered.questions }]),
  ];
  return columns.map(({ field, name, samples }, index) =>
    selectField(view, form, {
      name: field,
      label: name === '' ? t('console.imports.columns.unnamed', { number: index + 1 }) : name,
      hint:
        samples.length === 0
          ? t('console.imports.columns.blank')
          : t('console.imports.columns.samples', { samples: samples.join(' · ') }),
      choices: [{ value: 'none', label: t('console.imports.columns.none') }, ...groups],
    }),
  );
}

function reading(view: View, { form, asksForDates, states }: ImportColumnsProps): Html {
  const { t } = view;
  const told = (['confirmed', 'waiting', 'cancelled'] as const).map((value) => ({
    value,
    label: t(`console.imports.told.${value}`),
  }));
  return html`
    ${
      asksForDates
        ? choices(view, form, {
            name: 'dates',
            label: t('console.imports.columns.dates'),
            choices: [
              { value: 'day-first', label: t('console.imports.columns.dayFirst') },
              { value: 'month-first', label: t('console.imports.columns.monthFirst') },
            ],
          })
        : ''
    }
    ${
      states.length === 0
        ? ''
        : html`<fieldset class="fieldset">
            <legend>${t('console.imports.columns.statesTitle')}</legend>
            ${states.map(({ field, word }) =>
              selectField(view, form, {
                name: field,
                label: t('console.imports.columns.stateOf', { word }),
                choices: told,
                blank: t('console.imports.columns.chooseState'),
              }),
            )}
          </fieldset>`
    }
    ${
      view.languages.length < 2
        ? ''
        : selectField(view, form, {
            name: 'language',
            label: t('console.imports.columns.language'),
            choices: [
              { value: '', label: t('console.imports.columns.ofEvent') },
              ...view.languages.map((value) => ({ value, label: nativeName(value) })),
            ],
          })
    }
  `;
}

function consents(view: View, { form, consents: asked }: ImportColumnsProps): Html {
  const { t } = view;
  if (asked.length === 0) return html``;
  return html`<fieldset class="fieldset">
    <legend>${t('console.imports.columns.exactTitle')}</legend>
    ${asked.map(({ field, words }) =>
      checkbox(view, form, {
        name: field,
        label: t('console.imports.columns.exact', { words }),
        required: false,
      }),
    )}
  </fieldset>`;
}

function agreement(view: View, { form, hasAddresses }: ImportColumnsProps): Html {
  const { t } = view;
  if (!hasAddresses) return html``;
  return html`
    ${choices(view, form, {
      name: 'agree',
      label: t('console.imports.columns.agree'),
      hint: t('console.imports.columns.agreeHint'),
      choices: [
        { value: 'all', label: t('console.imports.columns.agreeAll') },
        { value: 'column', label: t('console.imports.columns.agreeColumn') },
        { value: 'nobody', label: t('console.imports.columns.agreeNobody') },
      ],
    })}
    ${textArea(view, form, {
      name: 'words',
      label: t('console.imports.columns.words'),
      hint: t('console.imports.columns.wordsHint'),
      rows: 2,
      optional: true,
    })}
  `;
}
