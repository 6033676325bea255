import MarkdownIt, { type Token } from 'markdown-it';
import { unsafeHtml } from '@prairielearn/html';
import { shownText } from './characters.ts';
import type { Html } from './view.ts';

/** What a link may lead to. Everything else stays the text that was typed. */
const linkedSchemes = ['http:', 'https:', 'mailto:'];

/** The level of the first heading of a text: the title of the page stands above it. */
const firstHeading = 2;

/** Whether a link may lead there. */
export function isLinked(url: string): boolean {
  return linkedSchemes.includes(URL.parse(url)?.protocol ?? '');
}

/** Reads Markdown as everywhere on this site; each caller may add rules to its own. */
export function markdownParser(): InstanceType<typeof MarkdownIt> {
  const markdown = new MarkdownIt('default', { html: false, linkify: true, breaks: true });
  const { rules } = markdown.renderer;

  markdown.validateLink = isLinked;
  // Without a scheme, "tomorrow.at" would become a link that nobody meant.
  markdown.linkify.set({ fuzzyLink: false });

  rules['link_open'] = (tokens, index, options, _env, renderer) => {
    tokens[index]?.attrSet('rel', 'nofollow noopener noreferrer');
    return renderer.renderToken(tokens, index, options);
  };

  // A picture would be fetched from a third party by everybody who opens the page: a link remains.
  markdown.core.ruler.push('pictures', ({ tokens, Token: Made }) => {
    for (const token of tokens)
      if (token.children !== null) token.children = picturesAsLinks(token.children, Made);
  });

  markdown.core.ruler.push('page_parts', ({ tokens }) => {
    const above: number[] = [];
    for (const token of tokens) {
      cleanToken(token);
      // The pages allow no inline styles, which is how columns of a table would be aligned.
      token.attrs = token.attrs?.filter(([name]) => name !== 'style') ?? null;
      if (token.type !== 'heading_open' && token.type !== 'heading_close') continue;
      const level = Number(token.tag.slice(1));
      while ((above.at(-1) ?? 0) >= level) above.pop();
      above.push(level);
      token.tag = `h${Math.min(firstHeading + above.length - 1, 6)}`;
    }
  });
  return markdown;
}

/**
 * Entities (`&#x202e;`) and percent-encoding have become characters by now, and are judged as those
 * that were typed.
 */
function cleanToken(token: Token): void {
  token.content = shownText(token.content);
  token.info = /^[\w.+#-]*/.exec(token.info)?.[0] ?? '';
  for (const attribute of token.attrs ?? []) attribute[1] = oneLine(String(attribute[1]));
  for (const child of token.children ?? []) {
    cleanToken(child);
    child.content = oneLine(child.content);
  }
}

function oneLine(text: string): string {
  return shownText(text).replaceAll('\n', ' ');
}

/** A link to a picture in the place of each; inside another link its words alone. */
function picturesAsLinks(tokens: readonly Token[], Made: typeof Token): Token[] {
  let linksAround = 0;
  return tokens.flatMap((token) => {
    if (token.type === 'link_open') linksAround += 1;
    if (token.type === 'link_close') linksAround -= 1;
    if (token.type !== 'image') return [token];
    const address = String(token.attrGet('src') ?? '');
    const words = new Made('text', '', 0);
    words.content = pictureWords(token.content, address);
    if (linksAround > 0) return [words];
    const open = new Made('link_open', 'a', 1);
    open.attrSet('href', address);
    return [open, words, new Made('link_close', 'a', -1)];
  });
}

/** What programs put where nobody described the picture. */
const noDescription = /^(?:img|image|imagen|picture|photo|foto)?$/i;

/** The description of a picture, or the name of its file where nobody wrote one. */
function pictureWords(description: string, address: string): string {
  if (!noDescription.test(description.trim())) return description;
  const name = URL.parse(address)?.pathname.split('/').at(-1) ?? '';
  return name === '' ? address : name;
}

const markdown = markdownParser();

/**
 * A text that organizers wrote in Markdown (CommonMark with tables), as HTML that is safe to show:
 * HTML in it is shown as text, a picture becomes a link to it, and links lead to http, https
 * and mailto only. Headings begin at the second level, below the title of a page, and never skip one.
 */
export function renderMarkdown(text: string): Html {
  return unsafeHtml(markdown.render(text));
}
