import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  consoleAnnouncementDraftsAddress as drafts,
  consoleNewEventAnnouncementAddress as address,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { seedTexts } from '../unit/announcements/texts/ofIssue.ts';

let app: TestApp;
let organizer: Visitor;

beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

const [seedText = { text: '', events: [] }] = seedTexts;

/** What the hidden fields of a page carry. */
function carried(page: string): Record<string, string> {
  const fields = [
    ...page.matchAll(/<input type="hidden" name="(readAt|answered)" value="([^"]*)"/g),
  ];
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]));
}

test('the announcement of the demonstration becomes both of its events, with all that it tells', async () => {
  const read = await organizer.post(address, { text: seedText.text }).expect(200);
  expect(await htmlProblems(read.text)).toEqual([]);
  expect(app.services.db.events.all()).toEqual([]);
  expect(read.text).toContain('We read 2 events.');
  const answer = await organizer.post(drafts, {
    announcement: seedText.text,
    keep: ['0', '1'],
    ...carried(read.text),
  });
  expect(answer.status).toBe(303);
  const [panel, action] = app.services.db.events.all().toSorted((a, b) => a.startsAt - b.startsAt);
  expect(panel).toMatchObject({
    state: 'draft',
    kind: 'online',
    title: 'Online panel: the struggle in Argentina',
    zone: 'America/New_York',
    startLocal: '2024-01-21T14:30',
    announcedZones: ['America/New_York', 'America/Los_Angeles'],
    host: 'Left Voice',
    speakers: [{ name: 'Fer Scolnik' }, { name: 'Raul Godoy' }],
  });
  expect(action).toMatchObject({
    state: 'draft',
    kind: 'in-person',
    title: 'Solidarity action at the Argentine embassy',
    startLocal: '2024-01-24T16:00',
    venue: 'Argentine embassy',
    city: 'New York City',
    bring: 'Pots and pans',
    endorsementsOpen: true,
    endorsementsContinue: true,
  });
  const names = app.services.db.endorsements
    .ofEvent(action?.id ?? 0)
    .map(({ listedAs }) => listedAs);
  expect(names).toEqual(seedText.events[1]?.coSponsors);
  expect(app.services.db.endorsements.ofEvent(panel?.id ?? 0)).toEqual([]);
  const list = await organizer.get(String(answer.headers['location'])).expect(200);
  expect(list.text).toContain('2 drafts are saved.');
});

test('only what stays ticked is saved, and something has to be', async () => {
  const none = await organizer.post(drafts, { announcement: seedText.text }).expect(422);
  expect(none.text).toContain('Please choose at least one event to save.');
  await organizer.post(drafts, { announcement: seedText.text, keep: '1' }).expect(303);
  expect(app.services.db.events.all().map(({ title }) => title)).toEqual([
    'Solidarity action at the Argentine embassy',
  ]);
});

test('what a text leaves out is asked for, and what was typed is kept', async () => {
  const text = 'March: May 3, 1 PM ET, Example Park, Boston\n\nMay 4, 2 PM ET';
  const read = await organizer.post(address, { text }).expect(200);
  expect(read.text).toContain('name="title-1"');
  expect(read.text).toContain('name="kind-1"');
  const sent = { announcement: text, keep: ['0', '1'], 'title-1': 'An example picnic' };
  const refused = await organizer.post(drafts, sent).expect(422);
  expect(refused.text).toContain('value="An example picnic"');
  expect(await htmlProblems(refused.text)).toEqual([]);
  expect(app.services.db.events.all()).toEqual([]);
  await organizer.post(drafts, { ...sent, 'kind-1': 'online' }).expect(303);
  expect(app.services.db.events.all()).toHaveLength(2);
});

test('every piece that was read is marked with what it was read as, and the rest is not', async () => {
  const text = 'Panel in Example City: 3/4 at 2:30 PM ET. Bring <b>pots</b>! Call 5 friends.';
  const { text: form } = await organizer.post(address, { text }).expect(200);
  const marks = [
    ...form.matchAll(/<mark class="read[^"]*"\s*>(.*?)<span[^>]*>(.*?)<\/span><\/mark>/gs),
  ];
  expect(marks.map(([, piece, as]) => `${piece} = ${as}`)).toEqual([
    'Panel in Example City = title',
    '3/4 = day',
    '2:30 PM = start',
    'ET = time zone',
    'Bring &lt;b&gt;pots&lt;/b&gt; = what to bring',
  ]);
  expect(form).toContain('! Call 5 friends.');
});

test('a pressed choice answers its question and keeps everything else', async () => {
  const text = '3/4, 2:30, Example Hall. Panel with Ada Example';
  const { text: form } = await organizer.post(address, { text }).expect(200);
  expect(form).toMatch(/name="answer"\s+value="0\.day=2024-03-04"/);
  expect(form).toMatch(/name="answer"\s+value="0\.half=02:30"/);
  const typed = {
    announcement: text,
    ...carried(form),
    title: 'My own title',
    kind: 'online',
    zone: 'Asia/Kolkata',
    startDate: '2024-04-03',
    startTime: '14:30',
  };
  const { text: answered } = await organizer
    .post(address, { ...typed, answer: '0.half=02:30' })
    .expect(200);
  const value = (name: string) =>
    new RegExp(`<input[^>]*name="${name}"[^>]*?value="([^"]*)"`).exec(answered)?.[1];
  expect(value('title')).toBe('My own title');
  expect(value('startTime')).toBe('02:30');
  expect(value('startDate')).toBe('2024-04-03');
  expect(answered).toMatch(/<option\s+value="Asia\/Kolkata"\s+selected/);
  expect(answered).toContain('name="answered" value="0.half=02:30"');
  expect(answered).not.toMatch(/name="answer"\s+value="0\.half/);
});

test('an answer that was never offered changes nothing, and none fails', async () => {
  for (const answer of [
    '0.day=2031-13-99',
    '0.zone=Mars/Base',
    'x',
    '0.half=',
    '9.day=2024-01-01',
  ]) {
    const { status, text } = await organizer.post(address, {
      announcement: '3/4, 2:30 PM, Example Hall',
      readAt: 'never',
      answer,
    });
    expect(status).toBe(200);
    expect(text).not.toMatch(/Mars[^>]*selected/);
    expect(text).toMatch(/name="answer"\s+value="0\.day/);
  }
});

test('only organizers save what they read', async () => {
  await app.visitor().post(drafts, { announcement: seedText.text, keep: '0' }).expect(401);
  expect(app.services.db.events.all()).toEqual([]);
});
