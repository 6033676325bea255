import type { SignupRow } from '../../db/signupRows.ts';
import { joinLines } from '../calendar/contentLines.ts';
import { escapeText, singleLine } from '../calendar/text.ts';
import type { QuestionColumn } from './questionColumns.ts';
import type { People } from './tables.ts';

/** Longer than any name, and short enough for every telephone. */
const longest = 500;

/**
 * People as vCards (RFC 6350), for the contacts of a telephone: name, address, telephone
 * number where they were asked for one, and their event as the category.
 *
 * @param phone the question that asked for a telephone number
 */
export async function* vCards(
  people: People,
  {
    categoryOf,
    phone,
  }: { categoryOf: (row: SignupRow) => string; phone: QuestionColumn | undefined },
): AsyncGenerator<string> {
  for await (const some of people)
    yield some.map((row) => vCard(row, categoryOf(row), phoneOf(row, phone))).join('');
}

function vCard({ signup }: SignupRow, category: string, phone: string): string {
  const name = singleLine(signup.name, longest);
  return joinLines([
    'BEGIN:VCARD',
    'VERSION:4.0',
    'PRODID:-//Cacerola//EN',
    `UID;VALUE=text:cacerola:${oneValue(signup.publicId)}`,
    `FN:${oneValue(name)}`,
    // Five parts (6.2.2). Some telephones show nobody without it; what is a family name nobody told us.
    `N:;${escapeText(name)};;;`,
    ...(signup.email === null ? [] : [`EMAIL:${oneValue(singleLine(signup.email, longest))}`]),
    ...(phone === '' ? [] : [`TEL;VALUE=text:${oneValue(phone)}`]),
    `LANG:${signup.language}`,
    `CATEGORIES:${oneValue(singleLine(category, longest))}`,
    // The basic form of a timestamp (4.3.5).
    `REV:${new Date(signup.updatedAt).toISOString().replaceAll(/[-:]|\.\d+/g, '')}`,
    'END:VCARD',
  ]);
}

/** A text that is no part of a value: its semicolons stay as they are, which not all unescape there (3.4). */
function oneValue(text: string): string {
  return escapeText(text).replaceAll(String.raw`\;`, ';');
}

/** The number of whoever signed up, of those that stand in the answer. */
export function phoneOf(row: SignupRow, phone: QuestionColumn | undefined): string {
  if (phone === undefined) return '';
  const [first = ''] = String(phone.of(row) ?? '').split(' | ');
  return singleLine(first, longest);
}
