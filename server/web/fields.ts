import { z } from 'zod';
import { holdsControl, normal, unixLines } from '../../templates/characters.ts';
import { checkedAddress, longestAddress } from './emailAddress.ts';
import type { FieldProblem } from './parseForm.ts';

/*
 * The fields that forms are made of. Each takes what was typed, or undefined, and gives a clean
 * value or one problem. Length comes first: whatever is far too long is refused before anything
 * else is done with it, so that no text costs more than in proportion to what may be typed. Clean
 * text is NFC, well-formed and without control characters; what pasting brings along unseen (marks
 * of direction, zero-width signs, separators of lines) is taken out.
 */

type Checked<Value> = { value: Value } | { problem: FieldProblem };

/** A character that people count takes as many UTF-16 code units at most, as all scripts compose. */
const unitsPerCharacter = 4;

/** More than any choice, number or answer of a script has. */
const longestAnswer = 1000;

/**
 * A field by a function that reads its text; a repeated field counts with its last value.
 *
 * @param longest in UTF-16 code units; a longer text is refused unread
 */
function field<Value>(
  longest: number,
  refusal: (typed: string) => { problem: FieldProblem },
  read: (typed: string) => Checked<Value>,
) {
  // Not `z.unknown()` and then a transform: browsers do not send a box that is not ticked.
  return z.transform((raw, context): Value => {
    const last = Array.isArray(raw) ? raw.at(-1) : raw;
    const typed = typeof last === 'string' ? last : '';
    const result = typed.length > longest ? refusal(typed) : read(typed);
    if ('value' in result) return result.value;
    context.addIssue({
      code: 'custom',
      message: result.problem.key,
      params: { problem: result.problem },
    });
    return z.NEVER;
  });
}

/** A field of text of so many characters. */
function textField<Value>(maximum: number, read: (typed: string) => Checked<Value>) {
  return field(maximum * unitsPerCharacter, (typed) => tooLong(maximum, typed), read);
}

/** A field that is no text: what no answer is as long as, is none of the answers. */
function answerField<Value>(refusal: FieldProblem['key'], read: (typed: string) => Checked<Value>) {
  return field(longestAnswer, () => problem(refusal), read);
}

function problem(
  key: FieldProblem['key'],
  values?: FieldProblem['values'],
): { problem: FieldProblem } {
  return { problem: values ? { key, values } : { key } };
}

function tooLong(maximum: number, text: string): { problem: FieldProblem } {
  return problem('forms.problems.tooLong', { maximum, length: charactersIn(text) });
}

/** Code points: as people count, more or less, and as nobody is surprised by. */
function charactersIn(text: string): number {
  let count = 0;
  for (const _character of text) count += 1;
  return count;
}

/** Clean text, its lines ended by LF. */
function cleaned(typed: string, maximum: number): Checked<string> {
  if (!typed.isWellFormed() || typed.includes('\uFFFD'))
    return problem('forms.problems.unreadable');
  const value = normal(typed).trim();
  if (holdsControl(value)) return problem('forms.problems.invisible');
  return charactersIn(value) > maximum ? tooLong(maximum, value) : { value };
}

/** What a field of one line does with breaks that a person cannot have typed into it. */
const pastedBreak = /[\t\v\f\u0085\u2028\u2029]/gu;

function oneLine(typed: string, maximum: number): Checked<string> {
  if (/[\r\n]/.test(typed.trim())) return problem('forms.problems.oneLine');
  return cleaned(typed.replace(pastedBreak, ' '), maximum);
}

/** Whether a text would look empty: nothing but spaces and signs that leave no mark of their own. */
export function showsNothing(text: string): boolean {
  return /^[\s\p{Default_Ignorable_Code_Point}\p{Mn}\u2800]*$/u.test(text);
}

/** One line that must be there. */
export const requiredLine = (
  maximum: number,
  missing: FieldProblem['key'] = 'forms.problems.required',
) =>
  textField(maximum, (typed) => {
    const result = oneLine(typed, maximum);
    return 'value' in result && showsNothing(result.value) ? problem(missing) : result;
  });

/** One line that may be empty. */
export const optionalLine = (maximum: number) =>
  textField(maximum, (typed) => oneLine(typed, maximum));

