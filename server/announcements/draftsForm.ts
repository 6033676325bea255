import {
  freshForm,
  typed,
  typedList,
  type FormState,
  type FormValues,
} from '../../templates/forms.ts';
import type { ReadDraft } from '../../templates/pages/console/announcementDrafts.ts';
import type { View } from '../../templates/view.ts';
import { readEventForm } from '../events/eventForm.ts';
import { placeOfForm } from '../events/eventPlace.ts';
import { announcedLines, newEventForm } from '../events/eventFormView.ts';
import { patternInWords } from '../events/seriesInWords.ts';
import { readSchedule } from '../events/scheduleForm.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import { coSponsorsOf, draftValues, type Draft } from './announcementDrafts.ts';
import { doubtText, findingText } from './announcementFindingText.ts';
import type { Question } from './announcementQuestions.ts';
import { contradictionsIn } from './announcementProposal.ts';
import { questionsOf } from './announcementView.ts';
import type { ReadyDraft } from './saveDrafts.ts';

/** What a text may leave out and an event cannot be without. */
const needed = ['title', 'kind', 'startDate', 'startTime'] as const;

/** The drafts as the page shows them, with what was typed where the text tells too little. */
export function draftsProps(
  visit: OrganizerVisit,
  drafts: readonly Draft[],
  refused?: FormState,
): { form: FormState; drafts: ReadDraft[] } {
  const { view, form } = visit;
  const fresh = typedList(freshForm(form), 'keep').length === 0 && refused === undefined;
  const filled = fresh ? { ...form, ...firstChoices(drafts) } : form;
  return {
    form: refused ?? freshForm(filled),
    drafts: drafts.map((draft, index) => readDraft({ ...visit, form: filled }, view, draft, index)),
  };
}

/** Every event is kept, and an hour that the text says to be open is, until somebody types it. */
function firstChoices(drafts: readonly Draft[]): FormValues {
  const open = drafts.flatMap(({ hourOpen }, index) =>
    hourOpen ? [[`hourOpen-${index}`, 'yes'] as const] : [],
  );
  return { keep: drafts.map((_, index) => String(index)), ...Object.fromEntries(open) };
}

function readDraft(visit: OrganizerVisit, view: View, draft: Draft, index: number): ReadDraft {
  const values = draftValues(draft);
  const asked = new Set(draft.questions.flatMap(({ about }) => doubtsOf[about]));
  const timing = readSchedule(valuesToSave(visit, draft, index), view.language);
  return {
    index,
    title: one(values, 'title'),
    announced: timing.ok ? announcedLines(view, timing.schedule) : [],
    facts: factsOf(view, draft, values),
    missing: needed.filter((name) => one(values, name) === ''),
    open: needed.some((name) => one(values, name) === '' && !(name === 'startTime' && timing.ok)),
    // What is asked needs no sentence that it may be otherwise.
    doubts: draft.doubts
      .filter(({ kind }) => !asked.has(kind))
      .map((doubt) => doubtText(doubt, view.language)),
    contradictions: contradictionsIn(draft).map((finding) => findingText(finding, view.language)),
    questions: questionsOf([draft], view.language),
  };
}

/** The doubts that a question is about. */
const doubtsOf: Readonly<Record<Question['about'], readonly string[]>> = {
  zone: ['zone-assumed'],
  day: ['year-assumed', 'weekday-alone', 'relative-day', 'date-ambiguous', 'day-unclear'],
  time: ['half-assumed'],
  start: [],
  title: [],
};

const told = [
  'summary',
  'description',
  'venue',
  'address',
  'city',
  'joinUrl',
  'host',
  'programme',
  'speakers',
  'bring',
] as const;

function factsOf({ t, language }: View, draft: Draft, values: FormValues): ReadDraft['facts'] {
  const facts: { label: string; lines: readonly string[] }[] = [];
  if (draft.kind !== null)
    facts.push({ label: t('console.events.parts.kind'), lines: [t(`event.kind.${draft.kind}`)] });
  for (const name of told) {
    const lines = one(values, name)
      .split('\n')
      .filter((line) => line !== '');
    if (lines.length > 0) facts.push({ label: t(`console.events.parts.${name}`), lines });
  }
  if (draft.series !== null)
    facts.push({
      label: t('console.announcementStart.drafts.repeats'),
      lines: [
        patternInWords({ t, language }, draft.series.pattern),
        t('console.announcementStart.drafts.repeatsLater'),
      ],
    });
  const sponsors = coSponsorsOf(draft);
  const list = new Intl.ListFormat(language, { type: 'unit' });
  if (sponsors.length > 0)
    facts.push({
      label: t('console.announcementStart.drafts.coSponsors', { count: sponsors.length }),
      lines: [list.format(sponsors)],
    });
  return facts;
}

function one(values: FormValues, name: string): string {
  return typed(freshForm(values), name);
}

/** A draft as it would be typed into the form of a new event. */
function valuesToSave(
  { services, view, form }: OrganizerVisit,
  draft: Draft,
  index: number,
): FormValues {
  const { language, endDate, hourOpen: _, ...read } = draftValues(draft);
  const typedHere = needed.flatMap((name) => {
    const text = one(form, `${name}-${index}`).trim();
    return read[name] === undefined && text !== '' ? [[name, text] as const] : [];
  });
  const hourOpen = one(form, `hourOpen-${index}`) !== '' && read['startTime'] === undefined;
  const daysAlone = hourOpen && !typedHere.some(([name]) => name === 'startTime');
  return {
    ...newEventForm(services, view).values,
    ...read,
    ...(hourOpen ? { hourOpen: 'yes' } : {}),
    ...(view.languages.some((offered) => offered === language) ? { language } : {}),
    // The last of several days has no hour in the text: the form asks for it.
    ...(read['endTime'] === undefined && !daysAlone ? {} : { endDate }),
    ...Object.fromEntries(typedHere),
    ...(coSponsorsOf(draft).length > 0 ? { endorsementsOpen: 'yes' } : {}),
  };
}

export type ReadyDrafts = { ok: true; drafts: ReadyDraft[] } | { ok: false; form: FormState };

/** The drafts that are to be kept, or the same page with a sentence where one cannot be saved. */
export function readyDrafts(visit: OrganizerVisit, drafts: readonly Draft[]): ReadyDrafts {
  const { services, view, form } = visit;
  const keep = typedList(freshForm(form), 'keep');
  const problems: Record<string, string> = {};
  const ready: ReadyDraft[] = [];
  for (const [index, draft] of drafts.entries()) {
    if (!keep.includes(String(index))) continue;
    const values = valuesToSave(visit, draft, index);
    const place = placeOfForm(services.cities, values);
    const parsed = readEventForm(values, services.db.campaigns.all(), view, place);
    if (parsed.ok) ready.push({ details: parsed.value, coSponsors: coSponsorsOf(draft) });
    else
      for (const [name, sentence] of Object.entries(parsed.form.problems))
        problems[needed.some((one) => one === name) ? `${name}-${index}` : ''] ??= sentence;
  }
  if (ready.length === 0 && Object.keys(problems).length === 0)
    problems[''] = view.t('console.announcementStart.drafts.none');
  return Object.keys(problems).length === 0
    ? { ok: true, drafts: ready }
    : { ok: false, form: { values: form, problems } };
}
