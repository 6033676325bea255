import { html } from '@prairielearn/html';
import type { Question } from '../../../server/questions/question.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import {
  checkbox,
  choices,
  errorSummary,
  field,
  hiddenField,
  selectField,
  textArea,
  titleWithProblems,
  type Choice,
} from '../../components/forms.ts';
import { notice } from '../../components/notices.ts';
import { typed, typedList, type FormState } from '../../forms.ts';
import type { TextLanguage } from '../../textLanguages.ts';
import type { Html, View } from '../../view.ts';
import type { QuestionsFrame } from './questionsFrame.ts';

export interface QuestionFormProps {
  frame: QuestionsFrame;
  /** Null for a question that is not asked yet. */
  id: number | null;
  kind: Question['kind'];
  /** In which its words are. */
  language: TextLanguage;
  /** The version that the form shows; 0 of a new question. */
  version: number;
  /** Whether its words have been answered. */
  answered: boolean;
  /** Lines for options; 0 where the kind has none. */
  optionLines: number;
  /** Answers to earlier questions from which it can follow. */
  conditions: readonly Choice[];
  form: FormState;
}

/** The form of a question. */
export function questionFormPage(view: View, props: QuestionFormProps): Html {
  const { t } = view;
  const { id, kind, form, frame } = props;
  const { addresses } = frame;
  const heading = t(id === null ? 'console.questions.form.new' : 'console.questions.form.edit');
  const action = id === null ? addresses.list : addresses.question(id);
  return frame.page(view, {
    title: titleWithProblems(view, form, heading),
    canonicalPath: id === null ? addresses.form(kind) : action,
    crumbs: [],
    narrow: true,
    body: html`
      <form class="form" method="post" action="${action}" data-once>
        <h2>${heading}: ${t(`console.questions.kinds.${kind}`)}</h2>
        ${errorSummary(view, form)} ${hiddenField('kind', kind)}
        ${hiddenField('version', String(props.version))}
        ${props.answered ? notice({ tone: 'info' }, t('console.questions.form.answered')) : ''}
        ${words(view, props)} ${props.optionLines === 0 ? '' : options(view, props)}
        ${kind === 'number' ? bounds(view, props) : ''} ${box(view, form, 'required')}
        ${box(view, form, 'eachPerson')}
        ${checkbox(view, form, {
          name: 'sensitive',
          label: t('console.questions.form.sensitive'),
          hint: t('console.questions.form.sensitiveHint'),
          optional: true,
        })}
        ${selectField(view, form, {
          name: 'keptDays',
          label: t('console.questions.form.keptDays'),
          choices: [
            { value: '', label: t('console.questions.form.kept.all') },
            ...(['7', '1'] as const).map((days) => ({
              value: days,
              label: t(`console.questions.form.kept.${days}`),
            })),
          ],
        })}
        ${
          props.conditions.length === 0
            ? ''
            : html`<details class="more-fields" ${hasCondition(form) ? html`open` : ''}>
                <summary>${t('console.questions.form.condition')}</summary>
                ${choices(view, form, {
                  name: 'condition',
                  label: t('console.questions.form.conditionLabel'),
                  hint: t('console.questions.form.conditionHint'),
                  several: true,
                  choices: props.conditions,
                })}
              </details>`
        }
        <div class="actions">
          ${submitButton(t('console.questions.form.save'))}
          ${linkButton(addresses.list, t('console.questions.form.leave'), 'quiet')}
        </div>
      </form>
    `,
  });
}

function hasCondition(form: FormState): boolean {
  return 'condition' in form.problems || typedList(form, 'condition').length > 0;
}

function words(view: View, { kind, form, language }: QuestionFormProps): Html {
  const { t } = view;
  const label =
    kind === 'consent'
      ? textArea(view, form, {
          name: 'label',
          label: t('console.questions.form.consentLabel'),
          hint: t('console.questions.form.consentHint'),
          rows: 3,
          language,
        })
      : field(view, form, {
          name: 'label',
          label: t('console.questions.form.label'),
          autocomplete: 'off',
          language,
        });
  return html`${label}
  ${field(view, form, {
    name: 'help',
    label: t('console.questions.form.help'),
    hint: t('console.questions.form.helpHint'),
    optional: true,
    autocomplete: 'off',
    language,
  })}`;
}

function bounds(view: View, { form }: QuestionFormProps): Html {
  return html`${(['minimum', 'maximum'] as const).map((name) =>
    field(view, form, {
      name,
      label: view.t(`console.questions.form.${name}`),
      type: 'number',
      min: 0,
      size: 'short',
      optional: true,
    }),
  )}`;
}

function box(view: View, form: FormState, name: 'required' | 'eachPerson'): Html {
  return checkbox(view, form, {
    name,
    label: view.t(`console.questions.form.${name}`),
    optional: true,
  });
}

/** A line for each option: what it is called, and how many people can have it. */
function options(view: View, { optionLines, form, language }: QuestionFormProps): Html {
  const { t } = view;
  return html`<fieldset class="field field--choices option-lines">
    <legend>${t('console.questions.form.options')}</legend>
    <p class="field__hint">${t('console.questions.form.optionsHint')}</p>
    ${Array.from({ length: optionLines }, (_, at) => {
      const name = `option-${at}`;
      const number = at + 1;
      return html`<div class="option-line">
        ${hiddenField(`${name}-id`, typed(form, `${name}-id`))}
        ${field(view, form, {
          name,
          label: t('console.questions.form.option', { number }),
          required: false,
          autocomplete: 'off',
          language,
        })}
        ${field(view, form, {
          name: `${name}-places`,
          label: t('console.questions.form.optionPlaces', { number }),
          type: 'number',
          min: 1,
          size: 'short',
          required: false,
        })}
      </div>`;
    })}
  </fieldset>`;
}
