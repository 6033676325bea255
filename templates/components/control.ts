import { html } from '@prairielearn/html';
import type { FormState } from '../forms.ts';
import type { Html, View } from '../view.ts';
import { writtenIn } from './writtenIn.ts';

/* What every control of a form has: a label, what helps, what is wrong, and how they are tied together. */

export interface ControlOptions {
  name: string;
  label: string;
  /** A sentence below the label: what it is for, or what will happen with it. */
  hint?: string | Html;
  /** A field that may stay empty says so beside its label. */
  optional?: boolean;
  /** The language of what is typed, where it is another one than the page's. */
  language?: string;
  /** A blank in place of an answer lets the style tell whether there is one. */
  marksEmpty?: boolean;
  /** Set apart the ids of fields of the same name on one page. */
  idPrefix?: string;
}

interface ControlParts {
  id: string;
  label: Html;
  hint: Html | '';
  problem: Html | '';
  attributes: Html;
}

export function controlParts(view: View, form: FormState, options: ControlOptions): ControlParts {
  const id = controlId(options);
  const problem = form.problems[options.name];
  const described = [
    options.hint === undefined ? '' : `${id}-hint`,
    problem === undefined ? '' : `${id}-problem`,
  ].filter((one) => one !== '');
  return {
    id,
    label: html`<label for="${id}">${options.label}${optionalMark(view, options)}</label>`,
    hint: hintOf(id, options),
    problem: problemOf(id, problem),
    attributes: html`${options.marksEmpty === true ? html`placeholder=" "` : ''}
    ${described.length === 0 ? '' : html`aria-describedby="${described.join(' ')}"`}
    ${problem === undefined ? '' : html`aria-invalid="true"`} ${writtenIn(options.language)}`,
  };
}

export function controlId({
  name,
  idPrefix,
}: {
  name: string;
  idPrefix?: string | undefined;
}): string {
  return `${idPrefix ?? ''}${idPrefix === undefined ? '' : '-'}${name}-field`;
}

export function optionalMark(view: View, options: ControlOptions): Html | '' {
  if (options.optional !== true) return '';
  return html` <span class="field__optional">${view.t('forms.optional')}</span>`;
}

export function hintOf(id: string, { hint }: ControlOptions): Html | '' {
  return hint === undefined ? '' : html`<p class="field__hint" id="${id}-hint">${hint}</p>`;
}

export function problemOf(id: string, problem: string | undefined): Html | '' {
  return problem === undefined
    ? ''
    : html`<p class="field__problem" id="${id}-problem">${problem}</p>`;
}
