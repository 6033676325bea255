import type { Event, EventKind, NewEvent, Speaker } from '../../db/schema.ts';
import type { Language } from '../../templates/languages.ts';
import { scheduleColumns, scheduleOf } from '../time/eventSchedule.ts';
import { tzdataVersion, type Schedule } from '../time/schedule.ts';

/** What organizers tell about an event in its form. */
export interface EventDetails {
  /** Null: proposed by the title when the event is made, and left as it is afterwards. */
  slug: string | null;
  kind: EventKind;
  language: Language;
  campaignId: number | null;
  title: string;
  host: string;
  summary: string;
  description: string;
  schedule: Schedule;
  venue: string;
  address: string;
  city: string;
  joinUrl: string;
  joinNote: string;
  speakers: Speaker[];
  bring: string;
  accessibility: string;
  signupsOpen: boolean;
  confirmAddress: boolean;
  capacity: number | null;
  endorsementsOpen: boolean;
  endorsementsContinue: boolean;
  dayReminderHour: number | null;
  soonReminderMinutes: number | null;
  joiningLinkMinutes: number;
  thanks: string;
}

/** The details of an event that exists. */
export function detailsOf(event: Event): EventDetails {
  return {
    slug: event.slug,
    kind: event.kind,
    language: event.language,
    campaignId: event.campaignId,
    title: event.title,
    host: event.host,
    summary: event.summary,
    description: event.description,
    schedule: scheduleOf(event),
    venue: event.venue,
    address: event.address,
    city: event.city,
    joinUrl: event.joinUrl,
    joinNote: event.joinNote,
    speakers: event.speakers,
    bring: event.bring,
    accessibility: event.accessibility,
    signupsOpen: event.signupsOpen,
    confirmAddress: event.confirmAddress,
    capacity: event.capacity,
    endorsementsOpen: event.endorsementsOpen,
    endorsementsContinue: event.endorsementsContinue,
    dayReminderHour: event.dayReminderHour,
    soonReminderMinutes: event.soonReminderMinutes,
    joiningLinkMinutes: event.joiningLinkMinutes,
    thanks: event.thanks,
  };
}

/** Details as the columns of an event, all but the slug. */
export function detailColumns(details: EventDetails) {
  const { slug: _, schedule, ...columns } = details;
  return { ...columns, ...scheduleColumns(schedule, tzdataVersion()) } satisfies Partial<NewEvent>;
}
