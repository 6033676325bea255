import { describe, expect, test } from '@jest/globals';
import { addressHash } from '../../../server/outbox/addressHash.ts';
import { addressStanding, mayTry } from '../../../server/outbox/addressStanding.ts';
import { mailChoicesUrl, readChoiceLink } from '../../../server/outbox/choiceLink.ts';
import { kindsOfMail, mailKinds } from '../../../server/outbox/mailKinds.ts';
import { mayMail } from '../../../server/outbox/mayMail.ts';
import { statusIn } from '../../../server/outbox/statusCode.ts';
import { signedLinks } from '../../../server/web/signedLinks.ts';
import { testConfig } from '../../helpers/app.ts';

const fine = { refused: [], failing: false, mayTry: false } as const;

describe('whether an address may be sent a mail', () => {
  test.each(mailKinds)('%s: as its purpose says', (kind) => {
    const purpose = kindsOfMail[kind].purpose;
    expect(mayMail(kind, fine)).toBe(null);
    for (const scope of ['event', 'optional'] as const)
      expect(mayMail(kind, { ...fine, refused: [scope] })).toBe(
        purpose === 'optional' ? 'unsubscribed' : null,
      );
    for (const failing of [false, true])
      expect(mayMail(kind, { ...fine, refused: ['event', 'everything'], failing })).toBe('blocked');
    expect(mayMail(kind, { ...fine, refused: ['optional'], failing: true })).toBe(
      purpose === 'awaited' ? null : 'failing',
    );
  });

  test('the first mail of a new sign-up is tried where mail comes back, and no other', () => {
    const marked = { ...fine, failing: true, mayTry: true };
    const tried = mailKinds.filter((kind) => mayMail(kind, marked) === null);
    expect(tried.filter((kind) => kindsOfMail[kind].purpose !== 'awaited').toSorted()).toEqual([
      'endorsement-confirm',
      'proposal-confirm',
      'signup-address',
      'signup-confirm',
      'signup-confirmed',
      'signup-dates',
      'signup-waiting',
      'updates-confirm',
    ]);
    expect(mayMail('signup-confirm', { ...marked, refused: ['everything'] })).toBe('blocked');
  });
});

test('every reminder, message and digest is optional, and nothing else', () => {
  expect(mailKinds.filter((kind) => kindsOfMail[kind].purpose === 'optional').toSorted()).toEqual([
    'campaign-letter',
    'campaign-update',
    'event-thanks',
    'message',
    'organizer-digest',
    'signup-joining-link',
    'signup-reminder-day',
    'signup-reminder-soon',
  ]);
});

