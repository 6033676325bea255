import { describe, expect, test } from '@jest/globals';
import type { Config } from '../../server/config.ts';
import { mailKinds, type MailKind } from '../../server/outbox/mailKinds.ts';
import { readAsThunderbird, readWithNodeIcal } from '../helpers/calendarFiles.ts';
import { enqueueExample, mailServices } from '../helpers/mails.ts';
import { mimeTree, partsOfType, type ReceivedMail } from '../helpers/smtp.ts';
import { smtpForTests } from '../helpers/smtpForTests.ts';

const smtp = smtpForTests();

async function send(
  kind: MailKind,
  config: Partial<Config> = {},
  more: Parameters<typeof enqueueExample>[3] = {},
): Promise<ReceivedMail> {
  const { services } = mailServices(config);
  await enqueueExample(services, kind, 'en', more);
  const mail = await smtp.sendOne(services);
  services.db.close();
  return mail;
}

const rsvp = { rsvpAddress: 'rsvp@example.org' };
const withCalendar = {
  type: 'multipart/mixed',
  parts: [
    { type: 'multipart/alternative', parts: ['text/plain', 'text/html', 'text/calendar'] },
    'application/ics',
  ],
};
const withoutCalendar = { type: 'multipart/alternative', parts: ['text/plain', 'text/html'] };

/** The calendar file as the alternative part and as the attachment hold it. */
function calendarFiles(mail: ReceivedMail) {
  const [alternative] = partsOfType(mail.raw, /^text\/calendar/);
  const [attachment] = partsOfType(mail.raw, /^application\/ics/);
  if (!alternative || !attachment) throw new Error('no calendar file');
  return { alternative, attachment };
}

describe('the confirmation', () => {
  test('is text and HTML, with the calendar file as a third way to read it and attached', async () => {
    const mail = await send('signup-confirmed');
    expect(mimeTree(mail.raw)).toEqual(withCalendar);
    expect(mail.parsed.attachments).toMatchObject([
      { contentType: 'text/calendar' },
      { contentType: 'application/ics', filename: 'event.ics', contentDisposition: 'attachment' },
    ]);
  });

  test('tells date, time, zone and offset in words, the announced line and the reader’s time', async () => {
    const { parsed } = await send('signup-confirmed');
    expect(parsed.text).toContain('Sunday, January 21, 2024');
    expect(parsed.text).toContain('2:30 PM');
    expect(parsed.text).toContain('New York time (ET, UTC−05:00)');
    expect(parsed.text).toContain('Sunday, January 21, 2:30 PM ET / 11:30 AM PT');
    expect(parsed.text).toContain('For you, in Buenos Aires');
    expect(parsed.text).toContain('4:30 PM');
    expect(parsed.text).toContain('Buenos Aires time (UTC−03:00)');
    expect(parsed.text).toContain('You and 2 companions');
    expect(parsed.text).toContain('Pots and pans');
    expect(parsed.text?.replace(/\s+/g, ' ')).toContain(
      'We delete them on Tuesday, February 20, 2024',
    );
  });

  test.each([
    { method: 'PUBLISH', config: {}, filename: 'event.ics' },
    { method: 'REQUEST', config: rsvp, filename: 'invite.ics' },
  ])('carries the same bytes twice, as $method', async ({ method, config, filename }) => {
    const { alternative, attachment } = calendarFiles(await send('signup-confirmed', config));
    expect(attachment.body.equals(alternative.body)).toBe(true);
    expect(alternative.headers).toContain(`method=${method}`);
    expect(alternative.headers).toMatch(/charset=utf-8/i);
    expect(attachment.headers).toContain(filename);
    expect(readAsThunderbird(alternative.body.toString('utf8')).value('method')).toBe(method);
  });

  test('is read alike by two independent calendar programs', async () => {
    const { alternative } = calendarFiles(await send('signup-confirmed', rsvp));
    const file = alternative.body.toString('utf8');
    const [entry] = readAsThunderbird(file).entries;
    const [other] = readWithNodeIcal(file);
    expect(entry).toMatchObject({
      start: Date.UTC(2024, 0, 21, 19, 30),
      end: null,
      sequence: 0,
      title: 'Online panel: the struggle in Argentina',
      location: 'Example Hall, 1 Example Street, New York City',
      organizer: {
        address: expect.stringMatching(/^mailto:rsvp\+\w+@example\.org$/),
        name: 'Example Collective',
      },
    });
    expect(other).toMatchObject({ uid: entry?.uid, start: entry?.start, title: entry?.title });
    expect(entry?.attendees).toHaveLength(1);
    // The page of the event, not the attendee's own: entries are forwarded and shared.
    expect(entry?.url).toMatch(/^http:\/\/localhost:3000\/events\/event-\d+$/);
    expect(file).not.toContain('/signups/');
    expect(entry?.description).toContain(entry?.url ?? '?');
  });

  test('names no attendee where nobody reads answers', async () => {
    const { alternative } = calendarFiles(await send('signup-confirmed'));
    expect(readAsThunderbird(alternative.body.toString('utf8')).entries[0]?.attendees).toEqual([]);
  });

  test('repeats nothing that was typed into the form', async () => {
    const typed = {
      name: 'WIN A PRIZE https://evil.example',
      accessNeeds: 'visit evil.example',
    };
    for (const kind of mailKinds.filter((one) => one.startsWith('signup-'))) {
      const mail = await send(kind, rsvp, { signup: typed });
      const calendar = partsOfType(mail.raw, /^text\/calendar/).map(({ body }) => body.toString());
      const everything = [mail.raw, mail.parsed.text, mail.parsed.html, ...calendar].join('\n');
      expect(everything).not.toMatch(/evil|PRIZE/);
    }
  });
});

