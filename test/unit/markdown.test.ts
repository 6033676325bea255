import { describe, expect, test } from '@jest/globals';
import { renderMarkdown } from '../../templates/markdown.ts';

const rendered = (text: string): string => renderMarkdown(text).toString().trim();

describe('a text in Markdown', () => {
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

  test('fetches no picture and keeps its words', () => {
    expect(rendered('![a "red" pan](https://example.org/pan.png)')).toBe(
      '<p>a &quot;red&quot; pan</p>',
    );
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
});
