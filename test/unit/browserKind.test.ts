import { describe, expect, test } from '@jest/globals';
import { browserKind } from '../../server/web/browserKind.ts';

describe('what a browser says of itself', () => {
  test.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 ' +
        '(KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0',
      'edge',
      'windows',
    ],
    ['Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0', 'firefox', 'android'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 ' +
        '(KHTML, like Gecko) CriOS/139.0.7258.76 Mobile/15E148 Safari/604.1',
      'chrome',
      'ios',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 ' +
        '(KHTML, like Gecko) Version/18.6 Safari/605.1.15',
      'safari',
      'macos',
    ],
    [
      'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 ' +
        '(KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36',
      'chrome',
      'chromeos',
    ],
    ['curl/8.15.0', 'other', 'other'],
    ['', 'other', 'other'],
  ])('%s', (userAgent, program, system) => {
    expect(browserKind(userAgent)).toEqual({ program, system });
  });

  test('is nothing where the header is missing', () => {
    expect(browserKind(undefined)).toEqual({ program: 'other', system: 'other' });
  });

  test('is read in no more time when it is long', () => {
    const long = Buffer.from('Version/'.repeat(200_000)).toString();
    const started = performance.now();
    browserKind(long);
    expect(performance.now() - started).toBeLessThan(100);
  });
});
