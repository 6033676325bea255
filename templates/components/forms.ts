import { html } from '@prairielearn/html';
import { typed, typedList, type FormState } from '../forms.ts';
import type { Html, View } from '../view.ts';
import {
  controlId,
  controlParts,
  hintOf,
  optionalMark,
  problemOf,
  type ControlOptions,
} from './control.ts';

/*
 * The parts of every form. A field shows what was typed, word for word, and the sentence about what
 * is wrong with it; both are tied to the control, so that a screen reader tells them together.
 */

export interface FieldOptions extends ControlOptions {
  type?:
    'text' | 'email' | 'url' | 'tel' | 'number' | 'search' | 'date' | 'time' | 'datetime-local';
  autocomplete?:
    'one-time-code' | 'name' | 'email' | 'tel' | 'organization' | 'url' | 'address-level2' | 'off';
  maxLength?: number;
  min?: number | string;
  max?: number | string;
  /** The keyboard of a phone, where the type alone does not choose it. */
  inputMode?: 'url' | 'numeric';
  /** False where another field can answer instead: the browser then asks for nothing. */
  required?: false;
  /** How much room the answer takes. */
  size?: 'short' | 'full';
  /** What is offered while somebody types. */
  list?: readonly string[];
}

/** One line of text, a number, a date or a time. */
export function field(view: View, form: FormState, options: FieldOptions): Html {
  const { name, type = 'text', list: offered = [] } = options;
  const parts = controlParts(view, form, options);
  return html`
    <div class="field ${options.size === 'short' ? 'field--short' : ''}">
      ${parts.label} ${parts.hint} ${parts.problem}
      <input
        id="${parts.id}"
        name="${name}"
        type="${type}"
        value="${typed(form, name)}"
        ${options.optional === true || options.required === false ? '' : html`required`}
        ${options.autocomplete === undefined ? '' : html`autocomplete="${options.autocomplete}"`}
        ${options.maxLength === undefined ? '' : html`maxlength="${options.maxLength}"`}
        ${options.min === undefined ? '' : html`min="${options.min}"`}
        ${options.max === undefined ? '' : html`max="${options.max}"`}
        ${type === 'email' || type === 'url' ? html`spellcheck="false" dir="ltr"` : ''}
        ${options.inputMode === undefined ? '' : html`inputmode="${options.inputMode}"`}
        ${offered.length === 0 ? '' : html`list="${parts.id}-list"`}
        ${parts.attributes}
      />
      ${
        offered.length === 0
          ? ''
          : html`<datalist id="${parts.id}-list">
              ${offered.map((one) => html`<option value="${one}"></option>`)}
            </datalist>`
      }
    </div>
  `;
}

export interface TextAreaOptions extends ControlOptions {
  rows?: number;
  maxLength?: number;
  /** As of {@link FieldOptions}. */
  required?: false;
}

/** Several lines of text. */
export function textArea(view: View, form: FormState, options: TextAreaOptions): Html {
  const parts = controlParts(view, form, options);
  // The line break after the tag is the one that browsers drop: without it, a text that begins
  // with an empty line would lose it.
  return html`
    <div class="field">
      ${parts.label} ${parts.hint} ${parts.problem}
      <textarea
        id="${parts.id}"
        name="${options.name}"
        rows="${options.rows ?? 4}"
        ${options.optional === true || options.required === false ? '' : html`required`}
        ${options.maxLength === undefined ? '' : html`maxlength="${options.maxLength}"`}
        ${parts.attributes}
      >
${typed(form, options.name)}</textarea>
    </div>
  `;
}

export interface Choice {
  value: string;
  label: string;
  /** A sentence that explains the choice; only shown beside radio buttons and checkboxes. */
  hint?: string;
  /** The language of the label where it differs from the page's. */
  language?: string;
  /** It can be read, and not be chosen. */
  disabled?: boolean;
  /** Classes of the box, by which the style shows what follows from it. */
  classes?: string;
}

export interface ChoiceGroup {
  label: string;
  choices: readonly Choice[];
}

export interface SelectOptions extends ControlOptions {
  choices: readonly (Choice | ChoiceGroup)[];
  /** The text of a first choice without a value. */
  blank?: string;
}

