import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event, NewEvent } from '../../db/schema.ts';
import { followTzdata } from '../../server/events/followTzdata.ts';
import type { RenderedMessage } from '../../server/mail/rendered.ts';
import { scheduleReminders } from '../../server/outbox/reminders.ts';
import { reminderKinds } from '../../server/outbox/reminderTimes.ts';
import { renderMail } from '../../server/mail/renderMail.ts';
import { tzdataVersion } from '../../server/time/schedule.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { readAsThunderbird } from '../helpers/calendarFiles.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertSignup } from '../helpers/mails.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

const hour = 3_600_000;
const announced = Date.UTC(2024, 0, 21, 19, 30);

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

/** An event as it was stored when the clocks of New York were thought to be an hour ahead of ours. */
async function insertOutdated(values: Partial<NewEvent> = {}): Promise<Event> {
  return insertEvent(
    app.services,
    {
      tzdata: '2023a',
      startsAt: announced - hour,
      endsAt: announced + hour,
      assemblyLocal: '2024-01-21T14:00',
      assemblyAt: announced - 1.5 * hour,
      ...values,
    },
    { endLocal: '2024-01-21T16:30' },
  );
}

const again = (event: Event) => app.services.db.events.byId(event.id);
const outbox = () => app.services.db.outbox.list({}, 1000, 0).found.map(({ mail }) => mail);
const mails = () => outbox().filter(({ kind }) => kind === 'event-changed');

function letter(): Extract<RenderedMessage, { kind: 'message' }>['message'] {
  const [mail] = mails();
  if (!mail) throw new Error('no mail');
  const rendered = renderMail(app.services, mail, app.clock.now);
  if (rendered.kind !== 'message') throw new Error(rendered.kind);
  return rendered.message;
}

