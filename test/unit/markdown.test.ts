import { describe, expect, test } from '@jest/globals';
import { subjectLine } from '../../templates/emails/letter.ts';
import type { FieldValues } from '../../templates/emails/messageFields.ts';
import { messageHtml } from '../../templates/emails/messageMarkdown.ts';
import { messageText } from '../../templates/emails/messageText.ts';
import { renderMarkdown } from '../../templates/markdown.ts';

/** What changes a text without being seen, tabs and LF left out. */
const unseen = /[\p{Cf}\p{Zl}\p{Zp}]|(?![\t\n])\p{Cc}/u;

const values: FieldValues = {
  name: 'Ada Example',
  title: 'Panel',
  time: '2:30 PM',
  where: 'Example Hall',
  link: 'https://example.org/x',
};

const rendered = (text: string): string => renderMarkdown(text).toString().trim();

describe('a text in Markdown', () => {
  test('reads the description of a picture in proportion to its length', () => {
    const gap = ' '.repeat(60_000);
    const started = performance.now();
    expect(rendered(`![a${gap}b](https://media.example/a.png)`)).toContain(`>a${gap}b<`);
    expect(rendered(`![\t${gap}b](https://media.example/a.png)`)).toContain('b<');
    expect(rendered('![ image ](https://media.example/a.png)')).toContain('>a.png<');
    expect(performance.now() - started).toBeLessThan(1_500);
  });

  test('keeps its line breaks', () => {
    expect(rendered('first\nsecond')).toBe('<p>first<br>\nsecond</p>');
  });

  test('shows HTML as text', () => {
    expect(rendered('<img src=x onerror=alert(1)>')).toBe(
      '<p>&lt;img src=x onerror=alert(1)&gt;</p>',
    );
  });

  test.each([
    '[x](javascript:alert(1))',
    '[x](data:text/html,x)',
    '[x](//example.org)',
    '[x](file:///etc/passwd)',
    '[x](vbscript:x)',
    '<javascript:alert(1)>',
    'tomorrow.at',
  ])('makes no link of %s', (text) => {
    expect(rendered(text)).not.toContain('<a');
  });

  test.each(['[x](https://example.org)', 'http://example.org/a', '[x](mailto:ada@example.org)'])(
    'makes a link of %s that tells the other site nothing',
    (text) => {
      expect(rendered(text)).toContain('rel="nofollow noopener noreferrer"');
    },
  );

  test('fetches no picture and links to it by its words', () => {
    const link = (words: string) =>
      `<p><a href="https://example.org/pan.png" rel="nofollow noopener noreferrer">${words}</a></p>`;
    expect(rendered('![a "red" pan](https://example.org/pan.png)')).toBe(
      link('a &quot;red&quot; pan'),
    );
    for (const words of ['', 'img', ' Image '])
      expect(rendered(`![${words}](https://example.org/pan.png)`)).toBe(link('pan.png'));
  });

  test('makes no link inside a link of a picture', () => {
    expect(rendered('[![a pan](https://example.org/pan.png)](https://example.org/)')).toBe(
      '<p><a href="https://example.org/" rel="nofollow noopener noreferrer">a pan</a></p>',
    );
    expect(rendered('![a pan](javascript:alert)')).toBe('<p>![a pan](javascript:alert)</p>');
  });

  test('begins its headings below those of the page and skips no level', () => {
    expect(rendered('# A\n### B\n## C\n###### D\n# E').match(/<h\d/g)).toEqual([
      '<h2',
      '<h3',
      '<h3',
      '<h4',
      '<h2',
    ]);
  });

  test('aligns tables without inline styles', () => {
    expect(rendered('| a |\n|:-:|\n| 1 |')).not.toContain('style');
  });

  // Each way in which characters that were refused when they were typed can be written otherwise.
  const written = [
    '&#x202e;',
    '&#8238;',
    '&rlm;',
    '&#13;',
    '&#x85;',
    '&#x2028;',
    '&ZeroWidthSpace;',
  ];
  const places = [
    (sign: string) => `a${sign}b`,
    (sign: string) => `# a${sign}b`,
    (sign: string) => `| a${sign}b |\n|---|\n| c |`,
    (sign: string) => `[a${sign}b](https://example.org "t${sign}t")`,
    (sign: string) => `![a${sign}b](https://example.org/x.png "t${sign}t")`,
    (sign: string) => `~~~ js${sign}x\ncode\n~~~`,
    (sign: string) => `[a]\n\n[a]: https://example.org "t${sign}t"`,
  ];

  test.each(written)('judges the character that %s stands for as if it were typed', (sign) => {
    for (const place of places) {
      const page = rendered(place(sign));
      expect(page).not.toMatch(unseen);
      expect(messageHtml(place(sign), values).toString()).not.toMatch(unseen);
      expect(messageText(place(sign), values, 72)).not.toMatch(unseen);
    }
  });

  test('judges what an address without words shows', () => {
    expect(rendered('https://example.org/%E2%80%AEgpj.exe')).not.toMatch(unseen);
    expect(rendered('<https://example.org/%E2%80%AEgpj.exe>')).not.toMatch(unseen);
  });

  test('lets an entity begin no line of its own', () => {
    expect(messageText('a&#10;b&#13;c', values, 72)).toBe('a b c');
    expect(rendered('a&#10;b&#13;c')).toBe('<p>a b c</p>');
  });

  test('keeps the code that it is shown, line by line', () => {
    expect(rendered('```\none\n  two\n```')).toBe('<pre><code>one\n  two\n</code></pre>');
  });
});

test('the subject of a mail is one line of what can be seen', () => {
  expect(subjectLine('Panel\u202e\r\nBcc: x\u2028y\u0000\u200b z')).toBe('Panel Bcc: x y z');
});
