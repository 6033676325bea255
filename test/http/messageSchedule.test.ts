import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { cancelEvent } from '../../server/events/cancelEvent.ts';
import { sendScheduled } from '../../server/messages/sendScheduled.ts';
import { takeConsole } from '../../server/web/takeConsole.ts';
import {
  consoleAddress,
  consoleMessageAddress,
  consoleMessagesAddress,
  consoleNewMessageAddress,
  withQuery,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import {
  draftInBrowser,
  filledMessageForm as filled,
  insertMessage,
  insertPeople,
} from '../helpers/messages.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let organizer: Visitor;
let event: Event;
beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  // On January 21, 2024, at 14:30 in New York; now is January 10.
  event = await insertEvent(app.services, { slug: 'panel', title: 'An example panel' });
  await insertPeople(app.services, event, 3);
});
afterEach(() => app.close());

const page = (id: number, action?: 'schedule' | 'unscheduling' | 'edit' | 'sending') =>
  consoleMessageAddress('panel', id, action);
const stored = (id: number) => app.services.db.messages.byId(id);
const actions = () => app.services.db.audit.ofEvent(event.id, 50).map(({ action }) => action);
const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const idOf = (email: string) => app.services.db.organizers.byEmailKey(email)?.id ?? 0;

const time = { sendDate: '2024-01-14', sendTime: '18:00' };
const goesAt = Date.parse('2024-01-14T23:00Z');

async function scheduled(changes: Readonly<Record<string, string>> = {}): Promise<number> {
  const id = await draftInBrowser(organizer, event);
  await organizer.post(page(id, 'schedule'), { version: '1', ...time, ...changes }).expect(303);
  return id;
}

/** Lets the program look for what is due at an instant, as it does each second. */
async function passUntil(instant: number): Promise<void> {
  app.clock.advance(instant - app.clock.now);
  await sendScheduled(app.services);
}

/** Signs somebody else in, who coordinates this event. */
async function coordinator(): Promise<Visitor> {
  const cookie = await signedInOrganizer(app.services, {
    name: 'Bo Example',
    email: 'bo@example.org',
    rights: { role: 'coordinator', of: { kind: 'events', eventIds: [event.id] } },
  });
  return app.visitor({ Cookie: cookie });
}

