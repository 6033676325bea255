import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Campaign } from '../../db/schema.ts';
import { feedOutbox } from '../../server/messages/feedOutbox.ts';
import { purgeExpired } from '../../server/privacy/retention.ts';
import { sendScheduledLetters } from '../../server/messages/scheduleLetter.ts';
import { consoleAuditAddress, consoleCampaignLettersAddress } from '../../templates/addresses.ts';
import { startTestApp, type SentForm, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertSignup } from '../helpers/mails.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { insertOpenCampaign } from '../helpers/proposals.ts';

let app: TestApp;
let campaign: Campaign;
let organizer: Visitor;
beforeEach(async () => {
  app = await startTestApp();
  campaign = await insertOpenCampaign(app.services);
  organizer = app.visitor({
    Cookie: await signedInOrganizer(app.services, { email: 'olga@example.org' }),
  });
});
afterEach(() => app.close());

const words = { 'subject-en': 'Tomorrow', 'text-en': 'Bring **pots**.', pace: '60' };
const list = () => consoleCampaignLettersAddress(campaign.slug);
async function written(sent: SentForm): Promise<number> {
  const { headers } = await organizer.post(list(), { ...words, ...sent }).expect(303);
  const { text } = await organizer.get(headers['location'] ?? '').expect(200);
  expect(text).toContain('Not sent yet.');
  expect(await htmlProblems(text)).toEqual([]);
  return app.services.db.campaignLetters.ofCampaign(campaign.id)[0]?.id ?? 0;
}
const send = (id: number) =>
  organizer.post(consoleCampaignLettersAddress(campaign.slug, id, 'sending')).expect(303);
const mails = () =>
  app.services.db.outbox
    .list({}, 100, 0)
    .found.map(({ mail, recipient }) => `${mail.kind} to ${recipient?.address ?? ''}`)
    .toSorted();

/** Everything that leaves within some minutes, at the pace that was chosen. */
async function wait(minutes: number): Promise<void> {
  for (let passed = 0; passed < minutes; passed += 1) {
    await feedOutbox(app.services);
    await app.deliver();
    app.clock.advance(60_000);
  }
}

describe('a message to a whole campaign', () => {
  test('goes to all who come to one of its actions, once each', async () => {
    const of = { campaignId: campaign.id };
    const cairo = await insertEvent(app.services, { ...of, slug: 'cairo' });
    const giza = await insertEvent(app.services, { ...of, slug: 'giza' });
    const other = await insertEvent(app.services, { slug: 'other' });
    await insertSignup(app.services, cairo, { email: 'bea@example.org' });
    await insertSignup(app.services, giza, { email: 'Bea@example.org' });
    await insertSignup(app.services, giza, { email: 'cem@example.org' });
    await insertSignup(app.services, giza, {
      email: 'gone@example.org',
      state: 'cancelled',
      cancelledAt: app.clock.now,
    });
    await insertSignup(app.services, other, { email: 'dee@example.org' });
    const id = await written({ audience: 'attendees', 'text-en': 'Hello {name}!' });
    await send(id);
    await send(id);
    await wait(6);
    expect(mails()).toEqual(['message to bea@example.org', 'message to cem@example.org']);
    const page = await organizer.get(consoleCampaignLettersAddress(campaign.slug, id)).expect(200);
    expect(page.text).toContain('2 / 2');
    expect(await htmlProblems(page.text)).toEqual([]);
  });

  test('is no quicker over all events than its pace', async () => {
    for (const slug of ['one', 'two', 'three']) {
      const event = await insertEvent(app.services, { slug, campaignId: campaign.id });
      await insertSignup(app.services, event, { email: `${slug}@example.org` });
    }
    await send(await written({ audience: 'attendees', pace: '1' }));
    await wait(1);
    expect(mails()).toHaveLength(1);
    await wait(3);
    expect(mails()).toHaveLength(3);
  });

  test('goes to those who organize an action, and to nobody else', async () => {
    const event = await insertEvent(app.services, { campaignId: campaign.id });
    const other = await insertEvent(app.services, { slug: 'other' });
    for (const [email, { id }] of [
      ['ava@example.org', event],
      ['nils@example.org', other],
    ] as const) {
      const of = { kind: 'events', eventIds: [id] } as const;
      await signedInOrganizer(app.services, { email, rights: { role: 'coordinator', of } });
    }
    const { text } = await organizer
      .post(list(), { ...words, audience: 'organizing', 'text-en': 'Hello {name}' })
      .expect(422);
    expect(text).toContain('Words in braces are filled in for attendees only.');
    expect(await htmlProblems(text)).toEqual([]);
    await send(await written({ audience: 'organizing' }));
    await wait(2);
    expect(mails()).toEqual(['campaign-letter to ava@example.org']);
  });

  test('goes to nobody where there is nobody', async () => {
    const id = await written({ audience: 'attendees' });
    await send(id);
    expect(app.services.db.campaignLetters.byId(id)?.sentAt).toBeNull();
    const { text } = await organizer.get(consoleCampaignLettersAddress(campaign.slug, id));
    expect(text).toContain('There is no one to write to yet.');
  });
});