describe('when the world has set its clocks anew', () => {
  test('an event stays at the hour that was announced, and moves for everybody else', async () => {
    const event = await insertOutdated({ sequence: 4 });
    app.clock.advance(hour);
    expect(await followTzdata(app.services)).toEqual({ moved: [event.id], left: [] });
    expect(again(event)).toMatchObject({
      startLocal: '2024-01-21T14:30',
      startsAt: announced,
      endsAt: announced + 2 * hour,
      assemblyAt: announced - hour / 2,
      sequence: 5,
      scheduledAt: app.clock.now,
      updatedAt: app.clock.now,
      tzdata: tzdataVersion(),
    });
    const file = await app.get('/calendar.ics').expect(200);
    expect(readAsThunderbird(file.text).entries).toMatchObject([{ start: announced, sequence: 5 }]);
  });

  test('who is coming or waits gets one mail at once, and nobody else', async () => {
    const event = await insertOutdated();
    const coming = await insertSignup(app.services, event);
    const waiting = await insertSignup(app.services, event, { state: 'waiting' });
    await insertSignup(app.services, event, { state: 'cancelled', cancelledAt: 1 });
    await followTzdata(app.services);
    await followTzdata(app.services);
    expect(mails().map(({ kind, signupId }) => ({ kind, signupId }))).toEqual(
      expect.arrayContaining([
        { kind: 'event-changed', signupId: coming.id },
        { kind: 'event-changed', signupId: waiting.id },
      ]),
    );
    expect(mails()).toHaveLength(2);
    for (const { dueAt, detail } of mails()) {
      expect(dueAt).toBe(app.clock.now);
      expect(detail).toEqual({
        startsAt: announced - hour,
        endsAt: announced + hour,
        assemblyAt: announced - 1.5 * hour,
        clocks: true,
      });
    }
  });

  test('the mail says why, and tells the hours by clocks on which the event has moved', async () => {
    const event = await insertOutdated();
    await insertSignup(app.services, event, { zone: 'America/Argentina/Buenos_Aires' });
    await followTzdata(app.services);
    const { text, calendar } = letter();
    expect(text).toContain('Clocks in New York will be set differently');
    expect(text).toMatch(/Now: .*4:30.PM, Buenos Aires time/);
    expect(text).toMatch(/Before: .*3:30.PM, Buenos Aires time/);
    expect(readAsThunderbird(calendar?.content ?? '').entries[0]).toMatchObject({
      start: announced,
      sequence: 1,
    });
  });

  test('whose own zone it is or is not known reads the hours in UTC, in their language', async () => {
    const event = await insertOutdated();
    await insertSignup(app.services, event, { zone: 'America/New_York', language: 'es' });
    await followTzdata(app.services);
    const { text } = letter();
    expect(text).toContain('En Nueva York los relojes se ajustarán de otra manera');
    expect(text).toMatch(/19:30/);
    expect(text).toMatch(/18:30/);
  });

  test('reminders move with it', async () => {
    const event = await insertOutdated();
    const signup = await insertSignup(app.services, event);
    await app.services.db.write((store) =>
      scheduleReminders(store, event, signup, app.services.clock()),
    );
    const dueTimes = () =>
      outbox()
        .filter(({ kind }) => reminderKinds.some((reminder) => reminder === kind))
        .map(({ kind, dueAt }) => [kind, dueAt - announced])
        .toReversed();
    const day = ['signup-reminder-day', Date.UTC(2024, 0, 20, 15) - announced];
    expect(dueTimes()).toEqual([
      day,
      ['signup-reminder-soon', -2 * hour],
      ['signup-joining-link', -1.25 * hour],
    ]);
    await followTzdata(app.services);
    expect(dueTimes()).toEqual([
      day,
      ['signup-reminder-soon', -hour],
      ['signup-joining-link', -0.25 * hour],
    ]);
  });

  test('a change that waits to be mailed goes out with it', async () => {
    const event = await insertOutdated({ title: 'New title' });
    const signup = await insertSignup(app.services, event);
    await app.services.db.write((store) =>
      store.outbox.insert({
        kind: 'event-changed',
        messageKey: 'waiting-change',
        eventId: event.id,
        signupId: signup.id,
        priority: 1,
        dueAt: app.clock.now + hour,
        detail: { title: 'Old title' },
        createdAt: app.clock.now,
      }),
    );
    await followTzdata(app.services);
    expect(mails()).toMatchObject([
      {
        dueAt: app.clock.now,
        detail: { title: 'Old title', startsAt: announced - hour, clocks: true },
      },
    ]);
  });

  test('the console of the event shows why it moved', async () => {
    const event = await insertOutdated();
    await followTzdata(app.services);
    const [entry] = app.services.db.audit.ofEvent(event.id, 10);
    expect(entry).toMatchObject({
      actor: 'system',
      action: 'event-recomputed',
      detail: {
        tzdataBefore: '2023a',
        tzdata: tzdataVersion(),
        times: 'start end assembly',
        before: announced - hour,
        now: announced,
      },
    });
    const page = await app
      .get(`/console/events/${event.slug}`)
      .set('Cookie', await signedInOrganizer(app.services))
      .expect(200);
    expect(page.text).toContain('Official clock change');
    expect(page.text).toMatch(/6:30.PM/);
    expect(page.text).toMatch(/7:30.PM/);
  });

  test('a draft moves without a mail; what is over, cancelled or right stays as it is', async () => {
    const draft = await insertOutdated({ state: 'draft', publishedAt: null });
    await insertSignup(app.services, draft);
    const cancelled = await insertOutdated({ state: 'cancelled', cancelledAt: 1 });
    const over = await insertEvent(
      app.services,
      { startsAt: announced - 30 * 24 * hour, tzdata: '2023a' },
      { startLocal: '2023-12-22T14:30' },
    );
    const right = await insertEvent(app.services, { tzdata: '2023a' });
    expect(await followTzdata(app.services)).toEqual({ moved: [draft.id], left: [] });
    expect(mails()).toEqual([]);
    expect(again(cancelled)).toEqual(cancelled);
    expect(again(over)).toEqual(over);
    expect(again(right)).toEqual({ ...right, tzdata: tzdataVersion() });
  });

  test('an event that could only end before it starts is left for a person to mend', async () => {
    // 02:40 does not exist on that day and becomes 03:40, after the end.
    const event = await insertEvent(
      app.services,
      {
        startLocal: '2024-03-10T02:40',
        startsAt: Date.UTC(2024, 2, 10, 6, 40),
        endLocal: '2024-03-10T03:10',
        endsAt: Date.UTC(2024, 2, 10, 7, 10),
      },
      {},
    );
    app.expectErrors();
    expect(await followTzdata(app.services)).toEqual({ moved: [], left: [event.id] });
    expect(again(event)).toEqual(event);
  });
});
