import { html } from '@prairielearn/html';
import { consoleActionListAddress } from '../../../addresses.ts';
import { submitButton } from '../../../components/buttons.ts';
import { choices, errorSummary, field, type Choice } from '../../../components/forms.ts';
import { pagination } from '../../../components/navigation.ts';
import type { FormState } from '../../../forms.ts';
import type { Html, View } from '../../../view.ts';

/** A question about a row, and what can be answered. */
export interface AskedRow {
  line: number;
  /** What its cells say, in one line. */
  says: string;
  question: string;
  /** The field of the form that answers it, and the one for what is none of the choices. */
  field: string;
  choices: readonly Choice[];
  typed: { field: string; label: string; hint?: string; type: 'text' | 'date' } | null;
}

export interface ActionQuestionsProps {
  slug: string;
  id: number;
  form: FormState;
  rows: readonly AskedRow[];
  page: number;
  pages: number;
  /** The address of a page of questions. */
  hrefOf: (page: number) => string;
}

/** What is asked about rows, some at a time; each can be left for later, or the row be left out. */
export function actionQuestions(view: View, props: ActionQuestionsProps): Html | '' {
  const { t } = view;
  const { slug, id, form, rows } = props;
  if (rows.length === 0) return '';
  return html`
    <section class="stack narrow" aria-labelledby="questions">
      <h3 id="questions">${t('console.actionLists.ask.title')}</h3>
      <p>${t('console.actionLists.ask.intro')}</p>
      ${errorSummary(view, form)}
      <form class="form" method="post" action="${consoleActionListAddress(slug, id, 'answers')}">
        ${rows.map(
          (row) => html`
            <section class="panel stack" aria-labelledby="row-${row.line}">
              <h4 id="row-${row.line}">
                ${t('console.actionLists.ask.row', { line: row.line })}
                <span class="form-note"><bdi>${row.says}</bdi></span>
              </h4>
              ${choices(view, form, {
                name: row.field,
                label: row.question,
                choices: [
                  ...row.choices,
                  { value: 'skip', label: t('console.actionLists.ask.skip') },
                  { value: 'undecided', label: t('console.actionLists.ask.undecided') },
                ],
              })}
              ${
                row.typed === null
                  ? ''
                  : field(view, form, {
                      name: row.typed.field,
                      label: row.typed.label,
                      ...(row.typed.hint === undefined ? {} : { hint: row.typed.hint }),
                      type: row.typed.type,
                      autocomplete: 'off',
                      required: false,
                    })
              }
            </section>
          `,
        )}
        ${submitButton(t('console.actionLists.ask.save'))}
      </form>
      ${pagination(view, { page: props.page, pages: props.pages, hrefOf: props.hrefOf })}
    </section>
  `;
}