describe('a message that is to go later', () => {
  test('is given a time on the clocks of its event, and says where that is to it', async () => {
    const id = await draftInBrowser(organizer, event);
    const form = await organizer.get(page(id, 'schedule')).expect(200);
    expect(form.text).toMatch(/name="sendDate"[^>]*value="2024-01-11"/);
    expect(await htmlProblems(form.text)).toEqual([]);
    await organizer.post(page(id, 'schedule'), { version: '1', ...time }).expect(303);
    const draft = await organizer.get(page(id)).expect(200);
    expect(words(draft.text)).toContain(
      'Sunday, January 14, 2024, 6:00 PM, New York time (ET, UTC−05:00) (7 days before the event)',
    );
    expect(await htmlProblems(draft.text)).toEqual([]);
    expect(stored(id)).toMatchObject({
      state: 'scheduled',
      sendLocal: '2024-01-14T18:00',
      sendZone: 'America/New_York',
      sendAt: goesAt,
    });
    const list = await organizer.get(consoleMessagesAddress('panel')).expect(200);
    expect(words(list.text)).toContain('Scheduled');
  });

  test('goes at that time and not before, once, to whom it is for then', async () => {
    const id = await scheduled();
    await passUntil(goesAt - 1);
    expect(stored(id)?.state).toBe('scheduled');
    await app.services.db.write((store) => {
      const [first] = store.signups.page(event.id, 0, 1);
      store.signups.update(first?.id ?? 0, {
        state: 'cancelled',
        cancelledAt: app.clock.now,
        cancelledBy: 'attendee',
      });
    });
    app.clock.advance(goesAt - app.clock.now);
    // Two processes may look at the same moment, as during an upgrade.
    await Promise.all([sendScheduled(app.services), sendScheduled(app.services)]);
    await sendScheduled(app.services);
    expect(stored(id)).toMatchObject({ state: 'sending', startedAt: goesAt });
    const sent = app.services.db.audit
      .ofEvent(event.id, 50)
      .filter(({ action }) => action === 'message-sent');
    expect(sent).toMatchObject([{ detail: { attendees: 2 }, organizerName: null }]);
  });

  test.each([
    [{ ...time, sendDate: '2024-01-09' }, 'That time is over'],
    [{ ...time, sendDate: '2024-03-10', sendTime: '02:30' }, 'does not exist in New York'],
    [{ ...time, sendDate: '2024-02-30' }, 'This is not a date'],
    [{ ...time, sendTime: '' }, 'Please enter the time'],
    [{ ...time, sendDate: '2024-06-01' }, 'they are deleted on'],
  ])('keeps what was typed where it cannot go then: %j', async (typed, says) => {
    const id = await draftInBrowser(organizer, event);
    const answer = await organizer
      .post(page(id, 'schedule'), { version: '1', ...typed })
      .expect(422);
    expect(words(answer.text)).toContain(says);
    expect(answer.text).toContain(`value="${typed.sendDate}"`);
    expect(await htmlProblems(answer.text)).toEqual([]);
    expect(stored(id)?.state).toBe('draft');
  });

  test('is scheduled only as the draft that was looked at', async () => {
    const id = await draftInBrowser(organizer, event);
    await organizer.post(page(id, 'edit'), { ...filled, version: '1' }).expect(303);
    const answer = await organizer.post(page(id, 'schedule'), { version: '1', ...time });
    expect(answer.status).toBe(422);
    expect(stored(id)?.state).toBe('draft');
  });

  test('can be changed, put off, taken off the schedule and sent at once', async () => {
    const id = await scheduled();
    await organizer.post(page(id, 'edit'), { ...filled, version: '1', search: 'person 2' });
    expect(stored(id)).toMatchObject({ state: 'scheduled', search: 'person 2', version: 2 });
    await organizer
      .post(page(id, 'schedule'), { version: '2', ...time, sendTime: '19:00' })
      .expect(303);
    expect(stored(id)?.sendAt).toBe(goesAt + 3_600_000);
    await organizer.post(page(id, 'unscheduling')).expect(303);
    await organizer.post(page(id, 'unscheduling')).expect(303);
    await passUntil(goesAt + 3_600_000);
    expect(stored(id)?.state).toBe('draft');
    await organizer.post(page(id, 'sending'), { version: '2' }).expect(303);
    expect(stored(id)?.state).toBe('sending');
    const late = await organizer.post(page(id, 'unscheduling')).expect(303);
    expect(late.headers['location']).toContain('done=begun');
    expect(
      actions()
        .filter((action) => action.startsWith('message-'))
        .toReversed(),
    ).toEqual(['message-scheduled', 'message-scheduled', 'message-unscheduled', 'message-sent']);
  });
});

