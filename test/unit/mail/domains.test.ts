import { describe, expect, test } from '@jest/globals';
import { recipientDomains } from '../../../server/mail/domains.ts';

const now = 1_000_000;

describe('a domain that holds up the line', () => {
  test('leaves two of five connections to the others until it has answered once', () => {
    const domains = recipientDomains(5);
    const first = domains.start('slow.example');
    expect(domains.turn('slow.example', now)).toEqual({ kind: 'now' });
    domains.start('slow.example');
    domains.start('slow.example');
    expect(domains.turn('slow.example', now)).toEqual({ kind: 'soon' });
    expect(domains.turn('other.example', now)).toEqual({ kind: 'now' });

    first(true, now);
    domains.start('slow.example');
    expect(domains.turn('slow.example', now)).toEqual({ kind: 'now' });
  });

  test('lets others go first once it hangs', () => {
    let elapsed = 0;
    const domains = recipientDomains(3, () => elapsed);
    domains.start('slow.example');
    elapsed = 1_999;
    expect(domains.turn('slow.example', now)).toEqual({ kind: 'soon' });
    elapsed = 2_000;
    expect(domains.turn('slow.example', now)).toEqual({ kind: 'later', at: now + 5_000 });
  });

  test('rests after three conversations that broke off, then gets a single try', () => {
    const domains = recipientDomains(5);
    for (let index = 0; index < 3; index += 1) domains.start('dead.example')(false, now);
    expect(domains.turn('dead.example', now)).toEqual({ kind: 'later', at: now + 30_000 });

    const later = now + 30_000;
    expect(domains.turn('dead.example', later)).toEqual({ kind: 'now' });
    const probe = domains.start('dead.example');
    expect(domains.turn('dead.example', later)).toEqual({ kind: 'soon' });

    probe(false, later);
    expect(domains.turn('dead.example', later)).toEqual({ kind: 'later', at: later + 60_000 });
  });

  test('is like any other again as soon as it answers', () => {
    const domains = recipientDomains(5);
    for (let index = 0; index < 9; index += 1) domains.start('back.example')(false, now);
    domains.start('back.example')(true, now);
    expect(domains.turn('back.example', now)).toEqual({ kind: 'now' });
  });

  test('that says "later" to every mail does not rest: whoever greylists must see each once', () => {
    const domains = recipientDomains(5);
    for (let index = 0; index < 50; index += 1) {
      expect(domains.turn('grey.example', now)).toEqual({ kind: 'now' });
      domains.start('grey.example')(true, now);
    }
  });
});
