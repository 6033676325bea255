import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  eventAddress,
  eventSignUpsAddress,
  inLanguage,
  localAddress,
  signUpCancellationAddress,
  withQuery,
} from '../../templates/addresses.ts';

describe('addresses', () => {
  test('are the ones that have been published', () => {
    expect(eventAddress('panel-argentina')).toBe('/events/panel-argentina');
    expect(eventSignUpsAddress('panel-argentina')).toBe('/events/panel-argentina/signups');
    expect(signUpCancellationAddress('abc')).toBe('/signups/abc/cancellation');
  });

  test('encode what comes from outside, so that it stays one part of the path', () => {
    expect(eventAddress('../console?x=1#y')).toBe('/events/..%2Fconsole%3Fx%3D1%23y');
  });

  test('lead to the same page in another language and keep the rest of the query', () => {
    expect(inLanguage('/events/x?q=a%20b&lang=en', 'es')).toBe('/events/x?q=a+b&lang=es');
  });

  test.each(['//evil.example/path', '/\\evil.example/path', '///evil.example', '//'])(
    'of the request %p never lead to another host',
    (path) => {
      const address = inLanguage(path, 'es');
      expect(address).toMatch(/^\/(?![/\\])/);
      expect(new URL(address, 'https://example.org').host).toBe('example.org');
    },
  );

  test('lose a part of the query that becomes empty', () => {
    expect(withQuery('/console?q=ada&page=2', { q: '', page: 3 })).toBe('/console?page=3');
  });
});

describe('an address of this site', () => {
  test.each([
    ['/', '/'],
    ['/events/panel?lang=es#sign-up', '/events/panel?lang=es#sign-up'],
    ['/a/../b', '/b'],
    ['/events/ñ', '/events/%C3%B1'],
  ])('is %s', (text, address) => {
    expect(localAddress(text)).toBe(address);
  });

  test.each([
    '',
    'events',
    '//evil.example',
    '/\\evil.example',
    '\\/evil.example',
    '/\t/evil.example',
    '/\n\\evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/%2e%2E//evil.example',
    '/..\\/evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '//[',
    ' /events',
  ])('is not %j', (text) => {
    expect(localAddress(text)).toBeNull();
  });

  test('never leads a browser to another site, nor does what it makes of it', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '%2e',
      '\t',
      '\n',
      '\r',
      ' ',
      '@',
      ':',
      '?',
      '#',
      '[',
      'evil.example',
      'http:',
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 12 }).map((all) => `/${all.join('')}`),
      fc.webUrl(),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const address = localAddress(typed);
        if (address === null) return;
        expect(address).toMatch(/^\/(?![/\\])/);
        const read = new URL(address, 'https://example.org');
        expect(read.origin).toBe('https://example.org');
        // A proxy or an old browser may read it once more.
        expect(localAddress(`${read.pathname}${read.search}${read.hash}`)).toBe(address);
        const { pathname, search, hash } = new URL(typed, 'https://example.org');
        expect(address).toBe(`${pathname}${search}${hash}`);
      }),
      { numRuns: 2000 },
    );
  });
});
