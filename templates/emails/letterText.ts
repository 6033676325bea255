import { colonOf, type Language } from '../languages.ts';
import type { Block, Frame, Letter, MailFact } from './letter.ts';
import { phraseText } from './letter.ts';

/** Old terminals show 80 columns, and a reply puts "> " in front. */
export const columns = 72;

/** The text part: short lines, links alone on theirs, so that no program breaks them. */
export function letterText({ language, t, site }: Frame, letter: Letter): string {
  const about = letter.about === undefined ? [] : wrapped(phraseText(letter.about), columns);
  const parts = [
    site.organization,
    headline(phraseText(letter.headline)),
    about.join('\n'),
    ...letter.blocks.map((block) => (block === null ? '' : blockText(block, language))),
    '-'.repeat(columns),
    ...letter.smallPrint.map((text) => wrapped(text, columns).join('\n')),
    `${t('mail.allEvents')}\n${site.baseUrl}/`,
    site.contact === null
      ? ''
      : `${t('layout.contact')}\n${site.contact.href.replace(/^mailto:/, '')}`,
    `${t('mail.choices')}\n${site.choicesUrl}`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function headline(text: string): string {
  const lines = wrapped(text, columns);
  const width = Math.max(...lines.map((line) => [...line].length));
  return [...lines, '='.repeat(Math.min(width, columns))].join('\n');
}

function blockText(block: Block, language: Language): string {
  switch (block.kind) {
    case 'paragraph':
      return wrapped(block.text, columns).join('\n');
    case 'facts':
      return block.facts
        .filter((fact) => fact !== null)
        .map(factText)
        .join('\n\n');
    case 'button':
    case 'link':
      return `${block.label}${colonOf(language)}\n${block.href}`;
    case 'prose':
      return block.text;
    case 'picture':
      return '';
    case 'quote':
      return [
        block.label,
        ...wrapped(block.text, columns - 2).map((line) => `> ${line}`.trimEnd()),
      ].join('\n');
  }
}

function factText({ label, loud = [], lines }: MailFact): string {
  const indented = [...loud, ...lines].flatMap((line) =>
    wrapped(phraseText(line), columns - 4).map((part) => `    ${part}`),
  );
  return [label, ...indented].join('\n');
}

/** Breaks at spaces; a word that is longer than a line stays whole, since it may be a link. */
export function wrapped(text: string, width: number): string[] {
  return text.split(/\r\n?|\n/).flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    let filled = 0;
    for (const word of paragraph.split(/[ \t]+/)) {
      const length = lengthOf(word);
      if (line === '') {
        line = word;
        filled = length;
      } else if (filled + 1 + length <= width) {
        line += ` ${word}`;
        filled += 1 + length;
      } else {
        lines.push(line);
        line = word;
        filled = length;
      }
    }
    lines.push(line);
    return lines;
  });
}

/** In characters of Unicode: what lies beyond the first plane counts once. */
function lengthOf(word: string): number {
  let length = 0;
  for (const _character of word) length += 1;
  return length;
}