describe('a message to a whole campaign that waits', () => {
  const one = (id: number, step?: 'test' | 'schedule' | 'unscheduling') =>
    consoleCampaignLettersAddress(campaign.slug, id, step);
  const both = { 'subject-es': 'Mañana', 'text-es': 'Traigan **ollas**, {nombre}.' };
  const mailbox = () =>
    app.services.db.mailbox
      .newest(100)
      .map(({ recipient, subject }) => `${subject} to ${recipient}`);

  test('is looked at as its readers get it, and tried out by who wrote it', async () => {
    const event = await insertEvent(app.services, { campaignId: campaign.id });
    await insertSignup(app.services, event, { email: 'bea@example.org' });
    const id = await written({ ...both, audience: 'attendees' });
    const { text } = await organizer.get(one(id)).expect(200);
    expect(text).toContain(`src="${one(id)}/preview/es"`);
    const preview = await organizer.get(`${one(id)}/preview/es`).expect(200);
    expect(preview.text).toContain('<strong>ollas</strong>');
    expect(preview.text).not.toContain('{nombre}');
    await organizer.get(`${one(id)}/preview/fr`).expect(404);
    for (let press = 0; press < 2; press += 1) await organizer.post(one(id, 'test')).expect(303);
    await app.deliver();
    expect(mailbox().toSorted()).toEqual([
      '[Prueba] Mañana to olga@example.org',
      '[Test] Tomorrow to olga@example.org',
    ]);
    expect(app.services.db.campaignLetters.byId(id)?.sentAt).toBeNull();
  });

  test.each(['organizing', 'followers'] as const)('is tried out for %s, too', async (audience) => {
    const id = await written({ audience });
    await organizer.get(`${one(id)}/preview/en`).expect(200);
    await organizer.post(one(id, 'test')).expect(303);
    await app.deliver();
    expect(mailbox()).toEqual(['[Test] Tomorrow to olga@example.org']);
  });

  test('goes by itself at its time, once, and not before', async () => {
    const event = await insertEvent(app.services, { campaignId: campaign.id });
    await insertSignup(app.services, event, { email: 'bea@example.org' });
    const id = await written({ audience: 'attendees' });
    const page = await organizer.get(one(id, 'schedule')).expect(200);
    expect(await htmlProblems(page.text)).toEqual([]);
    const past = { sendDate: '2024-01-10', sendTime: '14:00' };
    expect((await organizer.post(one(id, 'schedule'), past).expect(422)).text).toContain('is over');
    await organizer.post(one(id, 'schedule'), { ...past, sendTime: '15:30' }).expect(303);
    expect((await organizer.get(one(id)).expect(200)).text).toContain('Scheduled for');
    const log = await organizer.get(consoleAuditAddress).expect(200);
    expect(log.text).toMatch(/Scheduled a message to people of .* for .*January 10, 2024, 3:30 PM/);
    await sendScheduledLetters(app.services);
    expect(app.services.db.campaignLetters.byId(id)?.sentAt).toBeNull();
    app.clock.advance(31 * 60_000);
    for (let look = 0; look < 2; look += 1) await sendScheduledLetters(app.services);
    await wait(2);
    expect(mails()).toEqual(['message to bea@example.org']);
  });

  test('is kept until its time, however long that is', async () => {
    const in90Days = { startLocal: '2024-04-09T16:00' };
    const event = await insertEvent(app.services, { campaignId: campaign.id }, in90Days);
    await insertSignup(app.services, event, { email: 'bea@example.org' });
    const id = await written({ audience: 'attendees' });
    const draft = await written({ audience: 'attendees' });
    const at = { sendDate: '2024-04-08', sendTime: '12:00' };
    await organizer.post(one(id, 'schedule'), at).expect(303);
    app.clock.advance(60 * 86_400_000);
    await purgeExpired(app.services);
    expect(app.services.db.campaignLetters.byId(draft)).toBeUndefined();
    expect(app.services.db.campaignLetters.byId(id)).toMatchObject({ sentAt: null });
  });

  test('stays a draft where it was taken off, or may not go any more, and says why', async () => {
    const id = await written({ audience: 'attendees' });
    const at = { sendDate: '2024-01-10', sendTime: '15:30' };
    await organizer.post(one(id, 'schedule'), at).expect(303);
    await organizer.post(one(id, 'unscheduling')).expect(303);
    app.clock.advance(31 * 60_000);
    await sendScheduledLetters(app.services);
    expect(app.services.db.campaignLetters.byId(id)).toMatchObject({ sentAt: null, sendAt: null });
    // There is nobody.
    await organizer.post(one(id, 'schedule'), { ...at, sendTime: '16:00' }).expect(303);
    app.clock.advance(31 * 60_000);
    await sendScheduledLetters(app.services);
    const { text } = await organizer.get(one(id)).expect(200);
    expect(text).toContain('did not go out at its time');
    expect(await htmlProblems(text)).toEqual([]);
    // Nor does it go long after its time.
    const event = await insertEvent(app.services, { campaignId: campaign.id });
    await insertSignup(app.services, event, { email: 'bea@example.org' });
    await organizer.post(one(id, 'schedule'), { ...at, sendTime: '17:00' }).expect(303);
    app.clock.advance(4 * 60 * 60_000);
    await sendScheduledLetters(app.services);
    expect(app.services.db.campaignLetters.byId(id)).toMatchObject({
      sentAt: null,
      heldBecause: 'late',
    });
  });
});
