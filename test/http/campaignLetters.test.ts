import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Campaign } from '../../db/schema.ts';
import { feedOutbox } from '../../server/messages/feedOutbox.ts';
import { consoleCampaignLettersAddress } from '../../templates/addresses.ts';
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
