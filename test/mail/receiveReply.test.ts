import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Event, MailedSignup } from '../../db/schema.ts';
import { invitation } from '../../server/calendar/invitation.ts';
import { renderMail } from '../../server/mail/renderMail.ts';
import type { Services } from '../../server/services.ts';
import { mailedEntry } from '../../server/signups/attendeeEntry.ts';
import { cancelSignup } from '../../server/signups/cancelSignup.ts';
import { largestReply, receiveReply } from '../../server/signups/receiveReply.ts';
import type { TestClock } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertSignup, mailServices } from '../helpers/mails.ts';

let services: Services;
let clock: TestClock;
let event: Event;
let signup: MailedSignup;

beforeEach(async () => {
  ({ services, clock } = mailServices({ rsvpAddress: 'rsvp@example.org' }));
  event = await insertEvent(services, { capacity: 1, seatsTaken: 1 });
  // The sign-up that the mails in `replies/` answer about.
  signup = await insertSignup(services, event, {
    publicId: 'exampleSignup01',
    uid: '6f1c1b52-8f0e-4c55-9a3e-2d7f0c4b9a10',
    email: 'ada@example.org',
  });
});
afterEach(() => services.db.close());

const file = (name: string): string =>
  readFileSync(new URL(`replies/${name}.eml`, import.meta.url), 'utf8');
const receive = (mail: string) => receiveReply(services, Buffer.from(mail));
const declinedAt = () => services.db.signups.byId(signup.id)?.declinedAt;
const questions = () =>
  services.db.outbox
    .list({}, 100, 0)
    .found.map(({ mail }) => mail)
    .filter(({ kind }) => kind === 'signup-declined-question');

/** The answer of Gmail with something put in the place of something else, in both its parts. */
function gmail(...changes: [string, string][]): string {
  let mail = file('gmail').replace(
    /--000000000000a1b2c3060ec0ffee\nContent-Type: application[^]*$/,
    '',
  );
  for (const [from, to] of changes) {
    if (!mail.includes(from)) throw new Error(`The mail has no ${from}`);
    mail = mail.replaceAll(from, to);
  }
  return mail;
}

describe('an answer that declines', () => {
  test.each(['gmail', 'outlook', 'apple'])('is understood as %s sends it', async (name) => {
    expect(await receive(file(name))).toEqual({ kind: 'declined' });
    expect(declinedAt()).toBe(clock.now);
    expect(services.db.audit.ofSignup(signup.id)).toMatchObject([
      { actor: 'attendee', action: 'signup-declined', at: clock.now },
    ]);
  });

  test.each(['gmail', 'outlook', 'apple'])(
    'is understood with the line ends of mail (%s)',
    async (name) => {
      expect(await receive(file(name).replaceAll('\n', '\r\n'))).toEqual({ kind: 'declined' });
    },
  );

  test('cancels nothing', async () => {
    await receive(file('gmail'));
    expect(services.db.signups.byId(signup.id)).toEqual({ ...signup, declinedAt: clock.now });
    expect(services.db.events.byId(event.id)?.seatsTaken).toBe(1);
  });

  test('asks the owner once whether to free the seat, with the way to do it', async () => {
    await receive(file('gmail'));
    clock.advance(60_000);
    expect(await receive(file('outlook'))).toEqual({ kind: 'declined-before' });
    const [question, ...others] = questions();
    expect(others).toEqual([]);
    if (!question) throw new Error('no question');
    const rendered = renderMail(services, question, clock.now);
    if (rendered.kind !== 'message') throw new Error(rendered.kind);
    const { message } = rendered;
    expect(message.to.address).toBe('ada@example.org');
    expect(message.text).toMatch(/We haven’t canceled\s+anything/);
    expect(message.text).toMatch(
      /http:\/\/localhost:3000\/signups\/exampleSignup01\.1\.[\w-]+\/cancellation/,
    );
    // An invitation would put the event back where they have just declined it.
    expect(message.calendar).toBeNull();
  });

  test('asks nobody any more who has accepted again or cancelled before the mail goes out', async () => {
    await receive(file('gmail'));
    const [question] = questions();
    if (!question) throw new Error('no question');
    await receive(gmail(['PARTSTAT=DECLINED', 'PARTSTAT=ACCEPTED']));
    expect(renderMail(services, question, clock.now)).toEqual({
      kind: 'drop',
      reason: 'superseded',
    });
    await cancelSignup(services, signup.id, 'attendee');
    expect(renderMail(services, question, clock.now)).toEqual({
      kind: 'drop',
      reason: 'cancelled',
    });
  });
});