/** Several lines, ended by LF, that may be empty. */
export const optionalText = (maximum: number) =>
  textField(maximum, (typed) => cleaned(unixLines(typed), maximum));

/** An e-mail address that mail can be sent to. */
export const emailField = () =>
  textField(longestAddress, (typed) => {
    const line = oneLine(typed, longestAddress);
    if ('problem' in line) return line;
    if (line.value === '') return problem('forms.problems.emailMissing');
    const address = checkedAddress(line.value);
    return address === null ? problem('forms.problems.email') : { value: address };
  });

/** An e-mail address that mail can be sent to, or '' where the field is empty. */
export const optionalEmail = () =>
  textField(longestAddress, (typed) => {
    const line = oneLine(typed, longestAddress);
    if ('problem' in line || line.value === '') return line;
    const address = checkedAddress(line.value);
    return address === null ? problem('forms.problems.email') : { value: address };
  });

const longestWebAddress = 500;

/** An http(s) address, completed with https:// where a person left it out; '' where empty. */
export const optionalWebAddress = () =>
  textField(longestWebAddress, (typed) => {
    const line = oneLine(typed, longestWebAddress);
    if ('problem' in line || line.value === '') return line;
    const withScheme = /^[a-z][a-z\d+.-]*:/i.test(line.value)
      ? line.value
      : `https://${line.value}`;
    const url = URL.parse(withScheme);
    const usable =
      url !== null &&
      (url.protocol === 'https:' || url.protocol === 'http:') &&
      url.hostname.includes('.') &&
      url.username === '' &&
      url.password === '';
    return usable ? { value: url.href } : problem('forms.problems.webAddress');
  });

/** A whole number within bounds; an empty field gives `whenEmpty`. */
export const wholeNumber = <Empty extends number | null>(
  minimum: number,
  maximum: number,
  whenEmpty: Empty,
) => {
  const refused = problem('forms.problems.wholeNumber', { minimum, maximum });
  return field<number | Empty>(
    longestAnswer,
    () => refused,
    (typed) => {
      const text = typed.trim();
      if (text === '') return { value: whenEmpty };
      const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
      return number >= minimum && number <= maximum ? { value: number } : refused;
    },
  );
};

/** A box that is ticked or not. */
export const checkbox = () =>
  answerField('forms.problems.choose', (typed) => ({ value: typed !== '' }));

/** A box that must be ticked. */
export const mustTick = (missing: FieldProblem['key']) =>
  answerField(missing, (typed) => (typed === '' ? problem(missing) : { value: true as const }));

/** One of several values. */
export const choice = <const Value extends string>(values: readonly Value[]) =>
  answerField<Value>('forms.problems.choose', (typed) => {
    const chosen = values.find((value) => value === typed);
    return chosen === undefined ? problem('forms.problems.choose') : { value: chosen };
  });

/** One of several values, or null where nothing was chosen. */
export const optionalChoice = <const Value extends string>(values: readonly Value[]) =>
  answerField<Value | null>('forms.problems.choose', (typed) => {
    const chosen = values.find((value) => value === typed);
    return chosen === undefined && typed !== ''
      ? problem('forms.problems.choose')
      : { value: chosen ?? null };
  });

/** A field of several lines that a rule of the feature reads: a value, or what is wrong with them. */
export const textReadBy = <Value>(
  maximum: number,
  read: (text: string) => { value: Value } | { problem: FieldProblem },
) =>
  textField(maximum, (typed): Checked<Value> => {
    const text = cleaned(unixLines(typed), maximum);
    return 'problem' in text ? text : read(text.value);
  });

/** Those of several values that were ticked, as one text, in the order of the values. */
export const severalOf = (values: readonly string[]) =>
  z.transform((raw) => {
    const ticked = [raw].flat().filter((one) => typeof one === 'string');
    const chosen = new Set(ticked.flatMap((one) => one.slice(0, longestAnswer).split(' ')));
    return values.filter((value) => chosen.has(value)).join(' ');
  });

/** A field whose text a rule of the feature reads; null is refused with the given sentence. */
export const readBy = <Value>(
  read: (typed: string) => Value | null,
  refusal: FieldProblem['key'],
) =>
  answerField<Value>(refusal, (typed) => {
    const value = read(typed.trim());
    return value === null ? problem(refusal) : { value };
  });
