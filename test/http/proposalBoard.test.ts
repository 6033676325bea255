import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Campaign } from '../../db/schema.ts';
import { undoTime } from '../../server/proposals/changeProposal.ts';
import {
  consoleProposalAddress,
  consoleProposalsAddress,
  eventAddress,
} from '../../templates/addresses.ts';
import type { TestApp, Visitor } from '../helpers/app.ts';
import { atProposalDesk, startProposalDesk } from '../helpers/deskOfProposals.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { insertOpenCampaign, kindsOfMailsOf, ownAddress } from '../helpers/proposals.ts';

let app: TestApp;
let campaign: Campaign;
let organizer: Visitor;
beforeEach(async () => {
  ({ app, campaign, organizer } = await startProposalDesk());
});
afterEach(() => app.close());

const { proposed, now, decide, mailsTo } = atProposalDesk(() => ({ app, campaign, organizer }));

describe('decisions about a proposal', () => {
  test('ask back, and mail the question', async () => {
    const one = await proposed();
    const { text } = await decide(one, 'question', { question: ' ' }).expect(422);
    expect(text).toContain('Please write a question.');
    expect(await htmlProblems(text)).toEqual([]);
    await decide(one, 'question', { question: 'Which side?' }).expect(303);
    app.clock.advance(undoTime + 10);
    await app.deliver();
    expect(kindsOfMailsOf(app.services, one)).toEqual(['proposal-asked']);
    expect(now(one)).toMatchObject({ state: 'asked', question: 'Which side?' });
  });

  test('join it with another action of the campaign, and with no other', async () => {
    const of = { campaignId: campaign.id };
    const action = await insertEvent(app.services, { ...of, slug: 'there', title: 'There' });
    const elsewhere = await insertEvent(app.services, { slug: 'elsewhere' });
    const one = await proposed();
    await decide(one, 'joining', { event: '' }).expect(422);
    await decide(one, 'joining', { event: elsewhere.id }).expect(409);
    await decide(one, 'joining', { event: action.id, note: 'Come along!' }).expect(303);
    expect(now(one)).toMatchObject({ state: 'joined', eventId: action.id, note: 'Come along!' });
    const { text } = await app.get(ownAddress(app.services, one)).expect(200);
    expect(text).toContain('Come along!');
    expect(text).toContain(eventAddress('there'));
    app.clock.advance(undoTime + 10);
    await app.deliver();
    expect(mailsTo('ada@example.org')).toEqual(['proposal-joined']);
  });

  test('decline it with a note, and may be taken back', async () => {
    const one = await proposed();
    await decide(one, 'refusal', { note: 'Too far.' }).expect(303);
    expect(now(one)).toMatchObject({ state: 'declined', note: 'Too far.' });
    await decide(one, 'undo').expect(303);
    expect(now(one)).toMatchObject({ state: 'waiting' });
    app.clock.advance(undoTime + 10);
    await app.deliver();
    expect(app.services.db.outbox.counts().sent).toBe(0);
  });

  test('cannot be taken back once the same was proposed anew', async () => {
    const one = await proposed();
    await decide(one, 'refusal', { note: '' }).expect(303);
    await proposed({ state: 'unconfirmed', confirmedAt: null });
    await decide(one, 'undo').expect(303);
    expect(now(one)).toMatchObject({ state: 'declined' });
  });

  test('are about what was seen', async () => {
    const one = await proposed();
    const seen = one.updatedAt;
    app.clock.advance(1000);
    await app.services.db.write((store) =>
      store.proposals.update(one.id, { venue: 'Elsewhere', updatedAt: app.clock.now }),
    );
    const { text } = await decide(one, 'refusal', { seen, note: 'My words' }).expect(409);
    expect(text).toContain('It changed while you were looking at it.');
    expect(text).toContain('My words');
    expect(text).toContain('Elsewhere');
    expect(now(one)).toMatchObject({ state: 'waiting' });
  });

  test('of two organizers at once count once', async () => {
    const cookie = await signedInOrganizer(app.services, { email: 'bo@example.org' });
    const other = app.visitor({ Cookie: cookie });
    const one = await proposed();
    const answers = await Promise.all([
      decide(one, 'acceptance', { publish: 'yes' }),
      decide(one, 'refusal', { note: '' }, other),
      decide(one, 'acceptance', { publish: 'yes' }, other),
    ]);
    expect(answers.map(({ status }) => status)).not.toContain(500);
    expect(app.services.db.events.inCampaign(campaign.id).length).toBeLessThanOrEqual(1);
    expect(now(one)?.state).toMatch(/accepted|declined/);
  });

  test('delete it, with all that was typed', async () => {
    const one = await proposed();
    await decide(one, 'refusal', { note: '' }).expect(303);
    await decide(one, 'erasure').expect(303);
    expect(now(one)).toBeUndefined();
    expect(mailsTo('ada@example.org')).toEqual([]);
  });

  test('are those of who coordinates the campaign, too, and of nobody else’s', async () => {
    const of = (campaignId: number) =>
      ({ role: 'coordinator', of: { kind: 'campaign', campaignId } }) as const;
    const theirs = await insertOpenCampaign(app.services, { slug: 'another' });
    const signedIn = async (email: string, campaignId: number) =>
      app.visitor({
        Cookie: await signedInOrganizer(app.services, { email, rights: of(campaignId) }),
      });
    const ours = await signedIn('cora@example.org', campaign.id);
    const others = await signedIn('dora@example.org', theirs.id);
    const one = await proposed();
    await others.get(consoleProposalsAddress(campaign.slug)).expect(404);
    await decide(one, 'refusal', { note: '' }, others).expect(404);
    const { text } = await ours.get(consoleProposalsAddress(campaign.slug)).expect(200);
    expect(text).not.toContain('href="/console/campaigns"');
    expect((await ours.get('/console').expect(200)).text).toContain('1 proposal of an action');
    await decide(one, 'refusal', { note: '' }, ours).expect(303);
    // The number of one campaign's proposal opens nothing at another.
    await organizer.get(consoleProposalAddress(theirs.slug, one.id)).expect(404);
  });
});
