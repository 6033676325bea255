import { eventKinds } from '../../db/schema.ts';
import { colorNames } from '../../templates/palette.ts';
import { formParts, type FormPart } from '../../templates/pages/console/eventFormPart.ts';
import {
  checkbox,
  choice,
  optionalChoice,
  optionalEmail,
  optionalLine,
  optionalText,
  optionalWebAddress,
  requiredLine,
  textReadBy,
  wholeNumber,
} from '../web/fields.ts';
import type { EventFieldDefinition } from './eventField.ts';
import { atPlace, atPlaceText, everywhere, joining, quiet, quietText } from './fieldTraits.ts';
import { placeFields } from './placeFields.ts';
import { reminderForms, reminderValues } from './reminders.ts';
import { programmeLines, readProgramme } from './programme.ts';
import { readSpeakers, speakerLines } from './speakers.ts';

/** Letters of the description. */
export const longestDescription = 20_000;

const mostSeats = 100_000;

/**
 * Every field that organizers fill in about an event, once, as the form has them from top to bottom: first
 * what an event cannot do without, which is all that is asked for at the beginning.
 * The form and what is read from it, the details of an event and their columns, the parts that the
 * audit log names, what is mailed when it changes and what is told under a heading of its own follow
 * from this.
 */
export const fieldsByPart = {
  basics: [
    {
      name: 'kind',
      form: () => choice(eventKinds),
      control: 'own',
      kinds: null,
      told: null,
      mailed: 'kind',
    },
    {
      name: 'title',
      form: () => requiredLine(150, 'console.eventForm.problems.title'),
      control: 'line',
      hint: true,
      optional: false,
      kinds: null,
      told: null,
      mailed: 'title',
      translated: true,
    },
    {
      name: 'host',
      form: () => requiredLine(120, 'console.eventForm.problems.host'),
      control: 'line',
      hint: true,
      optional: false,
      ...quiet,
    },
    {
      name: 'start',
      inputs: ['startDate', 'startTime', 'hourOpen', 'startOccurrence'],
      control: 'own',
      mailed: 'start',
      compared: ['startsAt', 'startPrecision'],
    },
    { name: 'zone', control: 'own', mailed: null },
    {
      name: 'venue',
      form: () => optionalLine(150),
      control: 'line',
      hint: true,
      optional: true,
      ...atPlaceText,
    },
    {
      name: 'address',
      form: () => optionalText(300),
      control: 'text',
      hint: false,
      rows: 2,
      ...atPlace,
    },
    {
      name: 'city',
      inputs: ['city', 'cityAsked', 'cityChoice'],
      form: () => optionalLine(100),
      control: 'line',
      hint: false,
      optional: true,
      ...atPlaceText,
    },
    {
      name: 'joinUrl',
      form: optionalWebAddress,
      control: 'line',
      hint: true,
      optional: true,
      ...joining,
    },
  ],
  times: [
    {
      name: 'end',
      inputs: ['endDate', 'endTime', 'endOccurrence'],
      control: 'own',
      mailed: 'end',
      compared: ['endsAt'],
    },
    {
      name: 'assembly',
      inputs: ['assemblyDate', 'assemblyTime', 'assemblyOccurrence'],
      control: 'own',
      mailed: 'assembly',
      compared: ['assemblyAt'],
    },
    { name: 'announcedZones', control: 'own', mailed: null },
    {
      name: 'programme',
      form: () => textReadBy(20_000, readProgramme),
      typed: ({ programme }) => programmeLines(programme),
      control: 'text',
      hint: true,
      rows: 4,
      ...quiet,
    },
  ],
  // What it holds is no field of one event: server/events/repeatForm.ts reads it.
  repeat: [],
  place: placeFields,
  texts: [
    {
      name: 'summary',
      form: () => optionalText(300),
      control: 'text',
      hint: true,
      rows: 2,
      ...quietText,
    },
    {
      name: 'description',
      form: () => optionalText(longestDescription),
      control: 'text',
      hint: true,
      rows: 10,
      ...quietText,
    },
    {
      name: 'speakers',
      form: () => optionalText(8000).transform(readSpeakers),
      typed: ({ speakers }) => speakerLines(speakers),
      control: 'text',
      hint: true,
      rows: 3,
      ...quietText,
    },
    {
      name: 'bring',
      form: () => optionalText(1000),
      control: 'text',
      hint: false,
      rows: 2,
      kinds: null,
      told: [...everywhere, 'own-page', 'last-reminder'],
      mailed: null,
      translated: true,
    },
    {
      name: 'joinNote',
      form: () => optionalText(500),
      control: 'text',
      hint: true,
      rows: 2,
      ...joining,
      translated: true,
    },
  ],
  people: [
    { name: 'signupsOpen', form: checkbox, control: 'box', hint: false, ...quiet },
    { name: 'confirmAddress', form: checkbox, control: 'box', hint: true, ...quiet },
    { name: 'capacity', form: () => wholeNumber(1, mostSeats, null), control: 'own', ...quiet },
    { name: 'endorsementsOpen', form: checkbox, control: 'box', hint: true, ...quiet },
    { name: 'endorsementsContinue', form: checkbox, control: 'box', hint: false, ...quiet },
  ],
  mails: [
    {
      name: 'senderName',
      form: () => optionalLine(80),
      control: 'line',
      hint: true,
      optional: true,
      ...quiet,
    },
    {
      name: 'replyTo',
      form: optionalEmail,
      control: 'line',
      hint: true,
      optional: true,
      ...quiet,
    },
    {
      name: 'confirmation',
      form: () => optionalText(2000),
      control: 'text',
      hint: true,
      rows: 4,
      ...quietText,
    },
    {
      name: 'dayReminderHour',
      inputs: ['dayReminder'],
      form: () => reminderForms.dayReminder,
      typed: (event) => reminderValues(event).dayReminder,
      control: 'own',
      ...quiet,
    },
    {
      name: 'soonReminderMinutes',
      inputs: ['soonReminder'],
      form: () => reminderForms.soonReminder,
      typed: (event) => reminderValues(event).soonReminder,
      control: 'own',
      ...quiet,
    },
    {
      name: 'joiningLinkMinutes',
      inputs: ['joiningLink'],
      form: () => reminderForms.joiningLink,
      typed: (event) => reminderValues(event).joiningLink,
      control: 'own',
      ...quiet,
    },
    {
      name: 'thanks',
      form: () => optionalText(10_000),
      control: 'text',
      hint: true,
      rows: 5,
      ...quietText,
    },
  ],
  look: [
    {
      name: 'color',
      form: () => optionalChoice(colorNames),
      control: 'own',
      ...quiet,
    },
  ],
  listing: [
    { name: 'slug', form: () => optionalLine(1000), control: 'own', ...quiet },
    { name: 'language', form: ({ languages }) => choice(languages), control: 'own', ...quiet },
    {
      name: 'campaignId',
      inputs: ['campaign'],
      form: ({ campaigns }) =>
        optionalChoice(campaigns.map(({ slug }) => slug)).transform(
          (chosen) => campaigns.find(({ slug }) => slug === chosen)?.id ?? null,
        ),
      typed: ({ campaignId }, { campaigns }) =>
        campaigns.find(({ id }) => id === campaignId)?.slug ?? '',
      control: 'own',
      ...quiet,
    },
  ],
} as const satisfies Record<FormPart, readonly EventFieldDefinition[]>;

/** One of the fields. */
export type EventField = (typeof fieldsByPart)[FormPart][number];

/** A part of an event that an edit can change: the name of a field. */
export type EventPart = EventField['name'];

/** All fields in the order of the form. */
export const eventFields = formParts.flatMap((part): readonly EventField[] => fieldsByPart[part]);

/** A field that is a column, and no part of the schedule. */
export type ColumnField = Extract<EventField, { form: unknown }>;

export const columnFields = eventFields.filter((field) => 'form' in field);

/** The names of the inputs of a field. */
export function inputsOf(field: EventField): readonly [string, ...string[]] {
  return 'inputs' in field ? field.inputs : [field.name];
}
