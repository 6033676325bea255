import { describe, expect, test } from '@jest/globals';
import { html, unsafeHtml, type HtmlValue } from '@prairielearn/html';
import fc from 'fast-check';
import { pageBytes } from '../../../server/web/pageBytes.ts';

/** What the library makes of it, in the words of which the indents are then taken out. */
const plainly = (text: string) =>
  text.replaceAll(/\n[ \n]+/g, (gap, at: number) => (text[at + gap.length] === '<' ? '\n' : gap));

const texts = fc.string({
  unit: fc.constantFrom('a', ' ', '\n', '<', '>', '&', '"', "'", 'é', '👏'),
});
const values: fc.Arbitrary<HtmlValue> = fc.oneof(
  texts,
  fc.string({ unit: 'binary' }),
  fc.constantFrom(0, 1.5, 10n, true, false, null, undefined),
  texts.map(unsafeHtml),
);
const { page } = fc.letrec<{ page: ReturnType<typeof html>; value: HtmlValue }>((tie) => ({
  page: fc.tuple(tie('value'), tie('value'), fc.boolean()).map(([one, other, long]) =>
    long
      ? html`<ul>
          <li>${one}</li>
          ${other}
        </ul>`
      : html`${one} ${other}`,
  ),
  value: fc.oneof({ maxDepth: 4 }, values, tie('page'), fc.array(tie('value'), { maxLength: 3 })),
}));

describe('the bytes of a page', () => {
  test('are what the library makes of it, without the indents of tags', () => {
    fc.assert(
      fc.property(page, (made) => {
        const expected = Buffer.from(plainly(made.toString()));
        expect(pageBytes(made).toString('latin1')).toBe(expected.toString('latin1'));
      }),
    );
  });

  test('have each tag on one line, and every value as it is', () => {
    const value = 'a\n  b > c "d"';
    const made = html`<p
      class="one
        two"
      ${html`hidden`}
      title="${value}"
    >
      1 < 2 3 ${value}
    </p>`;
    const shown = 'a\n  b &gt; c &#34;d&#34;';
    expect(pageBytes(made).toString()).toBe(
      `<p class="one\n        two" hidden title="${shown}">\n      1 < 2 3 ${shown}\n</p>`,
    );
  });

  test('have one gap where attributes are left out, and none less between others', () => {
    const attributes = (...all: string[]) => all.map((one) => html`${unsafeHtml(one)}`);
    const tag = (one: string, two: string, three: string) => {
      const [first, second, third] = attributes(one, two, three);
      return pageBytes(
        html`<input name="x" ${first} ${second} ${third} class="${one}  ${two}" />`,
      ).toString();
    };
    expect(tag('', '', '')).toMatch(/^<input name="x" class=" {2}" \/>$/);
    expect(tag('', 'b', '')).toMatch(/^<input name="x" b class=" {2}b" \/>$/);
    expect(tag('a', 'b', 'c')).toMatch(/^<input name="x" a b c class="a {2}b" \/>$/);
  });

  test('are UTF-8 whatever stands in it, and however long it is', () => {
    for (const text of ['“é” 👏', 'a\ud800b', '👏'.repeat(40_000)])
      expect(pageBytes(html`<p>${text}</p>`).equals(Buffer.from(`<p>${text}</p>`))).toBe(true);
  });
});
