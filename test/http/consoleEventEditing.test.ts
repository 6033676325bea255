import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { consoleEventAddress, consoleEventsAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { readAsThunderbird } from '../helpers/calendarFiles.ts';
import { filledEventForm } from '../helpers/eventForms.ts';
import { insertEvent } from '../helpers/events.ts';
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

const eventCalled = (slug: string) => {
  const event = app.services.db.events.bySlug(slug);
  if (!event) throw new Error(`No event is called ${slug}`);
  return event;
};

const create = (changes: Record<string, string | string[]> = {}) =>
  organizer.post(consoleEventsAddress, { ...filledEventForm, ...changes });

const edit = (slug: string, changes: Record<string, string | string[]> = {}) =>
  organizer.post(consoleEventAddress(slug, 'edit'), {
    ...filledEventForm,
    seenAt: String(eventCalled(slug).updatedAt),
    ...changes,
  });

describe('editing an event', () => {
  test('shows what stands there and saves what is typed', async () => {
    await create({ announcedZones: ['America/Los_Angeles'], endTime: '18:00', capacity: '30' });
    const form = await organizer.get('/console/events/an-example-action/edit').expect(200);
    for (const text of [
      'value="2024-01-24"',
      'value="16:00"',
      'value="18:00"',
      'value="30"',
      'Ada Example — welder',
    ])
      expect(form.text).toContain(text);
    expect(form.text).toMatch(/value="America\/Los_Angeles"\s+checked/);
    expect(await htmlProblems(form.text)).toEqual([]);
    await edit('an-example-action', { title: 'Another title', slug: 'another' })
      .expect(303)
      .expect('Location', /^\/console\/events\/another\?done=saved&seal=/);
    expect(eventCalled('another')).toMatchObject({ title: 'Another title', sequence: 1 });
  });

  test('raises the SEQUENCE of what calendars show, and of nothing else', async () => {
    const { slug } = await insertEvent(app.services, { slug: 'an-example-action' });
    await edit(slug).expect(303);
    const { sequence } = eventCalled(slug);
    expect(sequence).toBe(1);
    await edit(slug, { description: 'A typo is gone.' }).expect(303);
    expect(eventCalled(slug).sequence).toBe(sequence);
    await edit(slug, { description: 'A typo is gone.', city: 'Newark' }).expect(303);
    expect(eventCalled(slug).sequence).toBe(sequence + 1);
  });

  test.each([
    ['summary', { summary: 'Another summary.' }],
    ['speakers', { speakers: 'Ada Example — welder\nA speaker more' }],
    ['what to bring', { bring: 'A saucepan' }],
    ['accessibility', { accessibility: 'No steps' }],
    ['host', { host: 'Another Collective' }],
    ['arrival', { assemblyDate: '2024-01-24', assemblyTime: '15:15' }],
  ])('lets calendars take over what it changed: %s', async (_part, change) => {
    const { slug } = await insertEvent(app.services, { slug: 'an-example-action' });
    await edit(slug).expect(303);
    const entry = async () => {
      const { text } = await app.get(`/events/${slug}/event.ics`).expect(200);
      const [shown] = readAsThunderbird(text).entries;
      const property = (name: string) =>
        text
          .replaceAll('\r\n ', '')
          .match(new RegExp(`^${name}:(.*)$`, 'm'))?.[1]
          ?.trim() ?? '';
      return {
        sequence: shown?.sequence ?? 0,
        stamp: property('DTSTAMP'),
        modified: property('LAST-MODIFIED'),
        text,
      };
    };
    const before = await entry();
    app.clock.advance(60_000);
    await edit(slug, change).expect(303);
    const after = await entry();
    expect(after.text).not.toBe(before.text);
    expect(after.sequence).toBe(before.sequence + 1);
    expect(after.stamp > before.stamp).toBe(true);
    expect(after.modified).toBe(after.stamp);
  });

  test('that changes nothing leaves no trace, whoever saved meanwhile', async () => {
    await create();
    await edit('an-example-action', { seenAt: '1' }).expect(303);
    const event = eventCalled('an-example-action');
    expect(app.services.db.audit.ofEvent(event.id, 10)).toHaveLength(1);
  });

  test('of what others saved meanwhile says so, keeps the words, and saves on a second try', async () => {
    await create();
    const seenAt = String(eventCalled('an-example-action').updatedAt);
    app.clock.advance(1000);
    await edit('an-example-action', { bring: 'A whistle' }).expect(303);
    const answer = await edit('an-example-action', { seenAt, bring: 'A drum' }).expect(422);
    expect(answer.text).toContain('Someone else saved this event in the meantime.');
    expect(answer.text).toContain('A drum');
    expect(answer.text).toContain('What to bring');
    expect(await htmlProblems(answer.text)).toEqual([]);
    expect(eventCalled('an-example-action').bring).toBe('A whistle');
    const now = /name="seenAt" value="(\d+)"/.exec(answer.text)?.[1] ?? '';
    await edit('an-example-action', { seenAt: now, bring: 'A drum' }).expect(303);
    expect(eventCalled('an-example-action').bring).toBe('A drum');
  });

  test('keeps an address that was announced', async () => {
    const { slug } = await insertEvent(app.services);
    const form = await organizer.get(consoleEventAddress(slug, 'edit')).expect(200);
    expect(form.text).not.toContain('name="slug"');
    await edit(slug, { slug: 'elsewhere' }).expect(422);
    expect(eventCalled(slug).slug).toBe(slug);
  });

  test('never offers fewer seats than are taken', async () => {
    const event = await insertEvent(app.services, { capacity: 5 });
    const { slug } = event;
    for (const name of ['Ada', 'Bo'])
      await signUpAttendee(app.services, event, { name, email: `${name}@example.org` });
    const answer = await edit(slug, { capacity: '1', intent: 'confirm' }).expect(422);
    expect(answer.text).toContain('2 spots are already taken.');
    expect(eventCalled(slug).capacity).toBe(5);
  });

  test('gives new seats to the waiting list', async () => {
    const event = await insertEvent(app.services, { capacity: 1 });
    const { id, slug } = event;
    for (const name of ['Ada', 'Bo'])
      await signUpAttendee(app.services, event, { name, email: `${name}@example.org` });
    expect(app.services.db.signups.counts(id).waiting.signups).toBe(1);
    await edit(slug, { capacity: '2', intent: 'confirm' }).expect(303);
    expect(app.services.db.signups.counts(id).waiting.signups).toBe(0);
  });
});
