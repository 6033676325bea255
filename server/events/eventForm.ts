import { z } from 'zod';
import type { Event } from '../../db/schema.ts';
import type { FormValues } from '../../templates/forms.ts';
import { textLanguages } from '../../templates/textLanguages.ts';
import type { View } from '../../templates/view.ts';
import type { Offered } from '../fields/eventField.ts';
import { columnFields, eventFields, inputsOf } from '../fields/eventFields.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { parseForm, refusedForm, type FieldProblem, type ParsedForm } from '../web/parseForm.ts';
import { confirmsAddresses } from './addressConfirmation.ts';
import { programmeProblem } from './programmeForm.ts';
import { columnsBy, type Columns, type EventDetails } from './eventDetails.ts';
import { nowhere, type Place } from './eventPlace.ts';
import { readSchedule, scheduleValues } from './scheduleForm.ts';
import { isSlug, longestSlug } from './slug.ts';

const orderOfPage = eventFields.flatMap((field): readonly string[] => inputsOf(field));

const mostSpeakers = 40;
/** Letters of a speaker's name. */
const longestName = 150;

/** Reads the form of an event: its details, or the same form with a sentence at each field. */
export function readEventForm(
  values: FormValues,
  campaigns: Offered['campaigns'],
  { t, language, languages }: Pick<View, 't' | 'language'> & Pick<Offered, 'languages'>,
  place: Place = nowhere,
): ParsedForm<EventDetails> {
  const fields = parseForm(formOffering({ campaigns, languages }), values, t);
  const timing = readSchedule(values, language);
  const columns = fields.ok ? columnsBy((field) => fields.value[inputsOf(field)[0]]) : null;
  const contradictions = columns === null ? {} : contradictionsIn(columns);
  const programme =
    columns !== null && timing.ok
      ? programmeProblem(columns.programme, timing.schedule, language)
      : null;
  if (programme !== null) contradictions['programme'] = programme;
  if (columns !== null && timing.ok && Object.keys(contradictions).length === 0)
    return {
      ok: true,
      value: {
        ...columns,
        slug: columns.slug || null,
        confirmAddress: confirmsAddresses(columns),
        schedule: timing.schedule,
        place,
      },
    };
  const found = {
    ...(fields.ok ? {} : fields.form.problems),
    ...refusedForm(values, { ...contradictions, ...(timing.ok ? {} : timing.problems) }, t)
      .problems,
  };
  return { ok: false, form: { values, problems: inOrderOfPage(found) } };
}

/**
 * What can be chosen in the form: any language to write in, but a site of one language asks for none. An
 * event that there is keeps its own.
 */
export function offeringFor<Reader extends Pick<View, 'languages'>>(
  view: Reader,
  event: Pick<Event, 'language'> | null,
): Omit<Reader, 'languages'> & Pick<Offered, 'languages'> {
  const written = view.languages.length < 2 ? view.languages : textLanguages;
  return { ...view, languages: event === null ? written : [...written, event.language] };
}

/** What each field reads from its input. The schedule is read from several together. */
function formOffering(offered: Offered) {
  return z.object(
    Object.fromEntries(columnFields.map((field) => [inputsOf(field)[0], field.form(offered)])),
  );
}

/** An event as it stands in its form. */
export function eventValues(event: Event, offered: Offered): FormValues {
  const shown = { ...event, confirmAddress: confirmsAddresses({ ...event, countsPlaces: false }) };
  return {
    ...Object.fromEntries(
      columnFields.map((field) => [
        inputsOf(field)[0],
        'typed' in field ? field.typed(shown, offered) : asTyped(shown[field.name]),
      ]),
    ),
    ...scheduleValues(scheduleOf(event)),
    ...cityValues(event),
  };
}

/** Which city is meant by what was typed, as somebody or the program decided. */
function cityValues({ city, cityId }: Event): FormValues {
  if (cityId === null) return {};
  return { cityAsked: city, cityChoice: cityId === 0 ? 'none' : String(cityId) };
}

/** A column as its field: what is ticked says "yes". */
function asTyped(value: string | number | boolean | null): string | undefined {
  if (typeof value === 'boolean') return value ? 'yes' : undefined;
  return String(value ?? '');
}

/** What each field allows and both together do not. */
function contradictionsIn(form: Columns): Record<string, FieldProblem> {
  const problems: Record<string, FieldProblem> = {};
  if (form.slug.length > longestSlug)
    problems['slug'] = {
      key: 'forms.problems.tooLong',
      values: { length: form.slug.length, maximum: longestSlug },
    };
  else if (form.slug !== '' && !isSlug(form.slug))
    problems['slug'] = { key: 'console.eventForm.problems.slug' };
  for (const { name, kinds } of columnFields)
    if (kinds !== null && form[name] !== '' && !kinds.have.some((kind) => kind === form.kind))
      problems[name] = { key: kinds.otherwise };
  if (form.speakers.length > mostSpeakers)
    problems['speakers'] = {
      key: 'console.eventForm.problems.tooManySpeakers',
      values: { most: mostSpeakers },
    };
  else if (form.speakers.some(({ name }) => name.length > longestName))
    problems['speakers'] = { key: 'console.eventForm.problems.speaker' };
  return problems;
}

/** The summary of what is wrong follows the page. */
function inOrderOfPage(problems: Readonly<Record<string, string>>): Record<string, string> {
  // What stands in no place of the page comes last, and is never lost.
  const place = (name: string) =>
    orderOfPage.includes(name) ? orderOfPage.indexOf(name) : orderOfPage.length;
  return Object.fromEntries(
    Object.entries(problems).toSorted(([one], [other]) => place(one) - place(other)),
  );
}
