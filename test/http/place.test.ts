import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { renderMail } from '../../server/mail/renderMail.ts';
import {
  consoleEventAddress,
  consoleEventsAddress,
  eventAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { filledEventForm } from '../helpers/eventForms.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { signUpAttendee } from '../helpers/signups.ts';

let app: TestApp;

beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const place = {
  kind: 'in-person',
  venue: 'Example Hall',
  address: '5 Example Street',
  postalCode: '10018',
  city: 'New York',
  region: 'NY',
  meetingPoints: '3:00 PM, Example Station',
  phone: '+1 (212) 555-0100',
  spokenLanguages: 'Spanish, interpreted into English',
  accessFeatures: 'stepFree captions',
} as const;

const linesOf = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, '\n')
    .split('\n')
    .map((line) => line.trim());

test('a page tells how to get there and what helps, and leads to maps by plain links', async () => {
  await insertEvent(app.services, { slug: 'action', ...place, accessibility: 'Ring the bell.' });
  const { text } = await app.get(eventAddress('action')).expect(200);
  expect(linesOf(text)).toEqual(
    expect.arrayContaining([
      'New York, NY 10018',
      'How to get there',
      '3:00 PM, Example Station',
      'Spanish, interpreted into English',
      'Step-free access',
      'Live captions',
      'Ring the bell.',
    ]),
  );
  expect(text).toContain('href="tel:+12125550100"');
  const where = encodeURIComponent('5 Example Street, New York, NY 10018');
  for (const map of ['geo:0,0?q=', 'https://www.openstreetmap.org/search?query='])
    expect(text).toContain(`href="${map}${where}"`);
});

test('its calendar entry tells the same', async () => {
  await insertEvent(app.services, { slug: 'action', ...place });
  const { text } = await app.get('/events/action/event.ics').expect(200);
  const whole = text.replaceAll('\r\n ', '');
  expect(whole).toContain('LOCATION:Example Hall\\, 5 Example Street\\, New York\\, NY 10018');
  expect(whole).toContain('Accessibility: Step-free access\\, Live captions');
});

test('organizers tick what helps; a made-up name is none', async () => {
  const organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  await organizer
    .post(consoleEventsAddress, {
      ...filledEventForm,
      postalCode: place.postalCode,
      accessFeatures: ['captions', 'stepFree', 'wings'],
      intent: 'confirm',
    })
    .expect(303);
  const [event] = app.services.db.events.all();
  expect(event).toMatchObject({ postalCode: '10018', accessFeatures: 'stepFree captions' });
  const { text } = await organizer.get(`${consoleEventsAddress}/${event?.slug}/edit`).expect(200);
  expect(text.match(/name="accessFeatures"[^>]* checked/g)).toHaveLength(2);
});

test('whoever relies on what was told is emailed what is otherwise, and counted before that', async () => {
  const organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  const { kind, ...told } = place;
  const form = { ...filledEventForm, ...told, kind, accessFeatures: ['stepFree', 'captions'] };
  await organizer.post(consoleEventsAddress, { ...form, intent: 'confirm' }).expect(303);
  const [created] = app.services.db.events.all();
  if (created === undefined) throw new Error('no event');
  const { id, slug } = created;
  await organizer.post(consoleEventAddress(slug, 'publication')).expect(303);
  const ada = { name: 'Ada', email: 'ada@example.org' };
  await signUpAttendee(app.services, { id }, ada);
  app.clock.advance(60_000);
  const edit = (changes: Record<string, string | string[]>) =>
    organizer.post(consoleEventAddress(slug, 'edit'), {
      ...form,
      seenAt: String(app.services.db.events.byId(id)?.updatedAt),
      ...changes,
    });
  const changes = { meetingPoints: '3:30 PM, Example Square', accessFeatures: ['captions'] };
  const asked = await edit({ ...changes, intent: 'save' }).expect(200);
  expect(asked.text).toContain('Save and email 1 person');
  expect(linesOf(asked.text)).toEqual(expect.arrayContaining(['Meeting points on the way']));
  await edit({ ...changes, intent: 'confirm' }).expect(303);
  const [due] = app.services.db.collectedMails.ofEvent(id, 'event-changed', app.clock.now);
  const mail = app.services.db.outbox.byId(due?.id ?? 0);
  if (mail === undefined) throw new Error('no mail');
  const rendered = renderMail(app.services, mail, app.clock.now);
  if (rendered.kind !== 'message') throw new Error(rendered.kind);
  const { text } = rendered.message;
  for (const line of [
    'Now: 3:30 PM, Example Square',
    'Before: 3:00 PM, Example Station',
    'Now: Live captions',
    'Before: Step-free access, Live captions',
  ])
    expect(text).toContain(line);
});
