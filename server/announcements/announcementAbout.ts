import { isNoPassage } from './aboutWords.ts';
import type { ReadText } from './announcementReading.ts';
import { readMark, trimmed, type Span } from './spans.ts';

/** A summary is a line or two; what is longer goes into the description. */
const longestSummary = 300;

/** The field that a text of such a length goes into. */
export function aboutField(text: string): 'summary' | 'description' {
  return text.length <= longestSummary ? 'summary' : 'description';
}

/** Letters of the least that tells what an event is. */
const shortest = 50;
const mostSentences = 200;

/**
 * The sentences that tell what an event is: those in which nothing else was read, and that call nobody to
 * anything. Where in doubt, none.
 *
 * @param rest the folded text with marks over all that was read
 */
export function aboutIn(
  { original }: Pick<ReadText, 'original'>,
  rest: string,
  part: Span,
): Span[] {
  const found: Span[] = [];
  let at = part.from;
  // Emails are wrapped: a line that goes on with a small letter is no line of its own.
  const text = rest.slice(part.from, part.to).replace(/(?<![.!?:\n])\n(?=\p{Ll})/gu, ' ');
  for (const line of text.split('\n')) {
    for (const sentence of sentencesOf(line, at)) {
      if (found.length >= mostSentences) return joined(original, found);
      const words = text.slice(sentence.from - part.from, sentence.to - part.from);
      const last = found.at(-1);
      const goesOn = last !== undefined && last.to === sentence.from && goesWith(words);
      if (goesOn || tells(words)) found.push(sentence);
    }
    at += line.length + 1;
  }
  return joined(original, found);
}

/** The words of those sentences, paragraph by paragraph; null where there are none. */
export function aboutText(original: string, spans: readonly Span[]): string | null {
  const text = spans
    .map(({ from, to }) =>
      original
        .slice(from, to)
        .trim()
        .replace(/\n(?=\p{Ll})/gu, ' '),
    )
    .join('\n\n');
  return text === '' ? null : text;
}

function sentencesOf(line: string, at: number): Span[] {
  return [...line.matchAll(/[^.!?…]+(?:[.!?…]+["”»)]?(?=\s|$)|[.!?…]+|$)/g)].reduce<Span[]>(
    (spans, { 0: text, index }) => {
      const previous = spans.at(-1);
      // A full stop without a space behind it ends nothing.
      if (previous !== undefined && previous.to === at + index && !/^\s/.test(text))
        previous.to = at + index + text.length;
      else spans.push({ from: at + index, to: at + index + text.length });
      return spans;
    },
    [],
  );
}

/** "Childcare is provided.", behind a sentence that tells what it is. */
function goesWith(sentence: string): boolean {
  return (
    sentence.trim().split(/\s+/).length >= 3 &&
    !sentence.includes(readMark) &&
    !/\d/.test(sentence) &&
    /[.!?…]["”»)]?\s*$/.test(sentence) &&
    !isNoPassage.test(sentence.trim())
  );
}

function tells(sentence: string): boolean {
  const words = sentence.trim().split(/\s+/);
  return (
    words.length >= 7 &&
    !sentence.includes(readMark) &&
    /\p{Ll}{3}/u.test(sentence) &&
    !/\d/.test(sentence) &&
    /[.!?…]["”»)]?\s*$/.test(sentence) &&
    !isNoPassage.test(sentence.trim())
  );
}

/** Neighbours in a line are one passage; a passage that is too short tells nothing. */
function joined(original: string, sentences: readonly Span[]): Span[] {
  const passages: Span[] = [];
  for (const sentence of sentences) {
    const last = passages.at(-1);
    if (last !== undefined && /^ *\n?(?!\n) *$/.test(original.slice(last.to, sentence.from)))
      last.to = sentence.to;
    else passages.push({ ...sentence });
  }
  return passages.filter(
    (passage) => (trimmed(original, passage)?.to ?? 0) - passage.from >= shortest,
  );
}
