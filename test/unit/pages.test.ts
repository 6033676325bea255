import { describe, expect, test } from '@jest/globals';
import { html } from '@prairielearn/html';
import { asset } from '../../templates/assets.ts';
import { errorSummary, field, textArea } from '../../templates/components/forms.ts';
import { dataTable } from '../../templates/components/table.ts';
import { freshForm } from '../../templates/forms.ts';
import { page, structuredData } from '../../templates/layout.ts';
import { errorPage } from '../../templates/pages/error.ts';
import { translator } from '../../templates/translate.ts';
import type { View } from '../../templates/view.ts';

const view: View = {
  language: 'en',
  t: translator('en'),
  viewerZone: null,
  now: 0,
  site: {
    organization: 'Example Collective',
    logo: null,
    baseUrl: 'https://example.org',
    contact: null,
    color: null,
    zone: null,
    about: false,
    imprint: false,
  },
  path: '/events/x',
  organizer: null,
  languages: ['en', 'es'],
  reads: ['en'],
  demonstration: false,
  challenge: false,
  version: '0.0.0',
};

describe('forms', () => {
  const form = {
    values: { name: ' <b>"Ada"\n', note: '\n\nfirst line' },
    problems: { name: 'Please write this on a single line.', '': 'Please send it again.' },
  };

  test('show what was typed, character for character and harmless', () => {
    const text = field(view, form, { name: 'name', label: 'Name' }).toString();
    expect(text).toContain('value=" &lt;b&gt;&#34;Ada&#34;\n"');
  });

  test('keep the empty lines with which a text begins', () => {
    const text = textArea(view, form, { name: 'note', label: 'Note' }).toString();
    // Browsers drop the first line break after the tag.
    expect(text).toMatch(/>\n\n\nfirst line<\/textarea/);
  });

  test('tie the sentence about a problem to its field and link it at the head', () => {
    const text = field(view, form, { name: 'name', label: 'Name' }).toString();
    expect(text).toContain('aria-describedby="name-field-problem"');
    expect(text).toContain('aria-invalid="true"');
    const summary = errorSummary(view, form).toString();
    expect(summary).toContain('href="#name-field"');
    expect(summary).toContain('<li>Please send it again.</li>');
  });

  test('say nothing at the head when all is well', () => {
    expect(errorSummary(view, freshForm()).toString()).toBe('');
  });
});

describe('a page', () => {
  test('names itself in each language, and the plain address for all others', () => {
    const text = page(view, {
      title: 'X',
      body: html``,
      canonicalPath: '/events/x',
      alternates: 'page',
    }).toString();
    expect(text).toContain('<link rel="canonical" href="https://example.org/events/x" />');
    expect(text).toMatch(/hreflang="es"\s+href="https:\/\/example.org\/events\/x\?lang=es"/);
    expect(text).toContain('hreflang="x-default" href="https://example.org/events/x"');
  });

  test('that was asked for in one language is canonical in that language', () => {
    const text = page(
      { ...view, path: '/events/x?lang=es', language: 'es' },
      { title: 'X', body: html``, canonicalPath: '/events/x', alternates: 'page' },
    ).toString();
    expect(text).toContain('<link rel="canonical" href="https://example.org/events/x?lang=es" />');
  });

  test('of one person names no canonical address and stays out of search engines', () => {
    const text = page(view, {
      title: 'X',
      body: html``,
      canonicalPath: '/signups/secret',
      robots: 'noindex',
    }).toString();
    expect(text).not.toContain('rel="canonical"');
    expect(text).toContain('<meta name="robots" content="noindex" />');
  });

  test('about an error of ours gives the number to ask by and nothing technical', () => {
    const text = errorPage(view, { status: 500, requestId: 'abc-123' }).toString();
    expect(text).toContain('abc-123');
    expect(text).not.toMatch(/error 500|stack|exception/i);
  });
});

describe('structured data', () => {
  test('cannot end its element, whatever an organizer writes', () => {
    const text = structuredData({ name: '</script><script>alert(1)</script>' }).toString();
    expect(text.match(/<\/script>/g)).toHaveLength(1);
    const json = text.slice(text.indexOf('>') + 1, text.lastIndexOf('</script>'));
    expect(JSON.parse(json)).toEqual({ name: '</script><script>alert(1)</script>' });
  });
});

describe('assets', () => {
  test('have an address that changes with their content', () => {
    expect(asset('cacerola.css')).toMatch(/^\/assets\/cacerola\.css\?v=[0-9a-f]{10}$/);
  });

  test('that do not exist are noticed at once', () => {
    expect(() => asset('missing.css')).toThrow('missing.css');
  });
});

describe('a table', () => {
  const columns = [{ label: 'Name', rowHeader: true }, { label: 'City' }];

  test('labels its cells for narrow screens and marks the blank ones', () => {
    const rows = [[html`<bdi>Ada Example</bdi>`, html`<bdi></bdi>`]];
    const text = dataTable({ caption: 'People', columns, rows, empty: 'Nobody' }).toString();
    expect(text).toMatch(/<th scope="row" class=""><bdi>Ada Example/);
    expect(text).toMatch(/class="\s*blank" data-label="City"/);
  });

  test('without rows says so in words', () => {
    const text = dataTable({ caption: 'People', columns, rows: [], empty: 'Nobody' }).toString();
    expect(text).toBe('<p class="empty">Nobody</p>');
  });
});
