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

  // A picture would be fetched from a third party by everybody who opens the page: its words remain.
  rules['image'] = (tokens, index, options, env, renderer) =>
    markdown.utils.escapeHtml(
      renderer.renderInlineAsText(tokens[index]?.children ?? [], options, env),
    );

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

const markdown = markdownParser();

/**
 * A text that organizers wrote in Markdown (CommonMark with tables), as HTML that is safe to show:
 * HTML in it is shown as text, a picture becomes its description, and links lead to http, https
 * and mailto only. Headings begin at the second level, below the title of a page, and never skip one.
 */
export function renderMarkdown(text: string): Html {
  return unsafeHtml(markdown.render(text));
}
