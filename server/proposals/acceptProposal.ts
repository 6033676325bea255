import type { Store } from '../../db/database.ts';
import type { Proposal } from '../../db/proposals.ts';
import type { BeforeProposalDecision, Event } from '../../db/schema.ts';
import { slugOfAction } from '../campaigns/slugOfAction.ts';
import { hasBegun } from '../events/publishEvent.ts';
import { inviteIn } from '../organizers/inviteOrganizer.ts';
import { noticeRights } from '../organizers/notices.ts';
import type { Services } from '../services.ts';
import { scheduleColumns } from '../time/eventSchedule.ts';
import { tzdataVersion } from '../time/schedule.ts';
import { may } from '../web/may.ts';
import { changeProposalIn, undoTime, type ProposalOutcome } from './changeProposal.ts';
import type { Decider } from './decisions.ts';
import { proposalTransition } from './states.ts';

/**
 * How whoever proposed it can work on the event: `invited` to the team for it; it was `added` to the events
 * that they coordinate; they `could` before; or `not`, since they coordinate another campaign or help at a
 * door, and an owner has to give them other rights.
 */
export type Access = 'invited' | 'added' | 'could' | 'not';

export type Acceptance =
  | { kind: 'accepted'; event: Event; access: Access }
  | Exclude<ProposalOutcome, { kind: 'done' }>
  /** Its hour has come meanwhile; as a draft it can still be accepted. */
  | { kind: 'begun' };

/**
 * An organizer accepts a proposal: it becomes an event of the campaign, and whoever proposed it coordinates
 * that one event, which they are mailed once the decision can no longer be taken back.
 *
 * @param publish whether everybody sees the event at once, or organizers alone
 */
export async function acceptProposal(
  services: Services,
  id: number,
  { organizerId, seen }: Decider,
  publish: boolean,
): Promise<Acceptance> {
  const { db, clock } = services;
  const now = clock();
  return db.write((store): Acceptance => {
    const proposal = store.proposals.byId(id);
    const isOpen = proposal && proposalTransition(proposal.state, 'accept').ok;
    if (isOpen && publish && hasBegun(whenOf(proposal), now)) return { kind: 'begun' };
    let access: Access = 'not';
    const isSame = (one: Proposal) => isAcceptedSo(store, one, publish);
    const asked = { id, action: 'accept', by: { organizerId }, seen, isSame } as const;
    const outcome = changeProposalIn(
      store,
      asked,
      (accepted, at) => {
        const event = makeEvent(store, accepted, publish, at);
        const action = publish ? 'event-published' : 'event-created';
        store.audit.append({ at, by: { organizerId }, action, eventId: event.id });
        const given = giveEvent(store, accepted, event.id, organizerId, at);
        access = given.access;
        return {
          values: { eventId: event.id, note: '', decidedAt: at },
          trace: 'proposal-accepted',
          organizer: given.organizer,
          mail: { kind: 'proposal-accepted', eventId: event.id, detail: { access } },
        };
      },
      now,
    );
    if (outcome.kind !== 'done') return outcome;
    const { proposal: accepted } = outcome;
    const eventId = accepted.state === 'accepted' ? accepted.eventId : null;
    const event = eventId === null ? undefined : store.events.byId(eventId);
    return event ? { kind: 'accepted', event, access } : { kind: 'done-before' };
  });
}

/** Whether a proposal is accepted, and its event published or not as somebody wants it. */
function isAcceptedSo(store: Store, proposal: Proposal, publish: boolean): boolean {
  if (proposal.state !== 'accepted') return false;
  const event = proposal.eventId === null ? undefined : store.events.byId(proposal.eventId);
  return event === undefined || (event.state !== 'draft') === publish;
}

function whenOf({ startLocal, startsAt, zone }: Proposal) {
  return { startPrecision: 'hour' as const, startLocal, startsAt, zone };
}

function makeEvent(store: Store, proposal: Proposal, publish: boolean, at: number): Event {
  const { campaignId, zone, startLocal, startOccurrence, startsAt } = proposal;
  const { language, title, description, host, venue, city, region } = proposal;
  const { country, latitude, longitude, cityId } = proposal;
  const campaign = store.campaigns.byId(campaignId);
  const start = { local: startLocal, occurrence: startOccurrence, instant: startsAt };
  const times = { precision: 'hour', zone, start, end: null, assembly: null } as const;
  return store.events.insert({
    ...scheduleColumns({ ...times, announcedZones: [zone] }, tzdataVersion()),
    slug: slugOfAction(store, campaign?.slug ?? 'action', proposal),
    campaignId,
    kind: 'in-person',
    state: publish ? 'published' : 'draft',
    publishedAt: publish ? at : null,
    language,
    title,
    description,
    host,
    venue,
    address: [proposal.address, proposal.landmark].filter((part) => part !== '').join('\n'),
    city,
    region,
    country,
    latitude,
    longitude,
    cityId,
    bring: campaign?.bring ?? '',
    ...(proposal.contactPublic ? { phone: proposal.phone, replyTo: proposal.email } : {}),
    speakers: [],
    scheduledAt: at,
    createdAt: at,
    updatedAt: at,
  });
}

/** Lets whoever proposed it work on the event, within the write that accepts it. */
function giveEvent(
  store: Store,
  { contactName, email, emailKey, language }: Proposal,
  eventId: number,
  organizerId: number,
  at: number,
): { access: Access; organizer: BeforeProposalDecision['organizer'] } {
  const by = { organizerId };
  const dueAt = at + undoTime;
  const known = store.organizers.byEmailKey(emailKey);
  const rights = known && known.removedAt === null ? store.rights.of(known.id) : null;
  if (!known || rights === null) {
    const one = { role: 'coordinator', of: { kind: 'events', eventIds: [eventId] } } as const;
    const invitation = { name: contactName, email, language, rights: one };
    const outcome = inviteIn(store, invitation, by, at, dueAt);
    return outcome.kind === 'invited'
      ? { access: 'invited', organizer: { id: outcome.organizer.id, known: false } }
      : { access: 'not', organizer: null };
  }
  if (rights.role === 'owner' || rights.role === 'organizer')
    return { access: 'could', organizer: null };
  if (rights.role === 'door') return { access: 'not', organizer: null };
  if (rights.of.kind !== 'events') {
    const event = store.events.byId(eventId);
    const could = event !== undefined && may(rights, 'organize', { of: 'event', event });
    return { access: could ? 'could' : 'not', organizer: null };
  }
  const eventIds = [...rights.of.eventIds, eventId];
  store.rights.give(known.id, { role: 'coordinator', of: { kind: 'events', eventIds } });
  store.audit.append({
    at,
    by,
    action: 'organizer-rights-changed',
    detail: { organizer: known.id, role: 'coordinator' },
  });
  noticeRights(store, known.id, organizerId, at, dueAt);
  return { access: 'added', organizer: { id: known.id, known: true } };
}
