import type { Event } from '../../db/schema.ts';
import { consoleEventAddress, consoleEventAuditAddress } from '../../templates/addresses.ts';
import type { DraftLinkProps } from '../../templates/pages/console/draftLinkPanel.ts';
import {
  eventOverviewPage,
  type EventOverviewProps,
} from '../../templates/pages/console/eventOverview.ts';
import type { Html } from '../../templates/view.ts';
import { latestDays } from '../audit/latestDays.ts';
import { gapsOf } from '../fields/eventIn.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { eventTimes, timeInWords } from '../time/times.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { allowances } from '../web/rateLimits.ts';
import type { OrganizerVisit, Reply } from '../web/routes.ts';
import { crowdHours, expectsCrowd } from './crowd.ts';
import { draftLinkOf } from './draftLink.ts';
import { eventOnConsole } from './eventOnConsole.ts';
import { canExpectCrowd } from './expectCrowd.ts';
import { missingParts } from './publishEvent.ts';
import { seriesPanelOf } from './seriesOfEvent.ts';
import { collectedKinds } from './sendChangesNow.ts';

/** Lines of the audit log on an event's page, and entries that are looked through for them. */
const latestLines = 8;
const entriesRead = 200;

/** What the address of an event says has just been done with it. */
const deeds = [
  'created',
  'saved',
  'savedOnDates',
  'unchanged',
  'published',
  'unpublished',
  'cancelled',
  'cancelledQuietly',
  'datesCancelled',
  'sent',
  'nothingToSend',
  'crowdExpected',
  'crowdEnded',
  'linkMade',
  'linkRevoked',
] as const;

/** A 303 to the page of an event, which says what was done with it. */
export function overviewAfter(
  visit: OrganizerVisit,
  event: Event,
  done: (typeof deeds)[number],
  values: readonly number[] = [],
): Reply {
  return redirectDone(visit, consoleEventAddress(event.slug), done, values);
}

/**
 * The first page of an event in the console.
 *
 * @param refusal why what was asked for was not done; null where nothing was
 */
export function overview(visit: OrganizerVisit, event: Event, refusal: string | null): Html {
  const { services, view, now } = visit;
  const { db } = services;
  const { confirmed, waiting } = db.signups.counts(event.id);
  const { language, kind, host, joinUrl, signupsOpen, capacity, endorsementsOpen } = event;
  const pictures = db.pictures.ofEvent(event.id);
  const props: EventOverviewProps = {
    ...eventOnConsole(services, event, now),
    language,
    translations: db.eventTexts.ofEvent(event.id).map((one) => ({
      language: one.language,
      outdated: gapsOf(event, one.texts, pictures).outdated.length > 0,
    })),
    kind,
    host,
    joinUrl,
    signupsOpen,
    capacity,
    endorsementsOpen,
    times: eventTimes(scheduleOf(event), view.language, view.viewerZone),
    place: [event.venue, event.address, event.city].filter((part) => part !== '').join('\n'),
    campaign:
      event.campaignId === null ? null : (db.campaigns.byId(event.campaignId)?.title ?? null),
    confirmed: confirmed.people,
    waiting: waiting.people,
    listed: db.endorsements.counts({ kind: 'event', id: event.id }).approved,
    cancellationNote: event.cancellationNote,
    missing: missingParts(event).map(() => view.t('console.events.overview.missingPlace')),
    deletable: deletable(visit, event),
    series: seriesPanelOf(services, view, event, visit.theirs),
    crowdPanel: crowdOf(visit, event),
    ...(event.state === 'draft' ? { draftLink: draftLinkProps(visit, event) } : {}),
    collected: collectedMails(visit, event),
    audit: latestDays(view, db.audit.ofEvent(event.id, entriesRead), {
      zone: event.zone,
      address: consoleEventAuditAddress(event.slug),
      lines: latestLines,
    }),
    done: doneText(visit, deeds, (name, [count = 0]) =>
      name === 'savedOnDates' || name === 'datesCancelled'
        ? view.t(`console.series.done.${name}`, { count })
        : view.t(`console.events.done.${name}`),
    ),
    refusal,
  };
  return eventOverviewPage(view, props);
}

function collectedMails({ services, view, now }: OrganizerVisit, event: Event) {
  const { mails, dueAt } = services.db.collectedMails.waiting(event.id, collectedKinds, now);
  if (mails === 0 || dueAt === null) return null;
  return { mails, until: timeInWords(dueAt, event.zone, view.language) };
}

function draftLinkProps({ services, view }: OrganizerVisit, event: Event): DraftLinkProps {
  const link = draftLinkOf(services, event.id);
  if (link === null) return null;
  return { url: link.url, since: timeInWords(link.madeAt, event.zone, view.language) };
}

/** How an event stands to many sign-ups from one network; null while nobody can sign up. */
function crowdOf({ view, now }: OrganizerVisit, event: Event): EventOverviewProps['crowdPanel'] {
  if (!canExpectCrowd(event, now)) return null;
  const until = expectsCrowd(event, now) ? event.crowdUntil : null;
  return {
    hours: crowdHours,
    usual: allowances.signup.points,
    many: allowances.crowdSignup.points,
    until: until === null ? null : timeInWords(until, event.zone, view.language),
  };
}

/** Whether an event is a draft that nobody outside has seen or asked about. */
export function deletable({ services }: OrganizerVisit, event: Event): boolean {
  return (
    event.state === 'draft' &&
    event.publishedAt === null &&
    !services.db.endorsements.ofEvent(event.id).some(({ source }) => source === 'request')
  );
}
