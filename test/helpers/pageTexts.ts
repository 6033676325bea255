/** What stands between the holes of a page's template. */
export interface PageText {
  /** The HTML of one `html` literal, each of its holes a space. */
  html: string;
  line: number;
}

/** Every `html` literal of a TypeScript file, those inside the holes of others too. */
export function pageTexts(source: string): PageText[] {
  const found: PageText[] = [];
  let at = 0;

  /** Reads a literal whose opening backtick has been passed; `inTag` when it stands in a tag. */
  function literal(line: number, isPage: boolean, inTag: boolean): void {
    let html = '';
    while (at < source.length && source[at] !== '`') {
      if (source[at] === '\\') {
        html += source[at + 1] ?? '';
        at += 2;
      } else if (source.startsWith('${', at)) {
        at += 2;
        html += ' ';
        code(true, inTag || html.lastIndexOf('<') > html.lastIndexOf('>'));
      } else {
        html += source[at] ?? '';
        at += 1;
      }
    }
    at += 1;
    // Attributes that are put together apart from their tag are read as if they stood in it.
    const attributes = inTag || /^\s*[a-z-]+="[^"]*"\s*$/.test(html);
    if (isPage) found.push({ html: attributes ? `<tag ${html}>` : html, line });
  }

  /** Reads code, up to the brace that closes a hole or to the end of the file. */
  function code(inHole: boolean, inTag = false): void {
    let depth = 0;
    while (at < source.length) {
      const rest = source.slice(at, at + 2);
      const character = source[at];
      if (rest === '//') at = endOf('\n');
      else if (rest === '/*') at = endOf('*/');
      else if (character === "'" || character === '"') quoted(character);
      else if (character === '`') {
        const line = source.slice(0, at).split('\n').length;
        const isPage = source.slice(Math.max(0, at - 4), at) === 'html';
        at += 1;
        literal(line, isPage, inTag);
      } else {
        at += 1;
        if (character === '{') depth += 1;
        if (character === '}') {
          if (inHole && depth === 0) return;
          depth -= 1;
        }
      }
    }
  }

  function endOf(mark: string): number {
    const end = source.indexOf(mark, at + 2);
    return end < 0 ? source.length : end + mark.length;
  }

  function quoted(mark: string): void {
    at += 1;
    while (at < source.length && source[at] !== mark && source[at] !== '\n')
      at += source[at] === '\\' ? 2 : 1;
    at += 1;
  }

  code(false);
  return found;
}

const spokenAttribute = /\s(?:alt|title|aria-label|placeholder|aria-description)="([^"]*)"/g;

/** The words of a page that people see or hear and that no text file holds. */
export function wordsOf(html: string): string[] {
  const spoken = [...html.matchAll(spokenAttribute)].map(([, text = '']) => text);
  const visible = html
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/<svg\b[\s\S]*?<\/svg>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#?\w+;/g, ' ');
  return [...spoken, visible].flatMap((text) => text.match(/\p{L}{2,}/gu) ?? []);
}
