import type { Token } from 'markdown-it';
import { wrapped } from './letterText.ts';
import { fieldOf, type FieldValues } from './messageFields.ts';
import { addressOf, messageTokens } from './messageMarkdown.ts';

/** What is put before the lines of a block: before its first line, and before those that follow. */
interface Indent {
  first: string;
  rest: string;
}

/**
 * A message in Markdown as plain text, its fields filled: short lines, lists with their marks, and
 * the address of a link behind its words.
 *
 * @param columns the longest line; a word that is longer stays whole, since it may be a link
 */
export function messageText(text: string, values: FieldValues, columns: number): string {
  const blocks: string[] = [];
  const indents: Indent[] = [];
  /** The lists around this place: the number of the next item, and how many there were. */
  const lists: { next: number | null; items: number }[] = [];
  let row: string[] | null = null;
  let close = false;
  let underlined = false;

  for (const token of messageTokens(text)) {
    switch (token.type) {
      case 'heading_open':
        underlined = true;
        break;
      case 'bullet_list_open':
        lists.push({ next: null, items: 0 });
        break;
      case 'ordered_list_open':
        lists.push({ next: Number(token.attrGet('start') ?? 1), items: 0 });
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        lists.pop();
        break;
      case 'list_item_open':
        beginItem();
        break;
      case 'blockquote_open':
        indents.push({ first: '> ', rest: '> ' });
        break;
      case 'list_item_close':
      case 'blockquote_close':
        indents.pop();
        break;
      case 'paragraph_open':
        // Items without empty lines between them stand close in the text, too.
        close = token.hidden && !(lists.length === 1 && lists[0]?.items === 1);
        break;
      case 'thead_open':
        close = false;
        break;
      case 'tr_open':
        row = [];
        break;
      case 'tr_close':
        write((row ?? []).join(' | '));
        row = null;
        close = true;
        break;
      case 'table_close':
        close = false;
        break;
      case 'inline': {
        const words = inlineText(token.children ?? [], values);
        if (row === null) write(words);
        else row.push(words.replaceAll('\n', ' '));
        break;
      }
      case 'code_block':
      case 'fence':
        write(token.content.trimEnd());
        break;
      case 'hr':
        write('* * *');
        break;
      default:
    }
  }
  return blocks.join('\n\n');

  function beginItem(): void {
    const list = lists.at(-1);
    if (list === undefined) return;
    list.items += 1;
    const mark = list.next === null ? '- ' : `${list.next}. `;
    if (list.next !== null) list.next += 1;
    indents.push({ first: mark, rest: ' '.repeat(mark.length) });
  }

  function write(words: string): void {
    const rest = indents.map((indent) => indent.rest).join('');
    let start = indents.map((indent) => indent.first).join('');
    for (const indent of indents) indent.first = indent.rest;
    const lines = wrapped(words, Math.max(20, columns - rest.length)).map((line) => {
      const whole = `${start}${line}`.trimEnd();
      start = rest;
      return whole;
    });
    if (underlined) lines.push(`${rest}${'-'.repeat(Math.min(longest(lines), columns))}`);
    const before = close ? blocks.pop() : undefined;
    blocks.push([...(before === undefined ? [] : [before]), ...lines].join('\n'));
    underlined = false;
    close = false;
  }
}

function longest(lines: readonly string[]): number {
  return Math.max(...lines.map((line) => [...line].length));
}

function inlineText(tokens: readonly Token[], values: FieldValues): string {
  let text = '';
  const links: { address: string; from: number }[] = [];
  for (const token of tokens) {
    switch (token.type) {
      case 'link_open':
        links.push({
          address: addressOf(String(token.attrGet('href') ?? ''), values),
          from: text.length,
        });
        break;
      case 'link_close': {
        const link = links.pop();
        if (link === undefined) break;
        const words = text.slice(link.from);
        const shown = link.address.replace(/^mailto:/, '');
        if (words !== shown && words !== link.address) text += ` (${shown})`;
        break;
      }
      case 'field': {
        const field = fieldOf(token.content);
        text += field === null ? token.markup : values[field];
        break;
      }
      case 'softbreak':
      case 'hardbreak':
        text += '\n';
        break;
      default:
        text += token.content;
    }
  }
  return text;
}
