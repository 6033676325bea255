import { describe, expect, test } from '@jest/globals';
import { plainName } from '../../../server/mail/plainName.ts';

describe('a name for a mail to an address that nobody has confirmed', () => {
  test.each([
    ['Workers’ Voice', 'Workers’ Voice'],
    ["Workers' Voice NYC", "Workers' Voice NYC"],
    ['CUNY4Palestine', 'CUNY4Palestine'],
    ['El Hormiguero', 'El Hormiguero'],
    ['Ärzte & Pflege (Nord-Süd)', 'Ärzte & Pflege (Nord-Süd)'],
    ['اتحاد العمال', 'اتحاد العمال'],
    ['Local 1199', 'Local 1199'],
  ])('%s is recognized', (name, plain) => {
    expect(plainName(name)).toBe(plain);
  });

  test.each([
    ['You won! https://evil.example/prize', 'You won'],
    ['evil.example', ''],
    ['Call 555-0123-4567 now', 'Call now'],
    ['write to win@evil.example', 'write to'],
    ['www evil', 'evil'],
    ['<b>Union</b>', ''],
    ['a\r\nBcc: x@example.org', 'a Bcc'],
    ['!!! ???', ''],
  ])('%j carries no link, address, number or markup', (name, plain) => {
    expect(plainName(name)).toBe(plain);
  });

  test('no message fits into it', () => {
    expect(plainName('word '.repeat(200)).length).toBeLessThanOrEqual(60);
    expect(plainName('x'.repeat(10_000))).toBe('');
  });
});
