import type { Campaign, Event } from '../../db/schema.ts';
import { freshForm, typed, type FormState, type FormValues } from '../../templates/forms.ts';
import { languages } from '../../templates/languages.ts';
import { renderMarkdown } from '../../templates/markdown.ts';
import type { EventFormProps } from '../../templates/pages/console/eventFormProps.ts';
import type {
  EventFormConfirmationProps,
  MovedIntoPast,
} from '../../templates/pages/console/eventFormConfirmation.ts';
import { dayReminderHours } from '../../templates/pages/console/reminderChoices.ts';
import type { EventPreview } from '../../templates/pages/console/eventFormPreview.ts';
import { isTextLanguage } from '../../templates/textLanguages.ts';
import type { View } from '../../templates/view.ts';
import { fieldsByPart, longestDescription, type EventPart } from '../fields/eventFields.ts';
import { reminderValues } from '../fields/reminders.ts';
import { changesInMail } from '../mail/eventInMail.ts';
import type { Services } from '../services.ts';
import { announcementLine } from '../time/announcementLine.ts';
import { clockText } from '../time/dateText.ts';
import { eraseAt } from '../time/retentionDay.ts';
import type { Schedule } from '../time/schedule.ts';
import { startInWords } from '../time/times.ts';
import { isZone, placeName, sameZone, zoneChoices } from '../time/zones.ts';
import { newPublicId } from '../web/signedLinks.ts';
import type { EarlierEvent } from './eventChanges.ts';
import { inShortOf } from './eventFormInShort.ts';
import { cityQuestion } from './eventPlace.ts';
import { readersByLanguage } from './eventReaders.ts';
import { hasBegun } from './publishEvent.ts';
import { readEvents } from './readableEvents.ts';
import { repeatInForm } from './repeatView.ts';
import {
  announcedZonesIn,
  occurrenceQuestions,
  readSchedule,
  withZonesTicked,
} from './scheduleForm.ts';
import { siteOf } from '../siteSettings.ts';

export interface FormOptions {
  preview?: boolean;
  overwritten?: readonly EventPart[];
  /** 'first' asks only for what an event cannot do without. */
  step?: EventFormProps['step'];
  /** Under which the form is kept, and in which version; a new one if nothing is said. */
  keeping?: { id: string; version: number };
  /** Other forms of the same event that nobody has saved. */
  unsaved?: EventFormProps['unsaved'];
  done?: string | null;
}

/** All that the page of the form shows beside the subject. */
export function formProps(
  services: Services,
  view: View,
  form: FormState,
  campaigns: readonly Campaign[],
  options: FormOptions = {},
): Omit<EventFormProps, 'subject'> {
  const chosen = announcedZonesIn(form.values).filter((zone) => isZone(zone));
  return {
    fields: fieldsByPart,
    step: options.step ?? 'all',
    keeping: options.keeping ?? { id: newPublicId(), version: 0 },
    unsaved: options.unsaved ?? [],
    done: options.done ?? null,
    inShort: inShortOf(view, form.values, campaigns),
    form: { ...form, values: withZonesTicked(form.values) },
    campaigns: campaigns.map(({ slug, title }) => ({ slug, title })),
    zones: zoneChoices(view.language, view.now, [typed(form, 'zone'), ...chosen]),
    announcedChoices: announcedChoices(services, view, form, chosen),
    reminderHours: dayReminderHours.map((hour) => ({
      hour,
      time: clockText(hour * 3_600_000, 'UTC', view.language),
    })),
    city: cityQuestion(services.cities, form.values, view.language),
    questions: occurrenceQuestions(form.values, view.language),
    repeat: repeatInForm(view, form.values),
    preview: options.preview === true ? previewOf(view, form) : null,
    overwritten: (options.overwritten ?? []).map((part) => view.t(`console.events.parts.${part}`)),
  };
}

/** So many of the last events tell what is usual here. */
const latestEvents = 100;