describe('what may not go any more at its time', () => {
  async function isHeld(id: number, because: string, says: string): Promise<void> {
    expect(stored(id)).toMatchObject({ state: 'draft', heldBecause: because });
    const first = await organizer.get(consoleAddress).expect(200);
    expect(words(first.text)).toContain('1 message did not go out at its time');
    expect(first.text).toContain(`href="${page(id)}"`);
    const draft = await organizer.get(page(id)).expect(200);
    expect(words(draft.text)).toContain(says);
    expect(await htmlProblems(draft.text)).toEqual([]);
    expect(actions()).toContain('message-held');
    await organizer.post(page(id, 'unscheduling')).expect(303);
    const after = await organizer.get(consoleAddress).expect(200);
    expect(words(after.text)).not.toContain('did not go out');
  }

  test('is a draft again where its event was canceled, and is asked about before that', async () => {
    const id = await scheduled();
    app.clock.advance(1000);
    await cancelEvent(app.services, event.id, idOf('ada@example.org'), '');
    const before = await organizer.get(page(id)).expect(200);
    expect(words(before.text)).toContain(
      'As things stand, it will not go out: the event was canceled',
    );
    await passUntil(goesAt);
    await isHeld(id, 'cancelled', 'the event was canceled after it was scheduled');
    // Whoever sets its time again knows of it.
    await organizer
      .post(page(id, 'schedule'), { version: '1', ...time, sendDate: '2024-01-15' })
      .expect(303);
    await passUntil(goesAt + 86_400_000);
    expect(stored(id)?.state).toBe('sending');
  });

  test('is a draft again where whoever scheduled it has left the team', async () => {
    const bo = await coordinator();
    const id = await draftInBrowser(bo, event);
    await bo.post(page(id, 'schedule'), { version: '1', ...time }).expect(303);
    await app.services.db.write((store) =>
      takeConsole(store, idOf('bo@example.org'), 'system', app.clock.now),
    );
    await passUntil(goesAt);
    await isHeld(id, 'rights', 'may no longer write to these people');
  });

  test('goes on the word of whoever changed it last', async () => {
    const bo = await coordinator();
    const id = await draftInBrowser(bo, event);
    await bo.post(page(id, 'schedule'), { version: '1', ...time }).expect(303);
    await organizer.post(page(id, 'edit'), { ...filled, version: '1' }).expect(303);
    await app.services.db.write((store) =>
      takeConsole(store, idOf('bo@example.org'), 'system', app.clock.now),
    );
    await passUntil(goesAt);
    expect(stored(id)?.state).toBe('sending');
  });

  test('is a draft again after a long rest of the program, and where nobody is left', async () => {
    const late = await scheduled();
    await passUntil(goesAt + 3 * 3_600_000);
    await isHeld(late, 'late', 'this site was not running at that time');
    const nobody = await draftInBrowser(organizer, event, {
      search: 'nobody',
      formKey: 'BBBBBBBBBBBBBBBB',
    });
    await organizer
      .post(page(nobody, 'schedule'), { version: '1', ...time, sendDate: '2024-01-15' })
      .expect(303);
    await passUntil(goesAt + 86_400_000);
    await isHeld(nobody, 'nobody', 'there was no one left to send it to');
  });
});

describe('a new message', () => {
  const begin = (from: string, visitor = organizer) =>
    visitor.get(withQuery(consoleNewMessageAddress('panel'), { from })).expect(200);

  test('begins with one that is ready, in each language and with the facts to be filled in', async () => {
    const answer = await begin('bring');
    expect(answer.text).toContain('value="What to bring to {title}"');
    expect(answer.text).toContain('Where: {where}.');
    expect(answer.text).toContain('Dónde: {dónde}.');
    expect(await htmlProblems(answer.text)).toEqual([]);
    const [subject = ''] = /What to bring to \{title\}/.exec(answer.text) ?? [];
    const saved = await organizer.post(consoleMessagesAddress('panel'), {
      ...filled,
      'subject-en': subject,
      'text-en': 'Where: {where}.',
    });
    expect(saved.status).toBe(303);
  });

  test('begins with an earlier one of their events, and with none of others', async () => {
    const other = await insertEvent(app.services, { slug: 'other', title: 'Another panel' });
    const theirs = await insertMessage(app.services, event, {
      texts: { en: { subject: 'Ours', text: 'Of this event' } },
    });
    const foreign = await insertMessage(app.services, other, {
      texts: { en: { subject: 'Secret', text: 'Of another event' } },
    });
    expect((await begin(String(foreign.id))).text).toContain('Of another event');
    const bo = await coordinator();
    expect((await begin(String(theirs.id), bo)).text).toContain('Of this event');
    const refused = await begin(String(foreign.id), bo);
    expect(refused.text).not.toMatch(/Of another event|Secret/);
  });
});
