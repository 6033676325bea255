import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Campaign } from '../../db/schema.ts';
import { undoTime } from '../../server/proposals/changeProposal.ts';
import {
  campaignAddress,
  campaignCalendarAddress,
  consoleProposalAddress,
  consoleProposalsAddress,
  eventAddress,
} from '../../templates/addresses.ts';
import type { TestApp, Visitor } from '../helpers/app.ts';
import { atProposalDesk, startProposalDesk } from '../helpers/deskOfProposals.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertSignup } from '../helpers/mails.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { eventOfProposal, ownAddress } from '../helpers/proposals.ts';

let app: TestApp;
let campaign: Campaign;
let organizer: Visitor;
beforeEach(async () => {
  ({ app, campaign, organizer } = await startProposalDesk());
});
afterEach(() => app.close());

const { proposed, now, decide, rightsOf, mailsTo } = atProposalDesk(() => ({
  app,
  campaign,
  organizer,
}));
const board = () => organizer.get(consoleProposalsAddress(campaign.slug)).expect(200);

describe('the board', () => {
  test('shows what waits first, beside what is known', async () => {
    const near = { slug: 'giza', title: 'Already there', campaignId: campaign.id };
    const venue = { city: 'cairo', kind: 'in-person', venue: 'EMBASSY of Exampleland' } as const;
    await insertEvent(app.services, { ...near, ...venue });
    await insertEvent(app.services, { slug: 'oslo', title: 'Far away', city: 'Oslo' });
    const one = await proposed();
    await proposed({
      email: 'bo@example.org',
      state: 'declined',
      city: 'Alexandria',
      cityId: 361058,
    });
    const { text } = await board();
    expect(text).toContain('1 proposal is waiting for you');
    expect(text).toContain('Already there');
    expect(text).toContain('the same place');
    expect(text).not.toContain('Far away');
    expect(text).toContain('Alexandria');
    expect(await htmlProblems(text)).toEqual([]);
    const page = await organizer.get(consoleProposalAddress(campaign.slug, one.id)).expect(200);
    expect(page.text).toContain('ada@example.org');
    expect(await htmlProblems(page.text)).toEqual([]);
    const first = await organizer.get('/console').expect(200);
    expect(first.text).toContain('1 proposal of an action to decide');
  });

  test('tells that somebody was taken from the team, before they are on it again', async () => {
    await signedInOrganizer(app.services, { name: 'Cem Example', email: 'cem@example.org' });
    const { id } = app.services.db.organizers.byEmailKey('cem@example.org') ?? { id: 0 };
    await app.services.db.write((store) => {
      store.rights.take(id);
      store.organizers.update(id, { removedAt: app.clock.now });
    });
    await proposed({ email: 'cem@example.org' });
    expect((await board()).text).toContain('who is no longer on the team: Cem Example.');
  });

  test('shows nothing whose address is not confirmed', async () => {
    const one = await proposed({ state: 'unconfirmed', confirmedAt: null });
    expect((await board()).text).toContain('Nothing is waiting for you.');
    await organizer.get(consoleProposalAddress(campaign.slug, one.id)).expect(404);
    await decide(one, 'acceptance', { publish: 'yes' }).expect(404);
  });
});

