import type { Event } from '../../db/schema.ts';
import type { FormValues } from '../../templates/forms.ts';
import type { Language } from '../../templates/languages.ts';
import type { Offered } from '../fields/eventField.ts';
import { inputsOf } from '../fields/eventFields.ts';
import { scheduleColumns } from '../time/eventSchedule.ts';
import { tzdataVersion } from '../time/schedule.ts';
import { columnsBy } from './eventDetails.ts';
import { readSchedule } from './scheduleForm.ts';

/**
 * The event that would come of a form as it is typed so far, to be looked at and never stored: what
 * cannot be read yet is as it was before.
 *
 * @param before the event that is edited; null where there is none
 * @param now epoch milliseconds
 * @returns null where there is no day and hour yet, which no page of an event can do without
 */
export function eventAsTyped(
  values: FormValues,
  before: Event | null,
  offered: Offered,
  language: Language,
  now: number,
): Event | null {
  const timing = readSchedule(values, language);
  const times = timing.ok ? scheduleColumns(timing.schedule, tzdataVersion()) : before;
  if (times === null) return null;
  const base = { ...(before ?? unwritten(language, now)), ...times };
  const columns = columnsBy((field) => {
    const read = field.form(offered).safeParse(values[inputsOf(field)[0]]);
    return read.success ? read.data : base[field.name];
  });
  return { ...base, ...columns, slug: base.slug };
}

/** An event of which nothing is told. */
function unwritten(
  language: Language,
  now: number,
): Omit<Event, keyof ReturnType<typeof scheduleColumns>> {
  return {
    id: 0,
    slug: 'draft',
    campaignId: null,
    seriesId: null,
    kind: 'in-person',
    state: 'draft',
    language,
    title: '…',
    summary: '',
    description: '',
    host: '…',
    color: null,
    venue: '',
    address: '',
    city: '',
    postalCode: '',
    country: null,
    latitude: null,
    longitude: null,
    originUid: null,
    originUrl: null,
    cityId: null,
    region: '',
    meetingPoints: '',
    phone: '',
    spokenLanguages: '',
    accessFeatures: '',
    joinUrl: '',
    joinNote: '',
    speakers: [],
    programme: [],
    bring: '',
    accessibility: '',
    signupsOpen: true,
    confirmAddress: false,
    capacity: null,
    seatsTaken: 0,
    seatsBeyond: 0,
    crowdUntil: null,
    endorsementsOpen: false,
    endorsementsContinue: false,
    endorsementOrder: 'alphabetical',
    dayReminderHour: null,
    soonReminderMinutes: null,
    joiningLinkMinutes: 0,
    senderName: '',
    replyTo: '',
    confirmation: '',
    thanks: '',
    previousStartsAt: null,
    previousDay: null,
    sequence: 0,
    scheduledAt: now,
    textsChangedAt: null,
    questionsChangedAt: null,
    countsPlaces: false,
    cancellationNote: '',
    cancelledAt: null,
    publishedAt: null,
    createdAt: now,
    updatedAt: now,
    purgedAt: null,
  };
}