describe('mails after it', () => {
  test('a waiting place comes without a calendar file', async () => {
    expect(mimeTree((await send('signup-waiting')).raw)).toEqual(withoutCalendar);
    const waits = { signup: { state: 'waiting' as const } };
    expect(mimeTree((await send('event-changed', {}, waits)).raw)).toEqual(withoutCalendar);
    expect(mimeTree((await send('event-cancelled', {}, waits)).raw)).toEqual(withoutCalendar);
  });

  test.each(['signup-cancelled', 'event-cancelled'] as const)(
    '%s takes the entry back under the same UID',
    async (kind) => {
      const signup = { uid: 'the-same', sequence: 1 };
      const { alternative, attachment } = calendarFiles(await send(kind, rsvp, { signup }));
      expect(attachment.body.equals(alternative.body)).toBe(true);
      expect(alternative.headers).toContain('method=CANCEL');
      const calendar = readAsThunderbird(alternative.body.toString('utf8'));
      expect(calendar.value('method')).toBe('CANCEL');
      expect(calendar.entries[0]).toMatchObject({
        uid: 'the-same@localhost',
        sequence: 1,
        status: 'CANCELLED',
        organizer: { address: expect.stringMatching(/^mailto:rsvp\+\w+@example\.org$/) },
      });
    },
  );

  test('who only waited has no entry that could be taken back', async () => {
    const mail = await send('signup-cancelled', rsvp, { detail: { was: 'waiting' } });
    expect(mimeTree(mail.raw)).toEqual(withoutCalendar);
  });

  test('a change of the event tells what was and what is, and raises SEQUENCE', async () => {
    const mail = await send('event-changed');
    expect(mail.parsed.text).toContain(
      'Before: Saturday, January 20, 2024, 2:00 PM, New York time',
    );
    expect(mail.parsed.text).toContain('Now: Sunday, January 21, 2024, 2:30 PM, New York time');
    expect(mail.parsed.text).toContain('Before: not given');
    const file = calendarFiles(mail).alternative.body.toString('utf8');
    expect(readAsThunderbird(file).entries[0]?.sequence).toBe(1);
  });

  test('a request of an organization that nobody has confirmed carries no words of a stranger', async () => {
    const mail = await send(
      'endorsement-confirm',
      {},
      {
        endorsement: {
          organization: 'WIN A PRIZE https://evil.example/x call 555-123-4567',
          contactName: 'evil.example',
          statement: 'evil.example',
          listedAs: 'evil.example',
          website: 'https://evil.example/',
        },
      },
    );
    expect([mail.raw, mail.parsed.text, mail.parsed.html].join('\n')).not.toMatch(/evil|555|PRIZE/);
    expect(mail.parsed.text).toContain('Someone asked to add your organization as');
  });
});

describe('hostile text', () => {
  test('in an event becomes neither a header nor markup', async () => {
    const title = 'A\r\nBcc: victim@example.org\r\n\r\n<script>alert(1)</script>';
    const mail = await send('signup-confirmed', {}, { event: { title, host: '"><b>x' } });
    expect(mail.parsed.headers.has('bcc')).toBe(false);
    expect(mail.parsed.subject).toBe(
      'You’re in: A Bcc: victim@example.org <script>alert(1)</script>',
    );
    expect(mail.parsed.html).not.toContain('<script>');
    expect(mail.parsed.html).not.toContain('<b>x');
  });

  test('a very long title is cut in the subject alone', async () => {
    const title = 'Solidarity '.repeat(100).trim();
    const mail = await send('signup-confirmed', {}, { event: { title } });
    expect([...(mail.parsed.subject ?? '')].length).toBeLessThanOrEqual(120);
    expect(mail.parsed.subject).toMatch(/Solidarity…$/);
    expect(mail.parsed.text?.replace(/\s+/g, ' ')).toContain(title);
  });
});
