import { describe, expect, test } from '@jest/globals';
import { likelyMeant } from '../../../server/web/nearMiss.ts';

describe('an address that misses a great provider by one letter', () => {
  test.each([
    ['gmial.com', 'gmail.com'],
    ['gamil.com', 'gmail.com'],
    ['gmail.con', 'gmail.com'],
    ['gmail.co', 'gmail.com'],
    ['gmail.cmo', 'gmail.com'],
    ['gnail.com', 'gmail.com'],
    ['gmai.com', 'gmail.com'],
    ['gmaill.com', 'gmail.com'],
    ['GMIAL.com', 'gmail.com'],
    ['hotmial.com', 'hotmail.com'],
    ['hotnail.com', 'hotmail.com'],
    ['outlok.com', 'outlook.com'],
    ['yahooo.com', 'yahoo.com'],
    ['iclould.com', 'icloud.com'],
    ['riseup.ne', 'riseup.net'],
  ])('is asked about: %s', (domain, meant) => {
    expect(likelyMeant(`Ada.Example+x@${domain}`)).toBe(`Ada.Example+x@${meant}`);
  });

  test.each([
    'gmail.com',
    'hotmail.com',
    'yahoo.com',
    'riseup.net',
    'ymail.com',
    'mail.com',
    'email.com',
    'hotmail.es',
    'hotmail.com.ar',
    'yahoo.co.uk',
    'yahoo.com.ar',
    'outlook.es',
    'gmx.com',
    'gmail.example.org',
    'example.org',
    'münchen.example',
  ])('is not, where the domain is right or another: %s', (domain) => {
    expect(likelyMeant(`ada@${domain}`)).toBeNull();
  });
});
