import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { consoleCampaignAddress, consoleCampaignsAddress } from '../../templates/addresses.ts';
import { startTestApp, type SentForm, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { hiddenFields } from '../helpers/hiddenFields.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { mailsTo, signUpAttendee } from '../helpers/signups.ts';

/* A campaign says what its actions share, and when that changes, an organizer sees which of them follow. */

let app: TestApp;
let organizer: Visitor;
let slug = '';
let events: Event[] = [];
beforeAll(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterAll(() => app.close());

const shared = { day: '2024-01-24', startTime: '16:00', bring: 'Pots' };
const stored = (event: Event) => app.services.db.events.byId(event.id);
const campaign = () => app.services.db.campaigns.bySlug(slug);

let made = 0;
beforeEach(async () => {
  slug = `common-${(made += 1)}`;
  await organizer.post(consoleCampaignsAddress, { ...form(), ...shared }).expect(303);
  const campaignId = campaign()?.id ?? 0;
  const places = [
    { zone: 'America/New_York', city: 'New York' },
    { zone: 'Asia/Kolkata', city: 'Kolkata' },
    { zone: 'Europe/Paris', city: 'Paris', startLocal: '2024-01-24T12:00', bring: 'Tea' },
  ];
  events = [];
  for (const { zone, city, startLocal = '2024-01-24T16:00', bring = 'Pots' } of places)
    events.push(
      await insertEvent(
        app.services,
        { campaignId, city, bring, title: `Action in ${city}`, kind: 'in-person' },
        { zone, startLocal, announcedZones: [zone] },
      ),
    );
});

const form = (changes: SentForm = {}): SentForm => ({ title: `Day ${slug}`, slug, ...changes });
const save = (changes: SentForm) =>
  organizer.post(consoleCampaignAddress(slug), {
    ...form(),
    ...shared,
    seenAt: String(campaign()?.updatedAt),
    ...changes,
  });

test('asks which actions follow, and changes and mails those that were ticked', async () => {
  const [york, kolkata, paris] = events;
  if (!york || !kolkata || !paris) throw new Error('There are no actions.');
  const ada = `ada-${slug}@example.org`;
  await signUpAttendee(app.services, kolkata, { name: 'Ada Example', email: ada });
  await mailsTo(app, ada);

  const asked = await save({ startTime: '17:30', bring: 'Pans' }).expect(200);
  expect(await htmlProblems(asked.text)).toEqual([]);
  // Nothing was saved yet, of the campaign as little as of an action.
  expect(campaign()).toMatchObject(shared);
  expect(stored(kolkata)?.startLocal).toBe('2024-01-24T16:00');
  expect(asked.text).toMatch(/<s>.*4:00 PM.*<\/s>/);
  expect(asked.text).toContain('5:30 PM');
  expect(asked.text.match(/name="follow"/g)).toHaveLength(2);
  expect(asked.text).toContain('1 person or organization is emailed');
  expect(asked.text.split('These actions have something of their own')[1]).toContain('Paris');

  const confirmed = {
    ...hiddenFields(asked.text),
    intent: 'confirm',
    follow: [String(kolkata.id)],
  };
  const { headers } = await organizer.post(consoleCampaignAddress(slug), confirmed).expect(303);
  expect(campaign()).toMatchObject({ startTime: '17:30', bring: 'Pans' });
  expect(stored(kolkata)).toMatchObject({ startLocal: '2024-01-24T17:30', bring: 'Pans' });
  expect(stored(york)).toMatchObject({ startLocal: '2024-01-24T16:00', bring: 'Pots' });
  expect(stored(paris)).toMatchObject({ startLocal: '2024-01-24T12:00', bring: 'Tea' });
  const told = await organizer.get(String(headers['location'])).expect(200);
  expect(told.text).toContain('Saved. 1 action was changed, too.');
  app.clock.advance(app.services.config.quietMinutes * 60_000);
  const mails = await mailsTo(app, ada);
  expect(mails[0]).toContain('5:30 PM');

  // Pressed twice, it is saved once.
  await organizer.post(consoleCampaignAddress(slug), confirmed).expect(303);
  expect(stored(kolkata)?.sequence).toBe(kolkata.sequence + 1);
});

test('asks again where an action was changed while somebody read', async () => {
  const [york] = events;
  if (!york) throw new Error('There is no action.');
  const asked = await save({ day: '2024-01-27' }).expect(200);
  await app.services.db.write((store) =>
    store.events.update(york.id, { updatedAt: york.updatedAt + 1 }),
  );
  const follow = events.map(({ id }) => String(id));
  const confirmed = { ...hiddenFields(asked.text), intent: 'confirm', follow };
  const again = await organizer.post(consoleCampaignAddress(slug), confirmed).expect(422);
  expect(again.text).toContain('Someone changed one of these actions in the meantime.');
  expect(campaign()?.day).toBe('2024-01-24');
  expect(stored(york)?.startLocal).toBe('2024-01-24T16:00');
  await organizer
    .post(consoleCampaignAddress(slug), { ...confirmed, ...hiddenFields(again.text) })
    .expect(303);
  expect(campaign()?.day).toBe('2024-01-27');
  for (const event of events) expect(stored(event)?.startLocal).toMatch(/^2024-01-27T/);
});

test('leads back to the form with what was typed, and saves at once what no action shares', async () => {
  const asked = await save({ title: 'Another name', day: '2024-01-27' }).expect(200);
  const back = await organizer
    .post(consoleCampaignAddress(slug), { ...hiddenFields(asked.text), intent: 'edit' })
    .expect(200);
  for (const value of ['Another name', '2024-01-27'])
    expect(back.text).toContain(`value="${value}"`);
  expect(campaign()?.title).toBe(`Day ${slug}`);
  await save({ title: 'Another name' }).expect(303);
  expect(campaign()).toMatchObject({ title: 'Another name', day: '2024-01-24' });
});

test('tells more actions than can be read together, which follow or stay together', async () => {
  const campaignId = campaign()?.id ?? 0;
  const zone = 'America/Bogota';
  for (let index = 0; index < 300; index += 1)
    await insertEvent(
      app.services,
      { campaignId, city: 'Bogotá' },
      { zone, startLocal: '2024-01-24T16:00', announcedZones: [zone] },
    );
  const asked = await save({ startTime: '18:00' }).expect(200);
  expect(asked.text).toContain('2 more actions');
  const of = (follow: string[]) => ({ ...hiddenFields(asked.text), intent: 'confirm', follow });
  const told = [...asked.text.matchAll(/name="follow"\s+value="(\d+)"/g)].map(([, id = '']) => id);
  expect(told).toHaveLength(300);
  // More than one write takes: they follow piece by piece, and the campaign with the last.
  const ticked = [...told.slice(0, 120), 'others'];
  await organizer.post(consoleCampaignAddress(slug), of(ticked)).expect(303);
  const { db } = app.services;
  const moved = db.events
    .inCampaign(campaignId)
    .filter((id) => db.events.byId(id)?.startLocal === '2024-01-24T18:00');
  expect(moved).toHaveLength(122);
  expect(campaign()?.startTime).toBe('18:00');
});
