import { z } from 'zod';
import type { City } from '../../db/cities/city.ts';
import type { Campaign } from '../../db/schema.ts';
import { freshForm, typed, type FormValues } from '../../templates/forms.ts';
import { languages } from '../../templates/languages.ts';
import type { View } from '../../templates/view.ts';
import { readSchedule } from '../events/scheduleForm.ts';
import { dateAfter, dateAt, daysFrom } from '../time/day.ts';
import type { HourSchedule } from '../time/schedule.ts';
import {
  checkbox,
  emailField,
  optionalChoice,
  optionalLine,
  optionalText,
  requiredLine,
} from '../web/fields.ts';
import { offeredLanguage } from '../web/offeredLanguage.ts';
import { parseForm, refusedForm, type FieldProblem, type ParsedForm } from '../web/parseForm.ts';
import type { ProposedAction } from './proposeAction.ts';

export const longest = {
  title: 120,
  description: 4000,
  host: 150,
  venue: 150,
  address: 140,
  landmark: 150,
  name: 100,
  phone: 40,
  answer: 2000,
};

/** Where no campaign says on which day, an action is no further away than this. */
const furthestDays = 400;

/** Of a campaign whose days are many, so many stand in the list to choose from. */
const mostDays = 62;

/** All that is typed, but for the hour, which is read together with the city. */
const fields = {
  venue: requiredLine(longest.venue, 'proposal.problems.venue'),
  address: optionalLine(longest.address),
  landmark: optionalLine(longest.landmark),
  title: requiredLine(longest.title, 'proposal.problems.title'),
  description: optionalText(longest.description),
  host: requiredLine(longest.host, 'proposal.problems.host'),
  contactName: requiredLine(longest.name, 'proposal.problems.contactName'),
  phone: optionalLine(longest.phone),
  contactPublic: checkbox(),
  // Left out, it is the language in which the form was read.
  language: optionalChoice(languages),
};
const CorrectionForm = z.object(fields);
const ProposalForm = z.object({ ...fields, email: emailField() });

/** What whoever made a proposal answers to a question. */
export const AnswerForm = z.object({
  answer: optionalText(longest.answer).refine((text) => text !== '', {
    params: { problem: { key: 'proposal.problems.answer' } },
  }),
});

/** Whatever a form has to know beside what was typed. */
export interface FormOf {
  campaign: Pick<Campaign, 'day' | 'lastDay'>;
  /** Where the action is: on its clocks the hour is read. */
  place: Pick<City, 'zone'>;
  view: View;
  /** Epoch milliseconds. */
  now: number;
}

/** What a proposal says beside its city and its address: all that can be corrected. */
export type ProposedDetails = Omit<
  ProposedAction,
  'email' | 'cityId' | 'city' | 'country' | 'region' | 'latitude' | 'longitude' | 'zone'
>;

/** Reads the form of a proposal, or gives it back with a sentence at each field. */
export function readProposal(
  values: FormValues,
  of: FormOf,
): ParsedForm<ProposedDetails & Pick<ProposedAction, 'email'>> {
  return withHour(values, of, parseForm(ProposalForm, values, of.view.t));
}

/** Reads what whoever made a proposal wants otherwise. */
export function readCorrection(values: FormValues, of: FormOf): ParsedForm<ProposedDetails> {
  return withHour(values, of, parseForm(CorrectionForm, values, of.view.t));
}

function withHour<Value extends z.output<typeof CorrectionForm>>(
  values: FormValues,
  of: FormOf,
  parsed: ParsedForm<Value>,
) {
  const hour = readHour(values, of);
  if (!parsed.ok || !hour.ok) {
    const problems = {
      ...(hour.ok ? {} : refusedForm(values, hour.problems, of.view.t).problems),
      ...(parsed.ok ? {} : parsed.form.problems),
    };
    return { ok: false as const, form: { values, problems: inOrderOfPage(problems) } };
  }
  const { start } = hour.schedule;
  const { language, ...rest } = parsed.value;
  return {
    ok: true as const,
    value: {
      ...rest,
      language: offeredLanguage(of.view, language),
      startLocal: start.local,
      startOccurrence: start.occurrence,
      startsAt: start.instant,
    },
  };
}

/** The fields in the order of the page, which the summary of what is wrong follows. */
const orderOfPage = [
  'venue',
  'address',
  'landmark',
  'startDate',
  'startTime',
  'startOccurrence',
  'title',
  'description',
  'host',
  'language',
  'contactName',
  'email',
  'phone',
  'contactPublic',
];

function inOrderOfPage(problems: Readonly<Record<string, string>>): Record<string, string> {
  // What stands in no place of the page comes last, and is never lost.
  const place = (name: string) =>
    orderOfPage.includes(name) ? orderOfPage.indexOf(name) : orderOfPage.length;
  return Object.fromEntries(
    Object.entries(problems).toSorted(([one], [other]) => place(one) - place(other)),
  );
}

type ReadHour =
  | { ok: true; schedule: HourSchedule }
  | { ok: false; problems: Readonly<Record<string, FieldProblem>> };

function readHour(values: FormValues, { campaign, place, view, now }: FormOf): ReadHour {
  const hour = { ...hourValues(values), zone: place.zone };
  const read = readSchedule(hour, view.language);
  if (!read.ok) return read;
  const { schedule } = read;
  // An hour that is left open is none that people can come at.
  if (schedule.precision === 'day')
    return { ok: false, problems: { startTime: { key: 'proposal.problems.hour' } } };
  const date = schedule.start.local.slice(0, 10);
  if (!daysOf(campaign, place.zone, now).includes(date))
    return { ok: false, problems: { startDate: { key: 'proposal.problems.day' } } };
  if (schedule.start.instant <= now)
    return { ok: false, problems: { startTime: { key: 'proposal.problems.past' } } };
  return { ok: true, schedule };
}

/** The fields of the form that say when. */
export function hourValues(values: FormValues): Record<string, string> {
  const form = freshForm(values);
  return {
    startDate: typed(form, 'startDate'),
    startTime: typed(form, 'startTime'),
    startOccurrence: typed(form, 'startOccurrence'),
  };
}

/**
 * The days on which an action of a campaign can be, `YYYY-MM-DD`: those of the campaign, and where it has
 * none, every day within a year that is not over in the city.
 */
export function daysOf(
  { day, lastDay }: Pick<Campaign, 'day' | 'lastDay'>,
  zone: string,
  now: number,
): string[] {
  const today = dateAt(now, zone);
  const first = day ?? today;
  const last = day === null ? dateAfter(today, furthestDays) : (lastDay ?? day);
  const count = daysFrom(first, last) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => dateAfter(first, index));
}

/** Whether the days are few enough to be chosen from a list. */
export function isListOfDays(days: readonly string[]): boolean {
  return days.length <= mostDays;
}
