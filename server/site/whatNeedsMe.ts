import type { Event } from '../../db/schema.ts';
import {
  consoleEndorsementsAddress,
  consoleEventAddress,
  consoleEventListAddress,
  consoleFormAddress,
  consoleMessageAddress,
  consoleMessagesAddress,
  consoleNewMessageAddress,
  consoleOpenMailsAddress,
  consoleProposalsAddress,
  consoleUnansweredAddress,
  consoleUnreadReportsAddress,
  withQuery,
} from '../../templates/addresses.ts';
import type { NeedKind, NeedLine } from '../../templates/pages/console/needs.ts';
import { viewerMay } from '../../templates/view.ts';
import { unsavedForms } from '../events/eventFormPages.ts';
import { readEvents } from '../events/readableEvents.ts';
import { announcementLine } from '../time/announcementLine.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { hiddenMessages } from '../signups/withheld.ts';
import { overBy } from '../time/lifetime.ts';
import { campaignFor } from '../texts/campaignFor.ts';
import { mayCampaign } from '../web/may.ts';
import type { OrganizerVisit } from '../web/routes.ts';

/** Further than this nobody counts emails. */
const mostMails = 1000;

/** So many lines of one kind: the page is to be taken in at a glance. */
const mostOfKind = 5;

/** By so long before its start an event should say where it is, in milliseconds. */
const placeKnownBefore = 2 * 86_400_000;

/** What waits for an organizer over all events that are theirs, the most urgent first. */
export function whatNeedsMe(visit: OrganizerVisit): NeedLine[] {
  const { services, view, now, theirs } = visit;
  const { db } = services;
  const asked = { overBy: overBy(now), theirs, hidden: hiddenMessages(visit, null) };

  const line = (kind: NeedKind, href: string, count = 1): NeedLine => ({
    kind,
    href,
    count,
    event: null,
  });

  /** A line for each event, those that begin first in front. */
  function perEvent(
    found: readonly { eventId: number; count: number }[],
    lineOf: (event: Event, count: number) => Omit<NeedLine, 'event'>,
  ): NeedLine[] {
    const counts = new Map(found.map(({ eventId, count }) => [eventId, count]));
    return readEvents(db, [...counts.keys()], (event) => event)
      .results.toSorted((one, other) => one.startsAt - other.startsAt)
      .map((event) => ({
        ...lineOf(event, counts.get(event.id) ?? 0),
        event: {
          title: event.title,
          language: event.language,
          when: announcementLine({ ...scheduleOf(event), announcedZones: [] }, view.language, {
            length: 'short',
          }),
        },
      }));
  }

  const mails = db.needs.missedMailCount(asked, mostMails);
  const held = db.messages
    .held()
    .filter(({ eventId }) => theirs === null || theirs.includes(eventId));
  const drafts = theirs === null ? db.events : db.events.among(theirs);
  const draftIds = drafts.drafts({ limit: mostOfKind });
  const moreDrafts = drafts.draftCount() - draftIds.length;
  const reports = viewerMay(view, 'mail') ? db.bounces.unreadCount() : 0;
  return [
    ...(mails === 0 ? [] : [line('mails', consoleOpenMailsAddress, mails)]),
    ...perEvent(
      held.map(({ eventId }) => ({
        eventId,
        count: held.filter((other) => other.eventId === eventId).length,
      })),
      ({ slug, id }, count) => {
        const [first] = held.filter(({ eventId }) => eventId === id);
        const href =
          first === undefined || count > 1
            ? consoleMessagesAddress(slug)
            : consoleMessageAddress(slug, first.id);
        return { kind: 'held', count, href };
      },
    ),
    ...perEvent(
      db.needs
        .withoutPlace(asked, now + placeKnownBefore)
        .map((eventId) => ({ eventId, count: 1 })),
      (event, count) => {
        const kind = isWithoutPlace(event) ? 'place' : 'link';
        const field = kind === 'place' ? 'venue-field' : 'joinUrl-field';
        return { kind, count, href: `${consoleEventAddress(event.slug, 'edit')}#${field}` };
      },
    ),
    ...perEvent(
      db.needs.unansweredByEvent(asked).map(({ eventId, people }) => ({ eventId, count: people })),
      ({ slug }, count) => ({
        kind: 'access',
        count,
        href: consoleUnansweredAddress(slug),
        write: withQuery(consoleNewMessageAddress(slug), { needs: 'open' }),
      }),
    ),
    ...perEvent(
      db.digests
        .toDecide()
        .filter(({ eventId }) => theirs === null || theirs.includes(eventId))
        .map(({ eventId, number }) => ({ eventId, count: number })),
      ({ slug }, count) => ({
        kind: 'requests',
        count,
        href: `${consoleEndorsementsAddress(slug)}#to-decide`,
      }),
    ),
    ...ofCampaigns(
      visit,
      'requests',
      db.digests.toDecideOfCampaigns(),
      (slug) => `${consoleEndorsementsAddress({ campaign: slug })}#to-decide`,
    ),
    ...ofCampaigns(
      visit,
      'proposals',
      db.proposals.waiting(),
      (slug) => `${consoleProposalsAddress(slug)}#waiting`,
    ),
    ...(reports === 0 ? [] : [line('reports', consoleUnreadReportsAddress, reports)]),
    ...perEvent(
      draftIds.map((eventId) => ({ eventId, count: 1 })),
      ({ slug }, count) => ({ kind: 'draft', count, href: consoleEventAddress(slug) }),
    ),
    ...(moreDrafts > 0 ? [line('drafts', consoleEventListAddress('draft', 1), moreDrafts)] : []),
    ...unsavedForms(visit, mostOfKind).map(({ id, title, by, when }) => ({
      kind: 'form' as const,
      count: 1,
      href: consoleFormAddress(id),
      form: { title, by, when },
      event: null,
    })),
  ];
}

/** What waits of each campaign that is theirs. */
function ofCampaigns(
  { services, view, rights }: OrganizerVisit,
  kind: 'requests' | 'proposals',
  waiting: readonly { campaignId: number; number: number }[],
  address: (slug: string) => string,
): NeedLine[] {
  return waiting
    .filter(({ campaignId }) => mayCampaign(rights, 'lead', campaignId))
    .flatMap(({ campaignId, number }) => {
      const campaign = services.db.campaigns.byId(campaignId);
      if (!campaign) return [];
      const { title, language } = campaignFor(services, campaign, [view.language]);
      const href = address(campaign.slug);
      return { kind, count: number, href, event: null, campaign: { title, language } };
    });
}

function isWithoutPlace({ kind, venue, address, meetingPoints }: Event): boolean {
  return kind !== 'online' && `${venue}${address}${meetingPoints}` === '';
}
