import { showsNothing } from '../web/fields.ts';

/** Letters of a name: a federation's full one fits, a text pasted by mistake does not. */
export const longestName = 150;

/** So many organizations can be added at once. */
export const mostNames = 500;

export type PastedNames =
  | { ok: true; names: string[] }
  | { ok: false; problem: 'none' }
  | { ok: false; problem: 'too-many'; maximum: number; count: number }
  /** `line` counts from 1. */
  | { ok: false; problem: 'line-too-long'; line: number; maximum: number; length: number };

/** The marks of a list that was copied from a page or a mail. */
const listMark = /^[-–—*•·▪](?:\s+|$)/;
const listNumber = /^\(?\d{1,3}[.)]\s+/;

/** Names out of a pasted text, one a line; marks of a list in front and empty lines are left out. */
export function pastedNames(text: string): PastedNames {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim().replace(listMark, '').replaceAll('\t', ' ').trim());
  const filled = lines.filter((line) => line !== '');
  // A number belongs to the list only where each line has one: "1. Mai" may be a name.
  const numbered = filled.length > 1 && filled.every((line) => listNumber.test(line));
  const names: string[] = [];
  for (const [index, line] of lines.entries()) {
    const name = numbered ? line.replace(listNumber, '') : line;
    const { length } = [...name];
    if (length > longestName) {
      return { ok: false, problem: 'line-too-long', line: index + 1, maximum: longestName, length };
    }
    if (!showsNothing(name)) names.push(name);
  }
  if (names.length === 0) return { ok: false, problem: 'none' };
  return names.length > mostNames
    ? { ok: false, problem: 'too-many', maximum: mostNames, count: names.length }
    : { ok: true, names };
}
