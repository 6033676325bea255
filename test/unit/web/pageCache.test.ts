import { html } from '@prairielearn/html';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { pageCache, type PageCache } from '../../../server/web/pageCache.ts';

let cache: PageCache;
let rendered: number;

beforeEach(() => {
  cache = pageCache();
  rendered = 0;
});

const render = () => {
  rendered += 1;
  return html`<p>Rendered ${rendered} times</p>`;
};

describe('a page that is the same for everybody', () => {
  test('is rendered once and keeps its validator', () => {
    const first = cache.page('en /', '1.1', 0, render);
    expect(cache.page('en /', '1.1', 59_999, render)).toEqual(first);
    expect(rendered).toBe(1);
    expect(first.etag).toMatch(/^"[\w-]{22}"$/);
  });

  test('loses the indents of tags, in proportion to its length whatever people wrote', () => {
    const gaps = '\n'.repeat(100_000);
    const started = performance.now();
    const lines = 'a\n  b';
    const { body } = cache.page(
      'en /',
      '1.1',
      0,
      () =>
        html`<p>${lines}</p>
          ${gaps}
          <p>${gaps}</p>`,
    );
    expect(body.toString()).toBe(`<p>${lines}</p>\n<p>\n</p>`);
    const words = cache.page('es /', '1.1', 0, () => html`<pre>${gaps}x</pre>`);
    expect(words.body.toString()).toBe(`<pre>${gaps}x</pre>`);
    // Milliseconds; with a search for each line of the gap it was half a minute.
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test('is rendered anew after a write', () => {
    const first = cache.page('en /', '1.1', 0, render);
    const second = cache.page('en /', '2.1', 0, render);
    expect(second.body).not.toBe(first.body);
    expect(second.etag).not.toBe(first.etag);
  });

  test('is rendered anew after a minute, and keeps its validator if nothing changed', () => {
    const same = () => {
      rendered += 1;
      return html`<p>The same</p>`;
    };
    const first = cache.page('en /', '1.1', 0, same);
    expect(cache.page('en /', '1.1', 60_000, same)).toEqual(first);
    expect(rendered).toBe(2);
  });

  test('is not shared between languages, zones or addresses', () => {
    cache.page('en /', '1.1', 0, render);
    cache.page('es /', '1.1', 0, render);
    expect(rendered).toBe(2);
  });

  test('does not fill the memory, whatever addresses are asked for', () => {
    for (let index = 0; index < 4000; index += 1) cache.page(`en /?${index}`, '1.1', 0, render);
    cache.page('en /?0', '1.1', 0, render);
    expect(rendered).toBe(4001);
  });

  test('stays while made-up addresses come and go', () => {
    for (let index = 0; index < 4000; index += 1) {
      cache.page(`en /?${index}`, '1.1', 0, render);
      if (index % 100 === 0) cache.page('en /', '1.1', 0, render);
    }
    expect(rendered).toBe(4001);
  });
});
