import { z } from 'zod';
import { eventKinds, type Campaign, type Event } from '../../db/schema.ts';
import type { FormValues } from '../../templates/forms.ts';
import type { Language } from '../../templates/languages.ts';
import type { View } from '../../templates/view.ts';
import {
  checkbox,
  choice,
  optionalChoice,
  optionalLine,
  optionalText,
  optionalWebAddress,
  requiredLine,
  wholeNumber,
} from '../web/fields.ts';
import { parseForm, refusedForm, type FieldProblem, type ParsedForm } from '../web/parseForm.ts';
import { confirmsAddresses } from './addressConfirmation.ts';
import type { EventDetails } from './eventDetails.ts';
import { detailsOf } from './eventDetails.ts';
import { reminderFields, reminderValues } from './reminderFields.ts';
import { readSchedule, scheduleValues } from './scheduleForm.ts';
import { isSlug, longestSlug } from './slug.ts';
import { readSpeakers, speakerLines } from './speakers.ts';

/** Letters of an event's texts. */
export const longest = {
  title: 150,
  host: 120,
  summary: 300,
  description: 20_000,
  venue: 150,
  address: 300,
  city: 100,
  joinNote: 500,
  speakers: 8000,
  speakerName: 150,
  bring: 1000,
  accessibility: 2000,
  thanks: 10_000,
} as const;

const mostSpeakers = 40;
const mostSeats = 100_000;

const fieldsWith = (campaigns: readonly Pick<Campaign, 'slug'>[], languages: readonly Language[]) =>
  z.object({
    kind: choice(eventKinds),
    title: requiredLine(longest.title, 'console.eventForm.problems.title'),
    slug: optionalLine(1000),
    language: choice(languages),
    campaign: optionalChoice(campaigns.map(({ slug }) => slug)),
    host: requiredLine(longest.host, 'console.eventForm.problems.host'),
    summary: optionalText(longest.summary),
    description: optionalText(longest.description),
    venue: optionalLine(longest.venue),
    address: optionalText(longest.address),
    city: optionalLine(longest.city),
    joinUrl: optionalWebAddress(),
    joinNote: optionalText(longest.joinNote),
    speakers: optionalText(longest.speakers).transform(readSpeakers),
    bring: optionalText(longest.bring),
    accessibility: optionalText(longest.accessibility),
    signupsOpen: checkbox(),
    confirmAddress: checkbox(),
    capacity: wholeNumber(1, mostSeats, null),
    endorsementsOpen: checkbox(),
    endorsementsContinue: checkbox(),
    ...reminderFields,
    thanks: optionalText(longest.thanks),
  });

type Fields = z.output<ReturnType<typeof fieldsWith>>;

/** Reads the form of an event: its details, or the same form with a sentence at each field. */
export function readEventForm(
  values: FormValues,
  campaigns: readonly Campaign[],
  { t, language, languages }: Pick<View, 't' | 'language' | 'languages'>,
): ParsedForm<EventDetails> {
  const fields = parseForm(fieldsWith(campaigns, languages), values, t);
  const timing = readSchedule(values, language);
  const contradictions = fields.ok ? contradictionsIn(fields.value) : {};
  if (fields.ok && timing.ok && Object.keys(contradictions).length === 0) {
    const { campaign, slug, dayReminder, soonReminder, joiningLink, ...details } = fields.value;
    const campaignId = campaigns.find((one) => one.slug === campaign)?.id ?? null;
    return {
      ok: true,
      value: {
        ...details,
        slug: slug || null,
        campaignId,
        confirmAddress: confirmsAddresses(details),
        schedule: timing.schedule,
        dayReminderHour: dayReminder.hour,
        soonReminderMinutes: soonReminder.minutes,
        joiningLinkMinutes: joiningLink,
      },
    };
  }
  const found = {
    ...(fields.ok ? {} : fields.form.problems),
    ...refusedForm(values, { ...contradictions, ...(timing.ok ? {} : timing.problems) }, t)
      .problems,
  };
  return { ok: false, form: { values, problems: inOrderOfPage(found) } };
}

/** An event as it stands in its form. */
export function eventValues(event: Event, campaign: Campaign | undefined): FormValues {
  const { schedule, speakers, ...columns } = detailsOf(event);
  return {
    ...asTyped({ ...columns, confirmAddress: confirmsAddresses(event) }),
    ...scheduleValues(schedule),
    ...reminderValues(event),
    campaign: campaign?.slug ?? '',
    speakers: speakerLines(speakers),
  };
}

/** Columns as the fields of a form that have their names: what is ticked says "yes". */
function asTyped(
  columns: Readonly<Record<string, string | number | boolean | null>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(columns)
      .filter(([, value]) => value !== false)
      .map(([name, value]) => [name, value === true ? 'yes' : String(value ?? '')]),
  );
}

/** What each field allows and both together do not. */
function contradictionsIn(form: Fields): Record<string, FieldProblem> {
  const problems: Record<string, FieldProblem> = {};
  if (form.slug.length > longestSlug)
    problems['slug'] = {
      key: 'forms.problems.tooLong',
      values: { length: form.slug.length, maximum: longestSlug },
    };
  else if (form.slug !== '' && !isSlug(form.slug))
    problems['slug'] = { key: 'console.eventForm.problems.slug' };
  if (form.kind === 'online')
    for (const name of ['venue', 'address', 'city'] as const)
      if (form[name] !== '') problems[name] = { key: 'console.eventForm.problems.placeOfOnline' };
  if (form.kind === 'in-person')
    for (const name of ['joinUrl', 'joinNote'] as const)
      if (form[name] !== '') problems[name] = { key: 'console.eventForm.problems.linkOfInPerson' };
  if (form.speakers.length > mostSpeakers)
    problems['speakers'] = {
      key: 'console.eventForm.problems.tooManySpeakers',
      values: { most: mostSpeakers },
    };
  else if (form.speakers.some(({ name }) => name.length > longest.speakerName))
    problems['speakers'] = { key: 'console.eventForm.problems.speaker' };
  return problems;
}

/** The fields from top to bottom: the summary of what is wrong follows the page. */
const orderOfPage = [
  'kind',
  'title',
  'slug',
  'host',
  'language',
  'campaign',
  'zone',
  'startDate',
  'startTime',
  'startOccurrence',
  'endDate',
  'endTime',
  'endOccurrence',
  'assemblyDate',
  'assemblyTime',
  'assemblyOccurrence',
  'announcedZones',
  'venue',
  'address',
  'city',
  'joinUrl',
  'joinNote',
  'summary',
  'description',
  'speakers',
  'bring',
  'accessibility',
  'capacity',
  'dayReminder',
  'soonReminder',
  'joiningLink',
  'thanks',
];

function inOrderOfPage(problems: Readonly<Record<string, string>>): Record<string, string> {
  // What stands in no place of the page comes last, and is never lost.
  const place = (name: string) =>
    orderOfPage.includes(name) ? orderOfPage.indexOf(name) : orderOfPage.length;
  return Object.fromEntries(
    Object.entries(problems).toSorted(([one], [other]) => place(one) - place(other)),
  );
}
