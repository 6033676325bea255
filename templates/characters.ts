/*
 * The characters that a text may hold, wherever it comes from: a form, an entity in Markdown, a mail.
 * Text from a web page or a word processor brings line breaks of every kind, marks of direction and
 * signs without width along; nobody who pastes it sees them, so they are taken out and not refused.
 * All of it takes time in proportion to the length of the text.
 */

/** What ends a line somewhere: the mandatory breaks of Unicode Standard Annex 14. */
const lineBreak = /\r\n?|[\n\v\f\u0085\u2028\u2029]/gu;

/** Where the joiner and the non-joiner are part of how words are written. */
const joiningScripts =
  'Arab Syrc Nkoo Mand Mong Adlm Rohg Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Tibt Mymr Khmr';
const joiningScript = joiningScripts
  .split(' ')
  .map((script) => String.raw`\p{scx=${script}}`)
  .join('');

/** One that joins nothing: neither letters of such a script nor the parts of an emoji. */
const idleJoiner = [
  String.raw`(?<![[${joiningScript}]&&[\p{L}\p{M}]])`,
  String.raw`(?:\u200c|(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d`,
  String.raw`|\u200d(?!\p{Extended_Pictographic}))`,
].join('');

/** Tags spell the flags of regions behind a black flag, and elsewhere what nobody can read. */
const idleTag = String.raw`(?<!\u{1f3f4}[\u{e0020}-\u{e007e}]{0,6})[\u{e0020}-\u{e007f}]`;

const ignorable = String.raw`[\p{Cf}&&\p{Default_Ignorable_Code_Point}]`;
const withoutWidth = String.raw`[${ignorable}--[\u200c\u200d\u{e0020}-\u{e007f}]]`;

/** Marks of direction, overrides, zero-width signs, annotations: what shows nothing of its own. */
const unseen = new RegExp(
  [withoutWidth, String.raw`[\ufff9-\ufffb]`, idleTag, idleJoiner].join('|'),
  'gv',
);

/**
 * No language piles up more than 30 marks (Unicode Standard Annex 15, stream-safe text), and to put
 * more of them in order costs the square of their number.
 */
const endlessMarks = /(\p{M}{30})\p{M}+/gu;

/** A control character that is neither a tab nor the end of a line, or one that will never be any. */
const control = /[[\p{Cc}--[\t\n\r]]\p{Noncharacter_Code_Point}]/v;
const controls = new RegExp(control, 'gv');

/** The text with LF for every kind of line break. */
export function unixLines(text: string): string {
  return text.replace(lineBreak, '\n');
}

/** The text without what nobody sees; joiners stay where scripts and emoji need them. */
export function withoutUnseen(text: string): string {
  return text.replace(unseen, '');
}

/** The text with at most 30 marks on one letter. */
export function withoutEndlessMarks(text: string): string {
  return text.replace(endlessMarks, '$1');
}

/** Whether a text holds a character that makes a terminal, a mail or a spreadsheet do something. */
export function holdsControl(text: string): boolean {
  return control.test(text);
}

/**
 * A text that may be shown: LF for every line break, nothing that is unseen, no control character,
 * well-formed, in the normal form C.
 */
export function shownText(text: string): string {
  return normal(unixLines(text.toWellFormed())).replace(controls, '');
}

/** Letters, digits and signs of English: nothing of them is unseen, and nothing to be composed. */
const plain = /^[ -~]*$/;

/** What a person meant by a text: without what is unseen, in the normal form C. */
export function normal(text: string): string {
  if (plain.test(text)) return text;
  return withoutEndlessMarks(withoutUnseen(text)).normalize('NFC');
}
