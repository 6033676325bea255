import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { z } from 'zod';
import { openConnection } from '../../db/connection.ts';
import type { Event } from '../../db/schema.ts';
import { renderMail } from '../../server/mail/renderMail.ts';
import { consoleEventAddress, consoleEventsAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { readAsThunderbird } from '../helpers/calendarFiles.ts';
import { filledEventForm } from '../helpers/eventForms.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { signUpAttendee } from '../helpers/signups.ts';

let app: TestApp;
let organizer: Visitor;
beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

const typed = '16:00–16:30 Opening | Main stage | Ada Example\r\n2024-01-25\r\n9:00 <Walk> & talk';
const form = { ...filledEventForm, kind: 'hybrid', programme: typed };

const create = (changes: Record<string, string> = {}) =>
  organizer.post(consoleEventsAddress, { ...form, ...changes });

const current = (): Event => {
  const event = app.services.db.events.bySlug('an-example-action');
  if (!event) throw new Error('no event');
  return event;
};

async function published(): Promise<Event> {
  await create().expect(303);
  await organizer.post(consoleEventAddress('an-example-action', 'publication'), {}).expect(303);
  await signUpAttendee(app.services, current(), { name: 'Ada', email: 'ada@example.org' });
  app.clock.advance(60_000);
  return current();
}

const edit = (changes: Record<string, string>) =>
  organizer.post(consoleEventAddress('an-example-action', 'edit'), {
    ...form,
    intent: 'confirm',
    seenAt: String(current().updatedAt),
    ...changes,
  });

function mailsOf(kind: string): string[] {
  return app.services.db.outbox
    .list({}, 1000, 0)
    .found.filter(({ mail }) => mail.kind === kind && mail.state === 'due')
    .map(({ mail }) => {
      const rendered = renderMail(app.services, mail, app.clock.now);
      if (rendered.kind !== 'message') throw new Error(rendered.kind);
      return rendered.message.text;
    });
}

describe('a programme', () => {
  test('is on the page by day, in the time zone of the event, and told to machines', async () => {
    await published();
    const { text } = await app.get('/events/an-example-action').expect(200);
    expect(text).toContain('<h2>Program</h2>');
    expect(text).toContain('All times are New York time (ET, UTC−05:00).');
    expect(text).toMatch(/Wednesday, January 24, 2024<\/time>/);
    expect(text).toContain('<time datetime="2024-01-24T16:30:00-05:00"');
    expect(text).toContain('&lt;Walk&gt; &amp; talk');
    expect(await htmlProblems(text)).toEqual([]);
    const json = /<script type="application\/ld\+json"[^>]*>([^<]*)<\/script>/.exec(text)?.[1];
    expect(z.looseObject({}).parse(JSON.parse(json ?? '{}'))['subEvent']).toEqual([
      {
        '@type': 'Event',
        name: 'Opening',
        startDate: '2024-01-24T16:00:00-05:00',
        endDate: '2024-01-24T16:30:00-05:00',
        location: {
          '@type': 'Place',
          name: 'Main stage',
          address: {
            '@type': 'PostalAddress',
            addressLocality: 'New York City',
            addressCountry: 'US',
          },
        },
      },
      { '@type': 'Event', name: '<Walk> & talk', startDate: '2024-01-25T09:00:00-05:00' },
    ]);
  });

  test('is in calendars and emails', async () => {
    await published();
    const { text } = await app.get('/events/an-example-action/event.ics').expect(200);
    expect(readAsThunderbird(text).entries[0]?.description).toContain(
      'Program (New York time (ET, UTC−05:00)):\n' +
        'Wednesday, January 24, 2024\n4:00 PM – 4:30 PM: Opening (Ada Example · Main stage)\n' +
        'Thursday, January 25, 2024\n9:00 AM: <Walk> & talk',
    );
    expect(mailsOf('signup-confirmed')[0]).toMatch(/Opening \(Ada Example · Main stage\)/);
  });

  test('is in the form as it was typed, and unchanged by saving it', async () => {
    await published();
    const { text } = await organizer.get(consoleEventAddress('an-example-action', 'edit'));
    expect(text).toContain(
      '16:00–16:30 Opening | Main stage | Ada Example\n2024-01-25\n09:00 &lt;Walk&gt; &amp; talk',
    );
    const before = current();
    await edit({}).expect(303);
    expect(current()).toEqual(before);
  });

  test.each<[string, string, string]>([
    ['Opening', '“Opening” doesn’t start with a time.', ''],
    ['16:00', '“16:00” has no title after its time.', ''],
    [
      '2024-01-23\n16:00 A',
      'Tuesday, January 23, 2024, the day of “A”, is not a day of this event.',
      '',
    ],
    ['2:30 A', '2:30 AM does not exist in New York on that date', '2024-03-10'],
    ['1:30 A', 'Write 01:30 (1) for the first time or 01:30 (2) for the second.', '2024-11-03'],
  ])('is asked about: %s', async (programme, sentence, startDate) => {
    const time = { startDate: startDate || form.startDate, startTime: '00:15' };
    const { text } = await create({ programme, ...time }).expect(422);
    expect(text).toContain(sentence);
    expect(text).toContain('id="programme-field-problem"');
    expect(text).toContain(programme);
  });

  test('that was announced and is otherwise now is mailed, with what is otherwise', async () => {
    const event = await published();
    const changed = typed.replace('16:00–16:30', '16:15–16:45');
    const { text } = await edit({ intent: 'save', programme: changed }).expect(200);
    expect(text).toContain('4:15 PM – 4:45 PM');
    await edit({ programme: changed }).expect(303);
    expect(current().sequence).toBe(event.sequence + 1);
    const [mail = ''] = mailsOf('event-changed');
    expect(mail).toMatch(/Now: 4:15 PM – 4:45 PM: Opening/);
    expect(mail).toMatch(/Before: 4:00 PM – 4:30 PM: Opening/);
    expect(mail).not.toMatch(/Before:[^]*talk[^]*This is the event now/);

    await edit({}).expect(303);
    expect(mailsOf('event-changed')).toEqual([]);
  });

  test('that comes to an event later is told where it is, and mailed to nobody', async () => {
    form.programme = '';
    const event = await published();
    form.programme = typed;
    await edit({}).expect(303);
    expect(current().sequence).toBe(event.sequence + 1);
    expect(mailsOf('event-changed')).toEqual([]);
  });

  test('that is damaged costs itself and not the page', async () => {
    const { id } = await published();
    const file = join(app.services.config.dataDirectory, 'cacerola.sqlite');
    const connection = openConnection(file);
    connection.prepare('update events set programme = ? where id = ?').run('[{"title":"A"}]', id);
    connection.close();
    const { text } = await app.get('/events/an-example-action').expect(200);
    expect(text).not.toContain('<h2>Program</h2>');
  });
});
