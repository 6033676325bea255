import { z } from 'zod';
import type { StoredQuestion } from '../../db/questions.ts';
import type { Condition, QuestionKind } from '../../db/schema.ts';
import { freshForm, typed, type FormState, type FormValues } from '../../templates/forms.ts';
import type { Translate } from '../../templates/translate.ts';
import {
  checkbox,
  optionalChoice,
  optionalLine,
  optionalText,
  requiredLine,
  wholeNumber,
} from '../web/fields.ts';
import { parseForm, refusedForm, type ParsedForm } from '../web/parseForm.ts';
import { plainNumber } from '../web/plainNumber.ts';
import { numberBounds } from './question.ts';
import { keptDaysChoices } from './removeAnswers.ts';
import type { OptionDetails, QuestionDetails } from './questionDetails.ts';

/** Letters of a question, and of the sentence of a consent. */
export const longestLabel = { question: 200, consent: 600 } as const;
const longestOption = 100;
/** So many options are offered at most. */
export const mostOptions = 20;
/** Empty lines below the options that there are. */
const spareOptions = 4;
const mostPlaces = 100_000;

/** Kinds with options of their own. */
export function hasOptions(kind: QuestionKind): boolean {
  return kind === 'one-of' || kind === 'several-of';
}

/** Lines for options on a form. */
export function optionLines(options: number): number {
  return Math.min(mostOptions, Math.max(6, options + spareOptions));
}

const numbered = Array.from({ length: mostOptions }, (_, at) => `option-${at}`);

const LabelsForm = z.object(
  Object.fromEntries(numbered.map((name) => [name, optionalLine(longestOption)])),
);
const PlacesForm = z.object(
  Object.fromEntries(numbered.map((name) => [`${name}-places`, wholeNumber(1, mostPlaces, null)])),
);

const common = {
  help: optionalText(500),
  required: checkbox(),
  eachPerson: checkbox(),
  sensitive: checkbox(),
  keptDays: optionalChoice(keptDaysChoices.map(String)),
  minimum: wholeNumber(numberBounds.minimum, numberBounds.maximum, null),
  maximum: wholeNumber(numberBounds.minimum, numberBounds.maximum, null),
};

const formOf = (kind: QuestionKind) =>
  z.object({
    label:
      kind === 'consent'
        ? requiredLine(longestLabel.consent, 'console.questions.problems.label')
        : requiredLine(longestLabel.question, 'console.questions.problems.label'),
    ...common,
  });

/**
 * Reads what organizers say of a question.
 *
 * @param known ids of the options that the question has
 */
export function readQuestion(
  kind: QuestionKind,
  values: FormValues,
  known: readonly number[],
  t: Translate,
): ParsedForm<QuestionDetails> {
  const parsed = parseForm(formOf(kind), values, t);
  const offered = hasOptions(kind) ? values : {};
  const labels = parseForm(LabelsForm, offered, t);
  const places = parseForm(PlacesForm, offered, t);
  if (!parsed.ok || !labels.ok || !places.ok)
    return {
      ok: false,
      form: {
        values,
        problems: {
          ...(parsed.ok ? {} : parsed.form.problems),
          ...(labels.ok ? {} : labels.form.problems),
          ...(places.ok ? {} : places.form.problems),
        },
      },
    };
  const { minimum, maximum, keptDays, ...rest } = parsed.value;
  const options = readOptions(labels.value, places.value, values, known);
  const refused = (name: string, problem: 'options' | 'bounds' | 'oneCondition') => ({
    ok: false as const,
    form: refusedForm(values, { [name]: { key: `console.questions.problems.${problem}` } }, t),
  });
  if (hasOptions(kind) && options.length < 2) return refused('option-0', 'options');
  if (minimum !== null && maximum !== null && maximum < minimum)
    return refused('maximum', 'bounds');
  const condition = readCondition(values);
  if (condition === 'several') return refused('condition', 'oneCondition');
  const bounds = kind === 'number' ? { minimum, maximum } : { minimum: null, maximum: null };
  return {
    ok: true,
    value: { ...rest, ...bounds, keptDays: plainNumber(keptDays), options, condition },
  };
}

function readOptions(
  labels: Readonly<Record<string, string>>,
  placesOf: Readonly<Record<string, number | null>>,
  values: FormValues,
  known: readonly number[],
): OptionDetails[] {
  const state = freshForm(values);
  const all = numbered.map((name): OptionDetails => {
    const id = plainNumber(typed(state, `${name}-id`));
    return {
      id: id !== null && known.includes(id) ? id : null,
      label: labels[name] ?? '',
      places: placesOf[`${name}-places`] ?? null,
    };
  });
  return all.filter(
    ({ label, id }, at) =>
      label !== '' && (id === null || all.findIndex((one) => one.id === id) === at),
  );
}

/** Answers that lead to a question, each as `question:answer`. */
function readCondition(values: FormValues): Condition | null | 'several' {
  const pairs = [values['condition'] ?? []].flat().flatMap((one) => {
    const [question = '', answer = ''] = one.slice(0, 40).split(':');
    const id = plainNumber(question);
    return id === null || answer === '' ? [] : [{ question: id, answer }];
  });
  const [first] = pairs;
  if (first === undefined) return null;
  if (pairs.some(({ question }) => question !== first.question)) return 'several';
  return { question: first.question, answers: pairs.map(({ answer }) => answer) };
}

/** The form of a question as it stands. */
export function questionValues(question: StoredQuestion): FormState {
  const { version, condition } = question;
  const yes = (holds: boolean) => (holds ? 'yes' : '');
  const options = question.options
    .filter(({ archivedAt }) => archivedAt === null)
    .flatMap(({ id, places }, at): [string, string][] => [
      [`option-${at}`, version.wording.options[id] ?? ''],
      [`option-${at}-places`, places === null ? '' : String(places)],
      [`option-${at}-id`, String(id)],
    ]);
  return freshForm({
    label: version.wording.label,
    help: version.wording.help,
    required: yes(question.required),
    eachPerson: yes(question.eachPerson),
    sensitive: yes(question.sensitive),
    keptDays: question.keptDays === null ? '' : String(question.keptDays),
    minimum: question.minimum === null ? '' : String(question.minimum),
    maximum: question.maximum === null ? '' : String(question.maximum),
    condition: condition?.answers.map((answer) => `${condition.question}:${answer}`) ?? [],
    ...Object.fromEntries(options),
  });
}