/** The zones that were chosen now, and those in which the last events were announced. */
export function announcedChoices(
  { db }: Services,
  view: View,
  form: FormState,
  chosen: readonly string[],
): EventFormProps['announcedChoices'] {
  const own = typed(form, 'zone');
  const known: string[] = [];
  const ids = db.events.newestIds(latestEvents);
  const before = readEvents(db, ids, ({ announcedZones }) => [...announcedZones]);
  for (const zone of [...chosen, ...before.results.flat()])
    if (zone !== own && !known.some((one) => sameZone(one, zone))) known.push(zone);
  return known
    .slice(0, Math.max(12, chosen.length))
    .map((zone) => ({ zone, place: placeName(zone, view.language) }));
}

function previewOf(view: View, form: FormState): EventPreview {
  const timing = readSchedule(form.values, view.language);
  const description = typed(form, 'description').trim();
  const language = typed(form, 'language');
  const readable = description !== '' && description.length <= longestDescription;
  return {
    announced: timing.ok ? announcedLines(view, timing.schedule) : [],
    description: readable ? renderMarkdown(description) : null,
    language: isTextLanguage(language) ? language : view.language,
  };
}

export function announcedLines(
  { languages: offered }: Pick<View, 'languages'>,
  schedule: Schedule,
): EventPreview['announced'] {
  return offered.map((language) => ({ language, line: announcementLine(schedule, language) }));
}

/**
 * The form of an event that nobody has begun: the collective, and the zone of the last event or the site.
 *
 * @param city where whoever begins it makes events; '' for anywhere
 */
export function newEventForm(services: Services, view: View, city = ''): FormState {
  const { db } = services;
  const { organization, zone } = siteOf(services);
  const [last] = readEvents(db, db.events.newestIds(latestEvents), (event) => event).results;
  return freshForm({
    host: last?.host ?? organization,
    language: view.language,
    city,
    zone: (isZone(last?.zone) ? last.zone : (zone ?? view.viewerZone)) ?? '',
    signupsOpen: 'yes',
    ...reminderValues(),
  });
}

/**
 * What was typed at the beginning, where only the essentials are asked for, as the whole form would have
 * it; a form that was whole stays as it is.
 */
export function wholeForm(
  services: Services,
  view: View,
  values: FormValues,
  city = '',
): FormValues {
  return isWhole(values) ? values : { ...newEventForm(services, view, city).values, ...values };
}

/** Whether values come of the whole form: only that has a field for the summary. */
export function isWhole(values: FormValues): boolean {
  return 'summary' in values;
}

/** What the page that asks before mailing tells of an edit. */
export function confirmationOf(
  services: Services,
  view: View,
  before: Event,
  after: Event,
  earlier: EarlierEvent,
): Pick<EventFormConfirmationProps, 'changes' | 'mails' | 'quietMinutes'> {
  const { attendees, organizations } = readersByLanguage(services.db, before);
  return {
    // The very words of the mail, which adds each reader's own time where it knows their zone.
    changes: changesInMail(after, earlier, view.language, null).map(({ part, before, now }) => ({
      part: view.t(`console.events.parts.${part}`),
      before,
      after: now,
    })),
    mails: languages
      .map((language) => ({
        language,
        count: (attendees.get(language) ?? 0) + (organizations.get(language) ?? 0),
      }))
      .filter(({ count }) => count > 0),
    quietMinutes: services.config.quietMinutes,
  };
}

/**
 * Whether an edit moves a public event into the past, or so far back that its personal data would be
 * deleted at the next purge; null where it does neither.
 */
export function movedIntoPast(
  services: Pick<Services, 'config' | 'db'>,
  { language, now }: View,
  before: Event,
  after: Event,
): MovedIntoPast | null {
  if (before.state !== 'published') return null;
  const { retentionDays } = siteOf(services);
  const isErased = (event: Event) => eraseAt(event, retentionDays) <= now;
  const erases = isErased(after) && !isErased(before);
  if (!erases && (hasBegun(before, now) || !hasBegun(after, now))) return null;
  return { when: startInWords(after, language), erases };
}
