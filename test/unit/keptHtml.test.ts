import { describe, expect, test } from '@jest/globals';
import { html } from '@prairielearn/html';
import { keptHtml } from '../../templates/keptHtml.ts';

describe('what stands on many pages', () => {
  test('is put together once for each thing and each variant', () => {
    const kept = keptHtml();
    const made: string[] = [];
    const [one, other] = [{}, {}];
    const name = (of: object, variant: string, text: string) =>
      kept(of, variant, () => {
        made.push(text);
        return html`<p>${text}</p>`;
      }).toString();
    expect(name(one, 'en', 'first')).toBe('<p>first</p>');
    expect(name(one, 'es', 'second')).toBe('<p>second</p>');
    expect(name(other, 'en', 'third')).toBe('<p>third</p>');
    expect(name(one, 'en', 'never')).toBe('<p>first</p>');
    expect(made).toEqual(['first', 'second', 'third']);
  });

  test('is escaped once, and has lost its indents', () => {
    const made = keptHtml()(
      {},
      '',
      () => html`
        <ul>
          <li>${'"a" & <b>'}</li>
        </ul>
      `,
    );
    const text = '\n<ul>\n<li>&#34;a&#34; &amp; &lt;b&gt;</li>\n</ul>';
    expect(made.toString().trimEnd()).toBe(text);
    expect(html`${made}`.toString()).toBe(made.toString());
  });
});
