import { afterEach, describe, expect, test } from '@jest/globals';
import type { Campaign } from '../../db/schema.ts';
import { newProposalAddress } from '../../templates/addresses.ts';
import { startTestApp, type SentForm, type TestApp } from '../helpers/app.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { filledProposal, insertOpenCampaign, ownAddress, propose } from '../helpers/proposals.ts';

let app: TestApp;
let campaign: Campaign;
async function start(options: Parameters<typeof startTestApp>[0] = {}): Promise<void> {
  app = await startTestApp(options);
  campaign = await insertOpenCampaign(app.services);
}
afterEach(() => app.close());

const send = (values: SentForm) =>
  app.visitor().post(newProposalAddress(campaign.slug), { ...filledProposal, ...values });
const found = (email: string) =>
  app.services.db.proposals.openOf(campaign.id, email, filledProposal.city);

describe('whoever proposes by the dozen', () => {
  test('is asked for a proof from a network of which many came, and loses nothing typed', async () => {
    await start({ limited: true });
    for (let at = 0; at < 10; at += 1)
      await send({ email: `example${at}@example.org` }).expect(303);
    const { text } = await send({ email: 'eleventh@example.org' }).expect(200);
    expect(text).toContain('name="pass"');
    expect(text).toContain('value="Embassy of Exampleland"');
    expect(found('eleventh@example.org')).toBeUndefined();
  });

  test('with somebody else’s address mails it no more than a few times, whatever the campaign', async () => {
    await start();
    for (let at = 0; at < 12; at += 1) {
      const other = await insertOpenCampaign(app.services, { slug: `campaign-${at}` });
      const values = { ...filledProposal, email: 'victim@example.org' };
      await app.visitor().post(newProposalAddress(other.slug), values).expect(303);
    }
    await app.deliver();
    const mails = app.services.db.mailbox.newest(100);
    expect(mails.filter(({ recipient }) => recipient === 'victim@example.org')).toHaveLength(5);
  });
});

describe('what a stranger typed', () => {
  test('is in no mail before it was accepted, and in none to anybody else', async () => {
    await start();
    await signedInOrganizer(app.services, { email: 'olga@example.org' });
    const typed = { title: 'Buy now', venue: 'spam.example', description: 'Click here' };
    const proposal = await propose(app, campaign, { ...typed, contactName: 'Spam Example' });
    await app.deliver();
    await app.post(ownAddress(app.services, proposal, 'confirmation')).expect(303);
    app.clock.advance(24 * 3_600_000);
    await app.deliver();
    const { mailbox } = app.services.db;
    const mails = mailbox.newest(100);
    // To whoever proposed, and to the organizer: that something waits.
    expect(mails.map(({ recipient }) => recipient).toSorted()).toEqual([
      'ada@example.org',
      'olga@example.org',
    ]);
    const all = mails.map(({ id }) => mailbox.byId(id)?.raw.toString() ?? '').join('\n');
    for (const word of ['Buy now', 'spam.example', 'Click here', 'Spam Example'])
      expect(all).not.toContain(word);
  });

  test('has neither control characters nor marks that turn the reading direction', async () => {
    await start();
    const { text } = await send({ venue: 'Embassy\u0007' }).expect(422);
    expect(text).toContain('id="venue-field-problem"');
    const proposal = await propose(app, campaign, { venue: 'Embassy\u202E of\u200B Exampleland' });
    expect(proposal.venue).toBe('Embassy of Exampleland');
    const many = await send({ description: 'x'.repeat(100_000) });
    expect(many.status).toBe(422);
  });

  test('decides nothing that the form does not ask: the city tells country, zone and point', async () => {
    await start();
    const sent = { zone: 'Pacific/Apia', country: 'XX', latitude: '0', state: 'accepted' };
    const proposal = await propose(app, campaign, sent);
    expect(proposal).toMatchObject({ state: 'unconfirmed', zone: 'Africa/Cairo', country: 'EG' });
    await send({ city: '0' }).expect(422);
    await send({ city: '999999999' }).expect(422);
    await send({ city: '1 or 1=1' }).expect(422);
  });

  test('comes too late where the campaign was closed while it was typed', async () => {
    await start();
    await app.get(newProposalAddress(campaign.slug, filledProposal.city)).expect(200);
    const { db } = app.services;
    await db.write((store) => store.campaigns.update(campaign.id, { state: 'closed' }));
    const { text } = await send({}).expect(409);
    expect(text).toContain('This campaign takes no more proposals.');
    expect(found('ada@example.org')).toBeUndefined();
  });
});
