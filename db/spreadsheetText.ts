/**
 * What a spreadsheet would run, wherever it begins a cell: Excel in Spanish or German parts cells at
 * the semicolon, and then `a;=1+1` is two of them, quoted or not.
 */
export const innerFormula = /(?<=[;,\t\r\n][ \u00a0]*)[=+\-@＝＋－＠]/g;

/** What a spreadsheet takes for a formula at the start of a cell. */
const firstSign = /^[=+\-@\t\r＝＋－＠]/;

/** Every text in which something has to be changed has one of these; nearly none has. */
const unusual = /["\t\r\n;,]|^[=+\-@＝＋－＠]/;

/**
 * A cell of a CSV file (RFC 4180), with an apostrophe before whatever a spreadsheet would run. What
 * `csvStream` writes through a library, for files of a million rows.
 */
export function csvCell(text: string): string {
  if (!unusual.test(text)) return `"${text}"`;
  const within = text.replace(innerFormula, "'$&");
  const guarded = firstSign.test(within) ? `'${within}` : within;
  return `"${guarded.replaceAll('"', '""')}"`;
}

/** Apostrophes that {@link csvCell} puts, as other programs do at the start of a cell. */
const guards = /(?:^|(?<=[;,\t\r\n][ \u00a0]*))'(?=[=+\-@＝＋－＠])|^'(?=[\t\r])/g;

/** The text of a cell that was guarded so: they are none of it. */
export function unguarded(cell: string): string {
  return cell.replace(guards, '');
}
