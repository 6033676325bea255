import { HtmlSafeString } from '@prairielearn/html';
import { transcode } from 'node:buffer';
import type { Html } from '../../templates/view.ts';

/**
 * The bytes of a page, in UTF-8 and without the indents before tags and in them. Those are the templates'
 * own: what people wrote has no tag at the beginning of a line that is not escaped.
 */
export function pageBytes(html: Html): Buffer {
  return utf8Of(withoutIndents(textOf(html)));
}

/**
 * What `toString` gives, but for indents. The library has a function look at every value for signs to
 * replace, and most have none; and what stands in a template is the same each time.
 */
function textOf(value: unknown): string {
  if (typeof value === 'string' && !/[&<>'"]/.test(value)) return value;
  if (isList(value)) {
    let all = '';
    for (const one of value) all += textOf(one);
    return all;
  }
  // Whatever else it is, and what a later version of the library makes, it words by itself.
  if (!isTemplate(value)) return new HtmlSafeString(['', ''], [value]).toString();
  const { strings, values } = value;
  if (values.length === 0) return String(strings[0]);
  const { words, inTag } = literals(strings);
  let text = words[0] ?? '';
  for (let index = 0; index < values.length; index += 1) {
    const value = textOf(values[index]);
    const after = words[index + 1] ?? '';
    // An attribute that is left out leaves no gap either.
    const isLeftOut = value === '' && inTag[index] === true && text.endsWith(' ');
    if (isLeftOut && /^[ >]/.test(after)) text = text.slice(0, -1);
    text += value + after;
  }
  return text;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** A tagged literal as the library keeps it: its words, and the values between them. */
interface Template {
  strings: readonly unknown[];
  values: readonly unknown[];
}

function isTemplate(value: unknown): value is Template {
  return value instanceof HtmlSafeString && isList(value['strings']) && isList(value['values']);
}

interface Literals {
  words: readonly string[];
  /** Whether the value after each of them stands in a tag, and in no quotes. */
  inTag: readonly boolean[];
}

const knownLiterals = new WeakMap<readonly unknown[], Literals>();

function literals(strings: readonly unknown[]): Literals {
  const known = knownLiterals.get(strings);
  if (known !== undefined) return known;
  const made = withoutGapsInTags(strings.map((words) => withoutIndents(String(words))));
  knownLiterals.set(strings, made);
  return made;
}

/**
 * The words of a template whose tags are on one line each, as the formatter breaks them: a tenth of a page.
 * What stands in quotes and between tags stays as it is, and so do all values.
 */
function withoutGapsInTags(strings: readonly string[]): Literals {
  let inTag = false;
  let quoted = false;
  const valuesInTag: boolean[] = [];
  const words = strings.map((text) => {
    let kept = '';
    for (let at = 0; at < text.length; at += 1) {
      const sign = text.charAt(at);
      if (inTag && !quoted && isGap(sign.charCodeAt(0))) {
        while (isGap(text.charCodeAt(at + 1))) at += 1;
        if (text[at + 1] !== '>') kept += ' ';
        continue;
      }
      if (inTag && sign === '"') quoted = !quoted;
      else if (!quoted && sign === '>') inTag = false;
      else if (!inTag && sign === '<' && /[a-z/]/.test(text.charAt(at + 1))) inTag = true;
      kept += sign;
    }
    valuesInTag.push(inTag && !quoted);
    return kept;
  });
  return { words, inTag: valuesInTag };
}

/** Each gap is looked at once: a description may have thousands of empty lines. */
function withoutIndents(html: string): string {
  let kept = '';
  let from = 0;
  for (let at = html.indexOf('\n'); at >= 0; at = html.indexOf('\n', at)) {
    const lineEnd = at;
    do at += 1;
    while (isGap(html.charCodeAt(at)));
    if (at === lineEnd + 1 || html[at] !== '<') continue;
    kept += `${html.slice(from, lineEnd)}\n`;
    from = at;
  }
  return kept + html.slice(from);
}

/** Those that templates are laid out with. */
function isGap(code: number): boolean {
  return code === 0x20 || code === 0x0a;
}

/** Room for the code units of a page, used again for the next. */
const codeUnits = Buffer.alloc(64 * 1024);

/**
 * Node writes a text as UTF-8 character by character, which takes three times as long as to write down its
 * code units and have those transcoded at once.
 */
function utf8Of(text: string): Buffer {
  if (text.length * 2 > codeUnits.length || !text.isWellFormed()) return Buffer.from(text);
  const written = codeUnits.write(text, 'utf16le');
  return transcode(codeUnits.subarray(0, written), 'utf16le', 'utf8');
}
