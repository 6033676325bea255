import { describe, expect, test } from '@jest/globals';
import { fieldOf, fieldsInLine, fillLine } from '../../../templates/emails/messageFields.ts';
import { fieldsInText, messageHtml } from '../../../templates/emails/messageMarkdown.ts';
import { messageText } from '../../../templates/emails/messageText.ts';

const values = {
  name: 'Ada Example',
  title: 'Pots & pans',
  time: 'Sunday, January 21, 2:30 PM ET',
  where: 'Example Hall',
  link: 'https://example.org/signups/abc.1.def',
};
const html = (text: string, more = {}) => messageHtml(text, { ...values, ...more }).toString();
const plain = (text: string, more = {}) => messageText(text, { ...values, ...more }, 72);

describe('a field of a message', () => {
  test.each([
    ['name', 'name'],
    ['Name', 'name'],
    ['nombre', 'name'],
    ['título', 'title'],
    ['titulo', 'title'],
    ['TÍTULO', 'title'],
    ['hora', 'time'],
    ['where', 'where'],
    ['dónde', 'where'],
    ['donde', 'where'],
    ['enlace', 'link'],
    ['surname', null],
    ['constructor', null],
    ['toString', null],
  ])('{%s} means %s', (word, field) => {
    expect(fieldOf(word)).toBe(field);
  });

  test('is filled in Markdown and in a subject, in one pair of braces or two', () => {
    expect(plain('Hello {name}, {{ nombre }}, { name }!')).toBe(
      'Hello Ada Example, Ada Example, Ada Example!',
    );
    expect(fillLine('{name}: {{title}} {what}', values)).toBe('Ada Example: Pots & pans {what}');
  });

  test('is found wherever it would be filled, and nowhere else', () => {
    expect(fieldsInText('# {a}\n\n- {b} **{c}** [{d}](https://example.org)\n\n> {e}')).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
    ]);
    expect(fieldsInText('`{name}` \\{name} {two words} {1} {}\n\n    {name}')).toEqual([]);
    expect(fieldsInLine('{a} {{b}} {c d}')).toEqual(['a', 'b']);
  });
});

describe('what a field is filled with', () => {
  const hostile = {
    name: '**x** [y](https://evil.example) <b onclick=alert(1)>z</b> https://evil.example {link} `c`',
  };

  test('never becomes markup, nor a link, nor a field', () => {
    const written = html('Hello {name}, and *{name}*', hostile);
    expect(written).not.toMatch(/<strong>|<a |<b |<code>|abc\.1\.def/);
    expect(written).toContain('&lt;b onclick=alert(1)&gt;');
    expect(plain('Hello {name}', hostile)).toContain('**x** [y](https://evil.example) <b');
  });

  test('cannot begin a list, a heading or a quotation', () => {
    for (const name of ['- x', '# x', '> x', '1. x', '---', '    x', '\n\n# x'])
      expect(html('{name}', { name })).toMatch(/^<p[^>]*><bdi>[^<]*<\/bdi><\/p>\n$/);
  });

  test('never is read for fields in a subject', () => {
    expect(fillLine('{name} {title}', { ...values, name: '{title}' })).toBe('{title} Pots & pans');
  });

  test('keeps dollar signs and other signs that a replacement would read', () => {
    expect(fillLine('{name}', { ...values, name: "$& $1 $' $$" })).toBe("$& $1 $' $$");
  });
});

describe('the link of a reader', () => {
  test.each(['{link}', '{enlace}', '{Link}'])('stands behind words as (%s)', (field) => {
    const text = `[your page](${field})`;
    expect(html(text)).toContain(`href="${values.link}"`);
    expect(html(text)).toContain('>your page</a>');
    expect(plain(text)).toBe(`your page (${values.link})`);
  });

  test('is a link where it stands alone, and is not put into another', () => {
    expect(html('{link}')).toContain(`href="${values.link}">${values.link}</a>`);
    expect(plain('{link}')).toBe(values.link);
    expect(html('[to {link}](https://example.org)').match(/<a /g)).toHaveLength(1);
  });

  test.each([
    '[x]({name})',
    '[x](javascript:{link})',
    '[x](%7Bname%7D)',
    '[x](javascript:alert(1))',
  ])('does not make a link of %s', (text) => {
    expect(html(text, { name: 'javascript:alert(1)' })).not.toMatch(/<a [^>]*javascript/);
  });
});

describe('the text part of a message', () => {
  test('keeps lists, quotations, headings and tables readable', () => {
    const text =
      '## Where to go\n\n1. first\n2. second\n   - inner\n\n- one\n\n- two\n\n> said\n> twice\n\n' +
      '| a | b |\n|---|---|\n| 1 | 2 |\n\n---\n\nend';
    expect(plain(text)).toBe(
      [
        'Where to go\n-----------',
        '1. first\n2. second\n   - inner',
        '- one',
        '- two',
        '> said\n> twice',
        'a | b\n1 | 2',
        '* * *',
        'end',
      ].join('\n\n'),
    );
  });

  test('breaks lines, hangs items and leaves links whole', () => {
    const long = 'word '.repeat(30).trim();
    const link = `https://example.org/${'x'.repeat(100)}`;
    for (const line of plain(`- ${long}\n\n> ${long}`).split('\n'))
      expect(line.length).toBeLessThanOrEqual(72);
    expect(
      plain(`- ${long}`)
        .split('\n')
        .slice(1)
        .every((line) => line.startsWith('  w')),
    ).toBe(true);
    expect(plain(link)).toBe(link);
  });

  test('fetches no picture and shows no HTML', () => {
    expect(plain('![a pan](https://example.org/pan.png) <b>x</b>')).toBe(
      'a pan (https://example.org/pan.png) <b>x</b>',
    );
    expect(html('<script>alert(1)</script>')).not.toContain('<script');
  });
});
