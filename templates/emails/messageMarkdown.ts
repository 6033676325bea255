import { unsafeHtml } from '@prairielearn/html';
import type { Token } from 'markdown-it';
import type { Direction } from '../languages.ts';
import { isLinked, markdownParser } from '../markdown.ts';
import { isRightToLeft, type TextLanguage } from '../textLanguages.ts';
import type { Html } from '../view.ts';
import { fieldOf, fieldPattern, type FieldValues } from './messageFields.ts';

/*
 * The Markdown of messages: that of the pages, with fields. A field is a token of its own and is
 * filled when the tokens are written out, so that nothing in a name or a title is ever read as
 * Markdown or HTML.
 */

const markdown = markdownParser();
const escaped = markdown.utils.escapeHtml;
const fieldHere = new RegExp(fieldPattern, 'uy');

markdown.inline.ruler.push('field', (state, silent) => {
  fieldHere.lastIndex = state.pos;
  const [written, word] = fieldHere.exec(state.src) ?? [];
  if (written === undefined || word === undefined) return false;
  if (!silent) {
    const token = state.push('field', '', 0);
    token.content = word;
    token.markup = written;
    token.hidden = state.linkLevel > 0;
  }
  state.pos += written.length;
  return true;
});

// "[my page]({link})": the braces are percent-encoded by the time the address is judged.
markdown.validateLink = (url) => isLinked(url) || isFieldLink(url);

function isFieldLink(url: string): boolean {
  return fieldOf(fieldIn(url) ?? '') === 'link';
}

/** The word of a field that is the whole address of a link. */
function fieldIn(url: string): string | null {
  const word = /^%7B(.{1,200})%7D$/i.exec(url)?.[1];
  if (word === undefined) return null;
  try {
    return decodeURIComponent(word);
  } catch {
    return null;
  }
}

/** Where a link leads once its field is filled. */
export function addressOf(href: string, values: FieldValues): string {
  return isFieldLink(href) ? values.link : href;
}

/** What a program that writes the text out in another way than HTML starts from. */
export function messageTokens(text: string): Token[] {
  return markdown.parse(text, {});
}

/** The words in braces of a text, those in code and behind a backslash left out. */
export function fieldsInText(text: string): string[] {
  const words: string[] = [];
  const collect = (tokens: readonly Token[]): void => {
    for (const token of tokens) {
      if (token.type === 'field') words.push(token.content);
      collect(token.children ?? []);
    }
  };
  collect(messageTokens(text));
  return words;
}

const linkStyle = 'color: #c01207;';
const preStyle = 'margin: 16px 0 0; white-space: pre-wrap; overflow-wrap: anywhere;';
const border = '1px solid #5b5149';

/** Mail programs keep styles at the elements, many of them no others, and know left and right alone. */
const stylesFrom = (start: 'left' | 'right'): Readonly<Record<string, string>> => ({
  p: 'margin: 16px 0 0;',
  h2: 'margin: 28px 0 0; font-size: 23px; line-height: 1.2;',
  h3: 'margin: 24px 0 0; font-size: 19px; line-height: 1.25;',
  h4: 'margin: 20px 0 0; font-size: 17px;',
  h5: 'margin: 20px 0 0; font-size: 17px;',
  h6: 'margin: 20px 0 0; font-size: 17px;',
  ul: `margin: 16px 0 0; padding: 0; padding-${start}: 24px;`,
  ol: `margin: 16px 0 0; padding: 0; padding-${start}: 24px;`,
  li: 'margin: 6px 0 0;',
  blockquote: `margin: 16px 0 0; padding-${start}: 16px; border-${start}: 4px solid #15110e;`,
  pre: preStyle,
  hr: 'margin: 24px 0 0; border: 0; border-top: 2px solid #15110e;',
  table: 'margin: 16px 0 0; border-collapse: collapse;',
  th: `padding: 4px 8px; border: ${border}; text-align: ${start};`,
  td: `padding: 4px 8px; border: ${border};`,
});

const styles = { ltr: stylesFrom('left'), rtl: stylesFrom('right') };

const classes: Readonly<Record<string, string>> = { blockquote: 'quote', hr: 'rule' };

function dress(tokens: readonly Token[], direction: Direction): void {
  for (const token of tokens) {
    const style = styles[direction][token.tag];
    if (token.nesting < 0 || style === undefined) continue;
    token.attrSet('style', style);
    const name = classes[token.tag];
    if (name !== undefined) token.attrSet('class', name);
  }
}

const { rules } = markdown.renderer;
// The rules of code set attributes of their own and would drop the styles.
for (const kind of ['fence', 'code_block'] as const)
  rules[kind] = (tokens, index) =>
    `<pre style="${preStyle}">${escaped(tokens[index]?.content ?? '')}</pre>\n`;

/** A message in Markdown as HTML for a mail, its fields filled; of no language, it reads from the left. */
export function messageHtml(text: string, values: FieldValues, language?: TextLanguage): Html {
  const tokens = messageTokens(text);
  dress(tokens, isRightToLeft(language) ? 'rtl' : 'ltr');
  fill(tokens, values);
  return unsafeHtml(markdown.renderer.render(tokens, markdown.options, {}));
}

function fill(tokens: readonly Token[], values: FieldValues): void {
  for (const token of tokens) {
    if (token.type === 'link_open') {
      token.attrSet('href', addressOf(String(token.attrGet('href') ?? ''), values));
      token.attrSet('class', 'link');
      token.attrSet('style', linkStyle);
    }
    if (token.type === 'field') {
      token.type = 'html_inline';
      token.content = filled(token, values);
    }
    fill(token.children ?? [], values);
  }
}

function filled(token: Token, values: FieldValues): string {
  const field = fieldOf(token.content);
  if (field === null) return escaped(token.markup);
  const value = escaped(values[field]);
  // A link inside a link is none.
  return field === 'link' && !token.hidden
    ? `<a class="link" style="${linkStyle}" href="${value}">${value}</a>`
    : `<bdi>${value}</bdi>`;
}