/** One of many, folded together. What was typed stays chosen, even where it is no choice of ours. */
export function selectField(view: View, form: FormState, options: SelectOptions): Html {
  const parts = controlParts(view, form, options);
  const chosen = typed(form, options.name);
  return html`
    <div class="field">
      ${parts.label} ${parts.hint} ${parts.problem}
      <select
        id="${parts.id}"
        name="${options.name}"
        ${options.optional === true || options.blank === undefined ? '' : html`required`}
        ${parts.attributes}
      >
        ${options.blank === undefined ? '' : html`<option value="">${options.blank}</option>`}
        ${options.choices.map((choice) =>
          'choices' in choice
            ? html`<optgroup label="${choice.label}">
                ${choice.choices.map((one) => option(one, chosen))}
              </optgroup>`
            : option(choice, chosen),
        )}
      </select>
    </div>
  `;
}

function option(choice: Choice, chosen: string): Html {
  const { value, label, language } = choice;
  const of = language === undefined ? '' : html`lang="${language}"`;
  const isChosen = value === chosen;
  return html`<option value="${value}" ${of} ${isChosen ? html`selected` : ''}>${label}</option>`;
}

export interface CheckboxOptions extends ControlOptions {
  /** What is sent when the box is ticked. */
  value?: string;
  /** As of {@link FieldOptions}. */
  required?: false;
}

/** A single box to tick. */
export function checkbox(view: View, form: FormState, options: CheckboxOptions): Html {
  const parts = controlParts(view, form, options);
  const value = options.value ?? 'yes';
  return html`
    <div class="field field--check">
      ${parts.problem}
      <div class="check">
        <input
          id="${parts.id}"
          name="${options.name}"
          type="checkbox"
          value="${value}"
          ${options.optional === true || options.required === false ? '' : html`required`}
          ${typedList(form, options.name).includes(value) ? html`checked` : ''}
          ${parts.attributes}
        />
        <label for="${parts.id}">${options.label}</label>
      </div>
      ${parts.hint}
    </div>
  `;
}

export interface ChoicesOptions extends ControlOptions {
  choices: readonly Choice[];
  /** Several may be ticked. */
  several?: boolean;
}

/** Choices that all stand open on the page: radio buttons, or checkboxes where several may hold. */
export function choices(view: View, form: FormState, options: ChoicesOptions): Html {
  const { name, several = false } = options;
  const id = controlId(options);
  const chosen = typedList(form, name);
  const problem = form.problems[name];
  const described = [options.hint === undefined ? '' : `${id}-hint`, problem ? `${id}-problem` : '']
    .filter((one) => one !== '')
    .join(' ');
  return html`
    <fieldset
      class="field field--choices"
      id="${id}"
      tabindex="-1"
      ${described === '' ? '' : html`aria-describedby="${described}"`}
    >
      <legend>${options.label}${optionalMark(view, options)}</legend>
      ${hintOf(id, options)} ${problemOf(id, problem)}
      ${options.choices.map(
        (choice, index) => html`
          <div class="check">
            <input
              id="${id}-${index}"
              name="${name}"
              type="${several ? 'checkbox' : 'radio'}"
              value="${choice.value}"
              ${choice.classes === undefined ? '' : html`class="${choice.classes}"`}
              ${choice.disabled === true ? html`disabled` : ''}
              ${chosen.includes(choice.value) ? html`checked` : ''}
            />
            <label
              for="${id}-${index}"
              ${choice.language === undefined ? '' : html`lang="${choice.language}"`}
              >${choice.label}${
                choice.hint === undefined
                  ? ''
                  : html`<span class="check__hint">${choice.hint}</span>`
              }</label
            >
          </div>
        `,
      )}
    </fieldset>
  `;
}

export function hiddenField(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}" />`;
}

/**
 * What is wrong, at the head of the form, with a link to each field; nothing when all is well.
 * It takes the focus when the page opens, so that nobody has to look for it.
 */
export function errorSummary(view: View, form: FormState, idPrefix?: string): Html {
  const problems = Object.entries(form.problems);
  if (problems.length === 0) return html``;
  return html`
    <div class="notice notice--bad" role="alert" tabindex="-1" autofocus>
      <p class="notice__title">${view.t('forms.problemCount', { count: problems.length })}</p>
      <ul>
        ${problems.map(([name, sentence]) =>
          name === ''
            ? html`<li>${sentence}</li>`
            : html`<li><a href="#${controlId({ name, idPrefix })}">${sentence}</a></li>`,
        )}
      </ul>
    </div>
  `;
}

/** Puts "Problem:" in front of a page title when the form on it was not accepted. */
export function titleWithProblems(view: View, form: FormState, title: string): string {
  return Object.keys(form.problems).length === 0 ? title : view.t('forms.problemTitle', { title });
}