describe('how an address stands by what came back', () => {
  const day = 86_400_000;
  const soft = (at: number) => ({ weight: 'soft' as const, status: '4.2.2', at, triedAt: null });
  const hard = { weight: 'hard' as const, status: '5.1.1', at: 7, triedAt: null };

  test('well, without anything or with a little', () => {
    expect(addressStanding([], 0)).toEqual({ kind: 'good', bounced: 0 });
    expect(addressStanding([1, 2, 3, 4].map(soft), 9)).toEqual({ kind: 'good', bounced: 4 });
  });

  test('badly from the first mail that came back for good', () => {
    expect(addressStanding([soft(1), hard, soft(9)], 9)).toEqual({
      kind: 'failing',
      since: 7,
      bounced: 3,
      status: '5.1.1',
    });
  });

  test('badly from the fifth within seven days, to the millisecond', () => {
    const four = [0, 1, 2, 3].map((days) => soft(days * day));
    const late = 7 * day + 1;
    expect(addressStanding([...four, soft(7 * day)], late)).toMatchObject({ since: 7 * day });
    expect(addressStanding([...four, soft(late)], late).kind).toBe('good');
  });

  test('well again after five days without another one that came back for the moment', () => {
    const five = [0, 1, 2, 3, 4].map((days) => soft(days * day));
    expect(addressStanding(five, 9 * day - 1).kind).toBe('failing');
    expect(addressStanding(five, 9 * day).kind).toBe('good');
    const again = [...five, soft(9 * day)];
    expect(addressStanding(again, 9 * day).kind).toBe('failing');
    expect(addressStanding([hard], 900 * day).kind).toBe('failing');
  });

  test('well again a day after a later mail was taken and did not come back', () => {
    const tried = { ...hard, triedAt: 2 * day };
    expect(addressStanding([tried], 3 * day - 1).kind).toBe('failing');
    expect(addressStanding([tried], 3 * day).kind).toBe('good');
    expect(addressStanding([tried, { ...hard, at: 2 * day + 5 }], 4 * day).kind).toBe('failing');
  });

  test('badly where mails come back slowly, each taken by the mail server before', () => {
    const five = [0, 1, 2, 3, 4].map((days) => ({
      ...soft(days * day),
      triedAt: days < 4 ? (days + 1) * day : null,
    }));
    expect(addressStanding(five, 5 * day).kind).toBe('failing');
  });

  test('gets a try for what was caused after the mark, few a day', () => {
    expect(mayTry([hard], 8)).toBe(true);
    expect(mayTry([hard], 7)).toBe(false);
    expect(mayTry([hard, soft(8), soft(9)], 10)).toBe(false);
    expect(mayTry([hard, soft(8), soft(9)], day + 9)).toBe(true);
    expect(mayTry([{ ...hard, triedAt: 20 }], 30)).toBe(false);
    expect(mayTry([{ ...hard, triedAt: 20 }], day + 20)).toBe(true);
  });
});

test.each([
  ['550 5.1.1 no such user', '5.1.1'],
  ['550-5.7.26 long explanation', '5.7.26'],
  ['Sorry, no mailbox here by that name. (#5.1.1)', '5.1.1'],
  ['<mx.example.net #5.1.1 smtp;550 x>', '5.1.1'],
  ['host mx [192.0.2.1]: 550 user unknown', '5.0.0'],
  ['452 too many recipients', '4.0.0'],
  ['connect to 10.4.1.1: timed out', ''],
  ['version 4.96 of the program, port 5000', ''],
  ['', ''],
])('the status in %p is %p', (text, status) => {
  expect(statusIn(text)).toBe(status);
});

describe('the hash of an address', () => {
  const config = testConfig();

  test('is the same for every spelling of a mailbox, and needs the secret', () => {
    const hash = addressHash(config, 'Ada@bücher.example');
    expect(hash).toMatch(/^[\w-]{22}$/);
    expect(addressHash(config, 'ada@xn--bcher-kva.example')).toBe(hash);
    expect(
      addressHash({ secret: 'another secret of the same length' }, 'ada@bücher.example'),
    ).not.toBe(hash);
    expect(addressHash(config, 'ada+tag@bücher.example')).not.toBe(hash);
  });

  test('and the event are all that a link carries, and nobody can make one', () => {
    const links = signedLinks(config.secret);
    const token = (eventId: number | null) =>
      mailChoicesUrl({ config, links }, 'ada@example.org', eventId).split('/').at(-1) ?? '';
    const hash = addressHash(config, 'ada@example.org');
    expect(readChoiceLink(links, token(12))).toEqual({ addressHash: hash, eventId: 12 });
    expect(readChoiceLink(links, token(null))).toEqual({ addressHash: hash, eventId: null });
    expect(readChoiceLink(links, token(12).replace('_12.', '_13.'))).toBe(null);
    expect(
      readChoiceLink(links, links.token('signup', { publicId: `${hash}_12`, generation: 1 })),
    ).toBe(null);
    expect(
      readChoiceLink(
        links,
        links.token('mail-choices', { publicId: 'AAAAAAAAAAAAAAAA', generation: 1 }),
      ),
    ).toBe(null);
  });
});
