import { describe, expect, test } from '@jest/globals';
import { recipientDomains } from '../../../server/mail/domains.ts';

const now = 1_000_000;

describe('a domain that holds up the line', () => {
  test('leaves two of five connections to the others until it has answered once', () => {
    const domains = recipientDomains(5);
    for (let index = 0; index < 3; index += 1) {
      expect(domains.mayStart('slow.example', now)).toEqual({ kind: 'now' });
      domains.started('slow.example');
    }
    expect(domains.mayStart('slow.example', now).kind).toBe('later');
    expect(domains.mayStart('other.example', now)).toEqual({ kind: 'now' });

    domains.ended('slow.example', true, now);
    expect(domains.mayStart('slow.example', now)).toEqual({ kind: 'now' });
  });

  test('rests after three conversations that broke off, then gets a single try', () => {
    const domains = recipientDomains(5);
    for (let index = 0; index < 3; index += 1) {
      domains.started('dead.example');
      domains.ended('dead.example', false, now);
    }
    expect(domains.mayStart('dead.example', now)).toEqual({ kind: 'later', at: now + 30_000 });

    const later = now + 30_000;
    expect(domains.mayStart('dead.example', later)).toEqual({ kind: 'now' });
    domains.started('dead.example');
    expect(domains.mayStart('dead.example', later).kind).toBe('later');

    domains.ended('dead.example', false, later);
    expect(domains.mayStart('dead.example', later)).toEqual({ kind: 'later', at: later + 60_000 });
  });

  test('is like any other again as soon as it answers', () => {
    const domains = recipientDomains(5);
    for (let index = 0; index < 9; index += 1) {
      domains.started('back.example');
      domains.ended('back.example', false, now);
    }
    domains.started('back.example');
    domains.ended('back.example', true, now);
    expect(domains.mayStart('back.example', now)).toEqual({ kind: 'now' });
  });

  test('that says "later" to every mail does not rest: whoever greylists must see each once', () => {
    const domains = recipientDomains(5);
    for (let index = 0; index < 50; index += 1) {
      expect(domains.mayStart('grey.example', now)).toEqual({ kind: 'now' });
      domains.started('grey.example');
      domains.ended('grey.example', true, now);
    }
  });
});
