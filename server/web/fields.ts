import { z } from 'zod';
import { checkedAddress } from './emailAddress.ts';
import type { FieldProblem } from './parseForm.ts';

/*
 * The fields that forms are made of. Each takes what was typed, or undefined, and gives a clean
 * value or one problem. Clean text is NFC, well-formed and without control or bidi-override
 * characters: those change what a name looks like somewhere else than here.
 */

// Tab, line feed and carriage return are judged apart, since paragraphs may hold them.
// oxlint-disable-next-line no-control-regex -- these are the characters that are looked for
const controlCharacter = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029]/;
const bidiOverride = /[\u202A-\u202E\u2066-\u2069]/;

type Checked<Value> = { value: Value } | { problem: FieldProblem };

/** A field by a function that reads its text; a repeated field counts with its last value. */
function field<Value>(read: (typed: string) => Checked<Value>) {
  // Optional, because browsers do not send a box that is not ticked.
  return z
    .unknown()
    .optional()
    .transform((raw, context): Value => {
      const last = Array.isArray(raw) ? raw.at(-1) : raw;
      const result = read(typeof last === 'string' ? last : '');
      if ('value' in result) return result.value;
      context.addIssue({
        code: 'custom',
        message: result.problem.key,
        params: { problem: result.problem },
      });
      return z.NEVER;
    });
}

function problem(
  key: FieldProblem['key'],
  values?: FieldProblem['values'],
): { problem: FieldProblem } {
  return { problem: values ? { key, values } : { key } };
}

function cleaned(typed: string, maximum: number): Checked<string> {
  const value = typed.normalize('NFC').trim();
  if (!typed.isWellFormed() || typed.includes('\uFFFD'))
    return problem('forms.problems.unreadable');
  if (controlCharacter.test(value) || bidiOverride.test(value))
    return problem('forms.problems.invisible');
  const length = [...value].length;
  if (length > maximum) return problem('forms.problems.tooLong', { maximum, length });
  return { value };
}

function oneLine(typed: string, maximum: number): Checked<string> {
  const result = cleaned(typed, maximum);
  if ('value' in result && /[\r\n\t]/.test(result.value)) return problem('forms.problems.oneLine');
  return result;
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
  field((typed) => {
    const result = oneLine(typed, maximum);
    return 'value' in result && showsNothing(result.value) ? problem(missing) : result;
  });

/** One line that may be empty. */
export const optionalLine = (maximum: number) => field((typed) => oneLine(typed, maximum));

/** Several lines, ended by LF, that may be empty. */
export const optionalText = (maximum: number) =>
  field((typed) => cleaned(typed.replace(/\r\n?/g, '\n'), maximum));

/** An e-mail address that mail can be sent to. */
export const emailField = () =>
  field((typed) => {
    if (typed.trim() === '') return problem('forms.problems.emailMissing');
    const line = oneLine(typed, 254);
    if ('problem' in line) return line;
    const address = checkedAddress(line.value);
    return address === null ? problem('forms.problems.email') : { value: address };
  });

/** An http(s) address, completed with https:// where a person left it out; '' where empty. */
export const optionalWebAddress = () =>
  field((typed) => {
    const line = oneLine(typed, 500);
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
) =>
  field<number | Empty>((typed) => {
    const text = typed.trim();
    if (text === '') return { value: whenEmpty };
    const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    return number >= minimum && number <= maximum
      ? { value: number }
      : problem('forms.problems.wholeNumber', { minimum, maximum });
  });

/** A box that is ticked or not. */
export const checkbox = () => field((typed) => ({ value: typed !== '' }));

/** A box that must be ticked. */
export const mustTick = (missing: FieldProblem['key']) =>
  field((typed) => (typed === '' ? problem(missing) : { value: true as const }));

/** One of several values. */
export const choice = <const Value extends string>(values: readonly Value[]) =>
  field<Value>((typed) => {
    const chosen = values.find((value) => value === typed);
    return chosen === undefined ? problem('forms.problems.choose') : { value: chosen };
  });

/** One of several values, or null where nothing was chosen. */
export const optionalChoice = <const Value extends string>(values: readonly Value[]) =>
  field<Value | null>((typed) => {
    const chosen = values.find((value) => value === typed);
    return chosen === undefined && typed !== ''
      ? problem('forms.problems.choose')
      : { value: chosen ?? null };
  });

/** A field whose text a rule of the feature reads; null is refused with the given sentence. */
export const readBy = <Value>(
  read: (typed: string) => Value | null,
  refusal: FieldProblem['key'],
) =>
  field<Value>((typed) => {
    const value = read(typed.trim());
    return value === null ? problem(refusal) : { value };
  });