describe('accepting', () => {
  test('makes the event, and its proposer coordinates that one', async () => {
    const one = await proposed({ address: '1 Example Street', landmark: 'By the fountain' });
    await decide(one, 'acceptance', { publish: 'yes' }).expect(303);
    await decide(one, 'acceptance', { publish: 'yes' }).expect(303);
    const event = eventOfProposal(app.services, one.id);
    expect(event).toMatchObject({
      state: 'published',
      slug: 'day-of-action-cairo',
      campaignId: campaign.id,
      startsAt: Date.UTC(2024, 0, 24, 14),
      zone: 'Africa/Cairo',
      address: '1 Example Street\nBy the fountain',
      bring: 'Pots and pans',
      phone: '',
      replyTo: '',
    });
    expect(app.services.db.events.inCampaign(campaign.id)).toHaveLength(1);
    expect(rightsOf('ada@example.org')).toEqual({
      role: 'coordinator',
      of: { kind: 'events', eventIds: [event.id] },
    });
    // Until it can no longer be taken back, nobody is mailed.
    await app.deliver();
    const sent = () => app.services.db.outbox.counts().sent;
    expect(sent()).toBe(0);
    app.clock.advance(undoTime + 10);
    await app.deliver();
    expect(mailsTo('ada@example.org').toSorted()).toEqual([
      'organizer-invitation',
      'proposal-accepted',
    ]);
    expect(sent()).toBe(3);
    const { text } = await app.get(eventAddress(event.slug)).expect(200);
    expect(text).toContain('Example action in Cairo');
    expect(text).not.toContain('ada@example.org');
    expect(text).not.toContain('Ada Example');
    expect((await app.get(campaignAddress(campaign.slug))).text).toContain('Example action');
    expect((await app.get(campaignCalendarAddress(campaign.slug))).text).toContain('Example act');
    const own = await app.get(ownAddress(app.services, one)).expect(200);
    expect(own.text).toContain('Your action is on');
    expect(await htmlProblems(own.text)).toEqual([]);
    await app.post(ownAddress(app.services, one, 'withdrawal')).expect(409);
    const theirs = app.visitor({
      Cookie: await signedInOrganizer(app.services, { email: 'ada@example.org' }),
    });
    await theirs.get(`/console/events/${event.slug}/signups`).expect(200);
    await theirs.get(consoleProposalsAddress(campaign.slug)).expect(404);
  });

  test('as a draft shows it to nobody yet; a contact that is public stands on the page', async () => {
    const contact = { phone: '+20 100 000', contactPublic: true };
    const one = await proposed({ ...contact, city: 'القاهرة', title: 'وقفة' });
    await decide(one, 'acceptance', { publish: 'no' }).expect(303);
    const event = eventOfProposal(app.services, one.id);
    expect(event).toMatchObject({ state: 'draft', phone: '+20 100 000', replyTo: one.email });
    expect(event.slug).toBe('day-of-action-eg-360630');
    await app.get(eventAddress(event.slug)).expect(404);
  });

  test('adds the event to those of who coordinates others, and takes nothing from an owner', async () => {
    const other = await insertEvent(app.services);
    const of = { kind: 'events', eventIds: [other.id] } as const;
    const rights = { role: 'coordinator', of } as const;
    await signedInOrganizer(app.services, { email: 'ada@example.org', rights });
    const one = await proposed();
    await decide(one, 'acceptance', { publish: 'yes' }).expect(303);
    const event = eventOfProposal(app.services, one.id);
    expect(rightsOf('ada@example.org')).toMatchObject({ of: { eventIds: [other.id, event.id] } });
    const two = await proposed({ email: 'olga@example.org' });
    await decide(two, 'acceptance', { publish: 'yes' }).expect(303);
    expect(rightsOf('olga@example.org')).toEqual({ role: 'owner' });
  });

  test('says that who helps at a door has to be given other rights', async () => {
    const door = await insertEvent(app.services);
    const rights = { role: 'door', eventId: door.id } as const;
    await signedInOrganizer(app.services, { email: 'ada@example.org', rights });
    const one = await proposed();
    const { headers } = await decide(one, 'acceptance', { publish: 'yes' }).expect(303);
    const { text } = await organizer.get(headers['location'] ?? '').expect(200);
    expect(text).toContain('an owner has to give them the rights');
    expect(rightsOf('ada@example.org')).toEqual(rights);
  });

  test('does not publish what has begun meanwhile', async () => {
    const one = await proposed();
    app.clock.set(Date.UTC(2024, 0, 24, 14, 1));
    organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
    const { text } = await decide(one, 'acceptance', { publish: 'yes' }).expect(422);
    expect(text).toContain('You can still accept it as a draft.');
    await decide(one, 'acceptance', { publish: 'no' }).expect(303);
  });

  test('is taken back within a minute, with the event, the rights and the emails', async () => {
    const one = await proposed();
    const { headers } = await decide(one, 'acceptance', { publish: 'yes' }).expect(303);
    const { text } = await organizer.get(headers['location'] ?? '').expect(200);
    expect(text).toContain('until then you can undo it');
    const event = eventOfProposal(app.services, one.id);
    await decide(one, 'undo').expect(303);
    expect(now(one)).toMatchObject({ state: 'waiting' });
    expect(app.services.db.events.byId(event.id)).toBeUndefined();
    expect(rightsOf('ada@example.org')).toBeNull();
    app.clock.advance(undoTime + 10);
    await app.deliver();
    expect(app.services.db.outbox.counts().sent).toBe(0);
    // And can be accepted once more.
    await decide(one, 'acceptance', { publish: 'yes' }).expect(303);
    expect(rightsOf('ada@example.org')).not.toBeNull();
  });

  test('is not taken back later, nor once somebody has signed up', async () => {
    const one = await proposed();
    await decide(one, 'acceptance', { publish: 'yes' }).expect(303);
    const event = eventOfProposal(app.services, one.id);
    await insertSignup(app.services, event);
    await decide(one, 'undo').expect(303);
    expect(now(one)).toMatchObject({ state: 'accepted', eventId: event.id });
    const two = await proposed({ email: 'bo@example.org' });
    await decide(two, 'acceptance', { publish: 'yes' }).expect(303);
    app.clock.advance(undoTime + 10);
    await decide(two, 'undo').expect(303);
    expect(now(two)).toMatchObject({ state: 'accepted' });
  });
});
