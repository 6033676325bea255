import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { purgeExpired } from '../../server/privacy/retention.ts';
import {
  campaignQuestionAddresses,
  consoleCampaignAddress,
  consoleExportAddress,
  consoleQuestionAddresses,
  eventAddress,
  eventSignUpsAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { answersOf, askQuestion } from '../helpers/questions.ts';
import { signUpInBrowser } from '../helpers/signups.ts';
import { proveAll } from '../helpers/waysIn.ts';

/* What a campaign asks at each of its events. */

const day = 86_400_000;
const at = campaignQuestionAddresses('day');

let app: TestApp;
let ada: Visitor;
let campaignId: number;
let vigil: Event;
let walk: Event;
beforeAll(async () => {
  app = await startTestApp();
  const { services, clock } = app;
  ada = app.visitor({ Cookie: await signedInOrganizer(services) });
  const campaign = await services.db.write((store) =>
    store.campaigns.insert({
      slug: 'day',
      title: 'Day of action',
      facts: [],
      updatedAt: clock.now,
    }),
  );
  campaignId = campaign.id;
  vigil = await insertEvent(services, { slug: 'vigil', title: 'Vigil', campaignId });
  await askQuestion(services, vigil, 'line', 'What do you sing?');
  const endLocal = '2024-01-21T16:00';
  walk = await insertEvent(services, { slug: 'walk', title: 'Walk', campaignId }, { endLocal });
});
afterAll(() => app.close());

const asked = () => app.services.db.questions.ofOwner({ kind: 'campaign', id: campaignId });
const page = async (slug: string, language = 'en') =>
  (await app.get(`${eventAddress(slug)}?lang=${language}`).expect(200)).text;
const ask = (form: Record<string, string>) => ada.post(at.list, { version: '0', ...form });
const sensitive = (label: string) => asked().find(({ version }) => version.wording.label === label);

describe('the questions of a campaign', () => {
  test('are made, ordered and shown as those of an event', async () => {
    expect((await ada.get(consoleCampaignAddress('day')).expect(200)).text).toContain(at.list);
    await ada
      .post(at.presets, { preset: 'roles' })
      .expect(303)
      .expect('Location', /questions/);
    await ask({ kind: 'line', label: 'Which city?', required: 'yes' }).expect(303);
    await ask({ kind: 'line', label: 'Your health', sensitive: 'yes', keptDays: '1' }).expect(303);
    const [, , health] = asked();
    await ada.post(at.question(health?.id ?? 0, 'order'), { direction: 'up' }).expect(303);
    expect(
      asked()
        .map(({ version }) => version.wording.label)
        .slice(1),
    ).toEqual(['Your health', 'Which city?']);
    const list = await ada.get(at.list).expect(200);
    expect(list.text).toContain('Which city?');
    expect(list.text).not.toContain('Asked by the campaign');
    expect(list.text).not.toContain('co-sponsor');
    expect((await ada.get(at.preview).expect(200)).text).toContain('Your health');
    const log = await ada.get('/console/audit').expect(200);
    expect(log.text).toContain('Question added: Which city? (Day of action)');
  });

  test('come before those of the event, whose page says where they are from', async () => {
    for (const slug of ['vigil', 'walk']) expect(await page(slug)).toContain('Which city?');
    const text = await page('vigil');
    expect(text.indexOf('Which city?')).toBeLessThan(text.indexOf('What do you sing?'));
    const list = (await ada.get(consoleQuestionAddresses('vigil').list).expect(200)).text;
    expect(list.match(/Asked by the campaign/g)).toHaveLength(3);
    expect(list).toContain(`href="${at.list}"`);
    const rights = { role: 'coordinator', of: { kind: 'campaign', campaignId } } as const;
    const email = 'cleo@example.org';
    const cleo = app.visitor({ Cookie: await signedInOrganizer(app.services, { email, rights }) });
    const theirs = await cleo.get(consoleQuestionAddresses('vigil').list).expect(200);
    expect(theirs.text).toContain('Day of action');
    expect(theirs.text).not.toContain(`href="${at.list}"`);
    await cleo.get(at.list).expect(404);
    // They are changed for all events, and not at one of them.
    const id = sensitive('Which city?')?.id ?? 0;
    await ada.get(consoleQuestionAddresses('vigil').question(id)).expect(404);
    await ada.post(consoleQuestionAddresses('vigil').question(id, 'removal')).expect(303);
    expect(asked().filter(({ archivedAt }) => archivedAt === null)).toHaveLength(3);
  });

  test('can be translated and reworded, and answers keep the words of before', async () => {
    const city = sensitive('Which city?');
    const form = { [`q${city?.id}-label`]: '¿Qué ciudad?' };
    await ada.post(at.languages('es'), form).expect(303);
    expect(await page('walk', 'es')).toContain('¿Qué ciudad?');
    await signUpInBrowser(app, walk, {
      name: 'Bea Example',
      email: 'bea@example.org',
      [`q${city?.id}`]: 'Quito',
      [`q${sensitive('Your health')?.id}`]: 'Asthma',
    });
    const version = String(sensitive('Which city?')?.version.id);
    await ada.post(at.question(city?.id ?? 0), { version, label: 'Which town?' }).expect(303);
    await ada.post(at.question(city?.id ?? 0), { version, label: 'Stale' }).expect(422);
    expect(await page('walk')).toContain('Which town?');
    const answers = app.services.db.answers.ofSignup(
      app.services.db.signups.active(walk.id, 'bea@example.org')?.id ?? 0,
    );
    expect(answers.map(({ words }) => words)).toEqual(expect.arrayContaining(['Quito', 'Asthma']));
  });

  test('are counted over all events, and stand in the file of each', async () => {
    const roles = asked()[0];
    const marshal = roles?.options[0]?.id ?? 0;
    const city = sensitive('Which town?')?.id;
    for (const event of [vigil, walk])
      await signUpInBrowser(app, event, {
        name: 'Cy Example',
        email: 'cy@example.org',
        [`q${roles?.id}`]: String(marshal),
        [`q${city}`]: 'Lima',
        [`q${sensitive('Your health')?.id}`]: 'Fine',
      });
    const list = (await ada.get(at.list).expect(200)).text;
    expect(list).toContain('3 answers');
    const counts = app.services.db.answers.countsOfCampaign(campaignId);
    expect(counts).toContainEqual({ questionId: roles?.id, value: String(marshal), people: 2 });
    // Who canceled is counted no more.
    const { id } = app.services.db.signups.active(vigil.id, 'cy@example.org') ?? { id: 0 };
    const cancelled = { state: 'cancelled', cancelledAt: 1, cancelledBy: 'attendee' } as const;
    await app.services.db.write((store) => store.signups.update(id, cancelled));
    const fewer = app.services.db.answers.countsOfCampaign(campaignId);
    expect(fewer).toContainEqual({ questionId: roles?.id, value: String(marshal), people: 1 });
    const again = { state: 'confirmed', cancelledAt: null, cancelledBy: null } as const;
    await app.services.db.write((store) => store.signups.update(id, again));
    const file = await ada
      .post(consoleExportAddress('vigil'), {
        profile: 'everything',
        format: 'csv',
        columns: ['given_name', `question_${city}`],
        reason: 'To call',
      })
      .expect(200);
    expect(file.text).toContain('"Name","Which town?"\r\n"Cy Example","Lima"');
  });
});

describe('an event', () => {
  test('asks what its campaign asks from when it is of it on, and no longer', async () => {
    const { services } = app;
    const late = await insertEvent(services, { slug: 'late', campaignId });
    expect(late.questionsChangedAt).not.toBeNull();
    expect(await page('late')).toContain('Which town?');
    const other = await insertEvent(services, { slug: 'other' });
    expect(await page('other')).not.toContain('Which town?');
    await services.db.write((store) => store.events.update(other.id, { campaignId }));
    expect(await page('other')).toContain('Which town?');
    await services.db.write((store) => store.events.update(late.id, { campaignId: null }));
    expect(await page('late')).not.toContain('Which town?');
    expect(services.db.events.byId(late.id)?.countsPlaces).toBe(false);
    await app
      .post(eventSignUpsAddress('other'), { name: 'Di Example', email: 'di@example.org' })
      .expect(303);
  });
});

describe('answers to a campaign', () => {
  test('are deleted at one event, or at all', async () => {
    const id = sensitive('Your health')?.id ?? 0;
    const own = consoleQuestionAddresses('vigil').removingAnswers(id);
    expect((await ada.get(own).expect(200)).text).toContain('1 answer is deleted');
    await ada.post(own).expect(303);
    expect(answersOf(app, vigil, 'cy@example.org').map(([one]) => one)).not.toContain(id);
    expect(answersOf(app, walk, 'cy@example.org').map(([one]) => one)).toContain(id);
    expect(app.services.db.answers.howMany(id)).toBe(2);
    const roles = asked()[0]?.id ?? 0;
    expect(asked()[0]?.options[0]?.taken).toBe(2);
    await ada.post(consoleQuestionAddresses('vigil').removingAnswers(roles)).expect(303);
    expect(asked()[0]?.options[0]?.taken).toBe(1);
    const all = await ada.get(at.removingAnswers(roles)).expect(200);
    expect(all.text).toContain('at all events of the campaign');
    app.clock.advance(10 * 60_000);
    await ada.post(at.removingAnswers(roles)).expect(403);
    await proveAll(app);
    await ada.post(at.removingAnswers(roles)).expect(303);
    expect(app.services.db.answers.isAnswered(roles)).toBe(false);
    expect(asked()[0]?.options[0]?.taken).toBe(0);
  });

  test('leave the file on the day of each event that they are kept to', async () => {
    const { services, clock } = app;
    const id = sensitive('Your health')?.id ?? 0;
    const when = { startLocal: '2024-02-21T14:30', endLocal: '2024-02-21T16:00' };
    const later = await insertEvent(services, { slug: 'later', campaignId }, when);
    await signUpInBrowser(app, later, {
      name: 'Eli Example',
      email: 'eli@example.org',
      [`q${id}`]: 'Well',
      [`q${sensitive('Which town?')?.id}`]: 'Rome',
    });
    clock.set((walk.endsAt ?? 0) + day - 1);
    await purgeExpired(services);
    expect(services.db.answers.howManyAt({ id, eventId: walk.id })).toBe(2);
    clock.advance(1);
    await purgeExpired(services);
    expect(services.db.answers.howManyAt({ id, eventId: walk.id })).toBe(0);
    expect(services.db.answers.howManyAt({ id, eventId: later.id })).toBe(1);
  });
});
