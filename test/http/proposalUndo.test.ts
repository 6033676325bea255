import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Store } from '../../db/database.ts';
import type { Campaign, Event } from '../../db/schema.ts';
import { undoTime } from '../../server/proposals/changeProposal.ts';
import type { TestApp, Visitor } from '../helpers/app.ts';
import { atProposalDesk, startProposalDesk } from '../helpers/deskOfProposals.ts';
import { insertSignup } from '../helpers/mails.ts';
import { insertMessage } from '../helpers/messages.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { eventOfProposal } from '../helpers/proposals.ts';

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

describe('an acceptance that is taken back', () => {
  test('leaves whoever was accepted for another action that one, and the invitation', async () => {
    const one = await proposed();
    const two = await proposed({ city: 'Alexandria', cityId: 361058 });
    await decide(one, 'acceptance', { publish: 'yes' }).expect(303);
    app.clock.advance(1000);
    await decide(two, 'acceptance', { publish: 'yes' }).expect(303);
    const other = eventOfProposal(app.services, two.id);
    await decide(one, 'undo').expect(303);
    expect(now(one)).toMatchObject({ state: 'waiting' });
    expect(rightsOf('ada@example.org')).toEqual({
      role: 'coordinator',
      of: { kind: 'events', eventIds: [other.id] },
    });
    app.clock.advance(undoTime + 10);
    await app.deliver();
    expect(mailsTo('ada@example.org')).toContain('organizer-invitation');
  });

  test('takes nothing from whom an owner gave other rights meanwhile', async () => {
    const one = await proposed();
    await decide(one, 'acceptance', { publish: 'yes' }).expect(303);
    const { id } = app.services.db.organizers.byEmailKey('ada@example.org') ?? { id: 0 };
    await app.services.db.write((store) => store.rights.give(id, { role: 'organizer' }));
    await decide(one, 'undo').expect(303);
    expect(now(one)).toMatchObject({ state: 'waiting' });
    expect(rightsOf('ada@example.org')).toEqual({ role: 'organizer' });
  });

  const write = (job: (store: Store) => unknown) =>
    app.services.db.write((store) => void job(store));
  test.each<[string, (event: Event) => Promise<unknown>]>([
    ['a translation', ({ id }) => write((store) => store.eventTexts.put(id, 'es', {}, 1))],
    ['an unconfirmed sign-up', (on) => insertSignup(app.services, on, { state: 'unconfirmed' })],
    [
      'a canceled sign-up',
      (on) => insertSignup(app.services, on, { state: 'cancelled', cancelledAt: 1 }),
    ],
    ['a message', (on) => insertMessage(app.services, on)],
    [
      'somebody at the door',
      ({ id: eventId }) =>
        signedInOrganizer(app.services, {
          email: 'dora@example.org',
          rights: { role: 'door', eventId },
        }),
    ],
    [
      'another coordinator',
      ({ id }) =>
        signedInOrganizer(app.services, {
          email: 'cora@example.org',
          rights: { role: 'coordinator', of: { kind: 'events', eventIds: [id] } },
        }),
    ],
    [
      'a proposal that was joined with it',
      async ({ id: event }) =>
        decide(await proposed({ email: 'bo@example.org' }), 'joining', { event }).expect(303),
    ],
  ])('is refused where the event has %s', async (_, work) => {
    const one = await proposed();
    await decide(one, 'acceptance', { publish: 'yes' }).expect(303);
    const event = eventOfProposal(app.services, one.id);
    await work(event);
    await decide(one, 'undo').expect(303);
    expect(now(one)).toMatchObject({ state: 'accepted', eventId: event.id });
    expect(rightsOf('ada@example.org')).not.toBeNull();
  });
});
