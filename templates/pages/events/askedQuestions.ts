import { html } from '@prairielearn/html';
import type { Question } from '../../../server/questions/question.ts';
import { checkbox, choices, field, hiddenField, textArea } from '../../components/forms.ts';
import type { Choice } from '../../components/forms.ts';
import { writtenIn } from '../../components/writtenIn.ts';
import { typed, type FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import { mostCompanions } from './mostCompanions.ts';

/*
 * What organizers ask on the form to sign up. A question that follows from an answer is hidden by the
 * style until that answer is chosen; where the style cannot, it says so. The server judges in any case.
 */

/** So many questions that follow from an answer are hidden by the style; more are told in words. */
const hiddenByStyle = 12;

/** The name of the field of a question, for whoever signs up (0) or one of those they bring (from 1). */
export function fieldName(question: Pick<Question, 'id'>, person: number): string {
  return person === 0 ? `q${question.id}` : `q${question.id}-${person}`;
}

/** The questions to whoever signs up, and what the form says of them all. */
export function askedFields(view: View, form: FormState, asked: readonly Question[]): Html | '' {
  if (asked.length === 0) return '';
  return html`
    ${hiddenField('asked', String(Math.max(...asked.map(({ versionId }) => versionId))))}
    <div class="questions">${fieldsOf(view, form, asked, 0)}</div>
  `;
}

/** The questions to those whom somebody brings; they are asked once it is known how many these are. */
export function companionFields(
  view: View,
  form: FormState,
  asked: readonly Question[],
): Html | '' {
  const ofEach = asked.filter(({ eachPerson }) => eachPerson);
  const people = ofEach.length === 0 ? 0 : peopleIn(form);
  if (people === 0) return '';
  return html`
    ${hiddenField('people', String(people))}
    ${Array.from(
      { length: people },
      (_, at) =>
        html`<fieldset class="questions questions--companion">
          <legend>${view.t('signup.questions.companion', { number: at + 1 })}</legend>
          ${fieldsOf(view, form, ofEach, at + 1)}
        </fieldset>`,
    )}
  `;
}

function peopleIn(form: FormState): number {
  const text = typed(form, 'companions').trim();
  return /^\d{1,2}$/.test(text) ? Math.min(mostCompanions, Number(text)) : 0;
}

function fieldsOf(view: View, form: FormState, asked: readonly Question[], person: number): Html[] {
  const marks = marksOf(asked);
  return asked.map((question) => {
    const { follows, leads } = marks(question);
    const body = fieldOf(view, form, question, person, leads);
    const language = question.language === view.language ? '' : writtenIn(question.language);
    if (question.condition === null)
      return language === '' ? body : html`<div ${language}>${body}</div>`;
    const told = html`<p class="field__hint ${follows === '' ? '' : 'only-if'}">
      ${view.t('signup.questions.onlyIf')}
    </p>`;
    return html`<div class="${follows}" ${language}>${told} ${body}</div>`;
  });
}

/** Classes that tie answers to what follows from them, by numbers that count the conditions. */
function marksOf(asked: readonly Question[]) {
  const conditional = asked.filter(({ condition }) => condition !== null).slice(0, hiddenByStyle);
  const byId = new Map(asked.map((one) => [one.id, one]));
  const numberOf = (question: Question) => conditional.indexOf(question) + 1;

  /** A question that follows from one which follows itself is hidden with it. */
  function follows(question: Question): string[] {
    const leading = question.condition && byId.get(question.condition.question);
    const number = numberOf(question);
    const own = number === 0 ? [] : [`asked-${number}`];
    return leading ? [...own, ...follows(leading)] : own;
  }
  return (question: Question) => ({
    follows: numberOf(question) === 0 ? '' : follows(question).join(' '),
    leads: (answer: string) =>
      conditional
        .filter(
          ({ condition }) =>
            condition?.question === question.id && condition.answers.includes(answer),
        )
        .map((one) => `asks-${numberOf(one)}`)
        .join(' '),
  });
}

function fieldOf(
  view: View,
  form: FormState,
  question: Question,
  person: number,
  leads: (answer: string) => string,
): Html {
  const common = {
    name: fieldName(question, person),
    label: question.label,
    ...(question.help === '' ? {} : { hint: question.help }),
    optional: !question.required,
    // A browser would ask for the answer to a question that it does not show.
    ...(question.condition === null ? {} : { required: false as const }),
  };
  const choice = (value: string, label: string): Choice => {
    const classes = leads(value);
    return { value, label, ...(classes === '' ? {} : { classes }) };
  };
  switch (question.kind) {
    case 'line':
      return field(view, form, { ...common, autocomplete: 'off' });
    case 'text':
      return textArea(view, form, { ...common, rows: 3 });
    case 'phone':
      return field(view, form, { ...common, type: 'tel', autocomplete: 'tel' });
    case 'date':
      return field(view, form, { ...common, type: 'date', size: 'short' });
    case 'number':
      return field(view, form, {
        ...common,
        type: 'number',
        size: 'short',
        min: question.minimum,
        max: question.maximum,
      });
    case 'yes-no':
      return choices(view, form, {
        ...common,
        choices: [
          choice('yes', view.t('signup.questions.yes')),
          choice('no', view.t('signup.questions.no')),
        ],
      });
    case 'consent':
      return checkbox(view, form, { ...common });
    case 'one-of':
    case 'several-of':
      return choices(view, form, {
        ...common,
        several: question.kind === 'several-of',
        choices: question.options.map((option) => {
          const one = choice(String(option.id), option.label);
          const isFull = option.places !== null && option.taken >= option.places;
          const isWrong = common.name in form.problems;
          const isTheirs = isTyped(form, common.name, one.value);
          // Who has it reads nothing of it; what somebody chose in vain stays, beside the sentence.
          if (!isFull || (isTheirs && !isWrong)) return one;
          return { ...one, hint: view.t('signup.questions.full'), disabled: !isTheirs };
        }),
      });
  }
}

function isTyped(form: FormState, name: string, value: string): boolean {
  return [form.values[name] ?? []].flat().includes(value);
}