describe('an answer that accepts', () => {
  const accepts = () => receive(gmail(['PARTSTAT=DECLINED', 'PARTSTAT=ACCEPTED']));

  test('takes the mark of a decline away, and the next decline asks again', async () => {
    await receive(file('gmail'));
    expect(await accepts()).toEqual({ kind: 'accepted' });
    expect(declinedAt()).toBeNull();
    expect(services.db.audit.ofSignup(signup.id).map(({ action }) => action)).toEqual([
      'signup-declined',
      'signup-accepted',
    ]);
    expect(await receive(file('gmail'))).toEqual({ kind: 'declined' });
    expect(questions()).toHaveLength(2);
  });

  test('changes nothing where nobody declined; nor does one that leaves it open', async () => {
    expect(await accepts()).toEqual({ kind: 'noted' });
    await receive(file('gmail'));
    expect(await receive(gmail(['PARTSTAT=DECLINED', 'PARTSTAT=TENTATIVE']))).toEqual({
      kind: 'noted',
    });
    expect(declinedAt()).toBe(clock.now);
  });
});

describe('what is ignored', () => {
  const mark = 'd837847e282da50a84fe48a8';

  test.each<[string, string, () => string]>([
    ['a mail of a person', 'no-calendar', () => 'From: ada@example.org\n\nI cannot come, sorry!'],
    ['bytes that are no mail', 'no-calendar', () => '\u0000\u0001\ufffd'.repeat(1000)],
    ['nothing at all', 'no-calendar', () => ''],
    ['a counter proposal', 'not-a-reply', () => gmail(['METHOD:REPLY', 'METHOD:COUNTER'])],
    ['a forwarded invitation', 'not-a-reply', () => gmail(['METHOD:REPLY', 'METHOD:REQUEST'])],
    ['an answer without an answer', 'no-answer', () => gmail(['=DECLINED', '=NEEDS-ACTION'])],
    [
      'an answer about nothing of ours',
      'unknown-uid',
      () => gmail(['UID:6f1c1b52', 'UID:00000000']),
    ],
    ['a guess without the mark of the invitation', 'no-mark', () => gmail([`+${mark}`, ''])],
    ['the mark of another sign-up', 'no-mark', () => gmail([mark, '0123456789abcdef01234567'])],
    [
      'somebody to whom the invitation was passed on',
      'other-attendee',
      () => gmail(['mailto:ada@example.org', 'mailto:eve@example.org']),
    ],
    [
      'somebody who answers in the name of another',
      'other-sender',
      () => gmail(['Ada Example <ada@example.org>', 'Eve Example <eve@example.org>']),
    ],
  ])('%s', async (_, reason, mail) => {
    expect(await receive(mail())).toEqual({ kind: 'ignored', reason });
    expect(declinedAt()).toBeNull();
    expect(questions()).toEqual([]);
  });

  test('what is larger than any answer is not even read', async () => {
    const mail = `${gmail()}${'x'.repeat(largestReply)}`;
    expect(await receive(mail)).toEqual({ kind: 'ignored', reason: 'too-large' });
  });

  test('answers about what was cancelled or is over', async () => {
    const reasonNow = async () => {
      const received = await receive(file('gmail'));
      return received.kind === 'ignored' ? received.reason : received.kind;
    };
    clock.set(event.startsAt + 4 * 3_600_000);
    expect(await reasonNow()).toBe('event-over');
    clock.set(event.createdAt);
    await services.db.write((store) =>
      store.events.update(event.id, { state: 'cancelled', cancelledAt: 1 }),
    );
    expect(await reasonNow()).toBe('event-cancelled');
    await cancelSignup(services, signup.id, 'attendee');
    expect(await reasonNow()).toBe('cancelled-before');
  });
});

describe('the invitation that is answered', () => {
  test('names the marked address as its organizer, and so does its withdrawal', () => {
    const organizer =
      /ORGANIZER;CN="Example Collective":mailto:rsvp\+d837847e282da50a84fe48a8@example\.org\r\n/;
    const entry = mailedEntry(services, event, signup);
    expect(invitation(entry, 'REQUEST').replaceAll('\r\n ', '')).toMatch(organizer);
    const later = mailedEntry(services, event, { ...signup, generation: 2, state: 'cancelled' });
    expect(invitation(later, 'CANCEL').replaceAll('\r\n ', '')).toMatch(organizer);
  });
});
