import { describe, expect, test } from '@jest/globals';
import {
  eventAddress,
  eventSignUpsAddress,
  inLanguage,
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
