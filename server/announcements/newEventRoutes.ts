import { z } from 'zod';
import {
  consoleAnnouncementDraftsAddress,
  consoleEventAddress,
  consoleEventsAddress,
  consoleNewEventAnnouncementAddress,
} from '../../templates/addresses.ts';
import { freshForm, typed, typedList, type FormValues } from '../../templates/forms.ts';
import { announcementDraftsPage } from '../../templates/pages/console/announcementDrafts.ts';
import { eventFormPage } from '../../templates/pages/console/eventForm.ts';
import { newEventAnnouncementPage } from '../../templates/pages/console/newEventAnnouncement.ts';
import { announcedLines, formProps, newEventForm } from '../events/eventFormView.ts';
import { readSchedule } from '../events/scheduleForm.ts';
import { clockText, dayText } from '../time/dateText.ts';
import { redirectDone } from '../web/done.ts';
import { optionalText } from '../web/fields.ts';
import { parseForm, refusedForm, type FieldProblem } from '../web/parseForm.ts';
import { plainNumber } from '../web/plainNumber.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { coSponsorsOf, draftValues, readDrafts, type Draft } from './announcementDrafts.ts';
import { doubtText, findingText } from './announcementFindingText.ts';
import { piecesOf } from './announcementPieces.ts';
import { contradictionsIn } from './announcementProposal.ts';
import type { ReadText } from './announcementReading.ts';
import { answersIn, cutAt, questionsOf, withAnswer } from './announcementView.ts';
import { longestAnnouncement } from './checkRoutes.ts';
import { draftsProps, readyDrafts } from './draftsForm.ts';
import { saveDrafts } from './saveDrafts.ts';

/** Drafts out of an announcement; nothing is saved before they were seen. */
export const newEventAnnouncementRoutes: readonly Route[] = [
  {
    method: 'get',
    path: consoleNewEventAnnouncementAddress,
    role: 'organizer',
    need: 'plan',
    handle: ({ view }) => page(newEventAnnouncementPage(view, freshForm())),
  },
  {
    method: 'post',
    path: consoleNewEventAnnouncementAddress,
    role: 'organizer',
    need: 'plan',
    handle: fillIn,
  },
  {
    method: 'post',
    path: consoleAnnouncementDraftsAddress,
    role: 'organizer',
    need: 'plan',
    handle: save,
  },
];

const Announcement = z.object({ text: optionalText(longestAnnouncement) });

/** A pasted text, with what was answered about it so far. */
export interface PastedAnnouncement {
  announcement: string;
  /** Epoch milliseconds: "tonight" stays the evening on which it was pasted. */
  readAt: number;
  /** Answers to questions, as `0.day=2027-01-24`. */
  answered: readonly string[];
  /** The answer that was given just now. */
  answer: string | null;
}

const day = 86_400_000;

function pastedIn({ form, now }: OrganizerVisit): PastedAnnouncement {
  const state = freshForm(form);
  const carried = typed(state, 'announcement');
  const readAt = plainNumber(typed(state, 'readAt')) ?? now;
  const answer = typed(state, 'answer');
  return {
    announcement: carried === '' ? typed(state, 'text') : carried,
    readAt: Math.abs(now - readAt) < day ? readAt : now,
    answered: typedList(state, 'answered').slice(0, 60),
    answer: answer === '' ? null : answer,
  };
}

function read(
  { services, view }: OrganizerVisit,
  { announcement, readAt, answered }: PastedAnnouncement,
): { reading: ReadText; drafts: Draft[] } {
  const usual = typed(newEventForm(services, view), 'zone');
  return readDrafts(announcement, {
    now: readAt,
    usualZone: usual === '' ? 'UTC' : usual,
    answers: answersIn(answered),
  });
}

function fillIn(visit: OrganizerVisit): Reply {
  const { view } = visit;
  const pasted = pastedIn(visit);
  const parsed = parseForm(Announcement, { text: pasted.announcement }, view.t);
  if (!parsed.ok) return page(newEventAnnouncementPage(view, parsed.form), 422);
  if (parsed.value.text === '')
    return refuse(visit, pasted, { key: 'console.announcementStart.textMissing' });
  const text = { ...pasted, announcement: parsed.value.text };
  const answered = text.answer === null ? text : answerIn(text, text.answer);
  const { reading, drafts } = read(visit, answered);
  const [draft] = drafts;
  if (draft === undefined) return refuse(visit, text, { key: 'announcementCheck.nothingRead' });
  const pieces = cutAt(reading.original, piecesOf(reading, drafts));
  if (drafts.length > 1 || (draft.input !== null && coSponsorsOf(draft).length > 0))
    return page(
      announcementDraftsPage(view, { ...draftsProps(visit, drafts), pieces, carried: answered }),
    );
  const shown = { pieces, carried: answered };
  const values = valuesOf(visit, text, draft);
  if (draft.input !== null) return filledForm(visit, values, draft, shown);
  return draft.hourOpen
    ? filledForm(visit, values, draft, shown)
    : refuse(visit, text, tooLittle(visit, draft));
}

function answerIn(pasted: PastedAnnouncement, answer: string): PastedAnnouncement {
  const [id = ''] = answer.split('=');
  const others = pasted.answered.filter((one) => !one.startsWith(`${id}=`));
  return { ...pasted, answered: [...others, answer] };
}

/** What the form shows: what was read or, after an answer, what was typed with what it changes. */
function valuesOf(visit: OrganizerVisit, pasted: PastedAnnouncement, draft: Draft): FormValues {
  const { services, view, form } = visit;
  const values = draftValues(draft);
  // Without the fields of the form, there is nothing yet that could be kept.
  if (pasted.answer === null || form['zone'] === undefined)
    return { ...newEventForm(services, view).values, ...offered(visit, values) };
  const [before] = read(visit, pasted).drafts;
  const { announcement: _, readAt: __, answered: ___, answer: ____, ...typedBefore } = form;
  return withAnswer(typedBefore, before === undefined ? {} : draftValues(before), values);
}

/** Without a language that the site does not offer. */
function offered({ view }: OrganizerVisit, values: FormValues): FormValues {
  const { language, ...others } = values;
  return view.languages.some((one) => one === language) ? values : others;
}

function filledForm(
  { services, view }: OrganizerVisit,
  values: FormValues,
  draft: Draft,
  shown: { pieces: ReturnType<typeof cutAt>; carried: PastedAnnouncement },
): Reply {
  const { language, t } = view;
  const timing = readSchedule(values, language);
  const announcement = {
    announced: timing.ok ? announcedLines(view, timing.schedule) : [],
    doubts: draft.doubts.map((doubt) => doubtText(doubt, language)),
    contradictions: contradictionsIn(draft).map((finding) => findingText(finding, language)),
    questions: questionsOf([draft], language),
    ...shown,
  };
  // A time that no clock shows, or that clocks show twice, is asked about at once.
  const form = timing.ok ? freshForm(values) : refusedForm(values, timing.problems, t);
  const props = formProps(services, view, form, services.db.campaigns.all());
  return page(
    eventFormPage(view, { subject: { kind: 'new' }, ...props, announcement }),
    timing.ok ? 200 : 422,
  );
}

async function save(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, organizer } = visit;
  const pasted = pastedIn(visit);
  const parsed = parseForm(Announcement, { text: pasted.announcement }, view.t);
  if (!parsed.ok) return page(newEventAnnouncementPage(view, parsed.form), 422);
  const { reading, drafts } = read(visit, pasted);
  const ready = readyDrafts(visit, drafts);
  if (!ready.ok) {
    const pieces = cutAt(reading.original, piecesOf(reading, drafts));
    const props = { ...draftsProps(visit, drafts, ready.form), pieces, carried: pasted };
    return page(announcementDraftsPage(view, props), 422);
  }
  const saved = await saveDrafts(services, organizer.id, ready.drafts, view.language);
  const [event] = saved;
  return saved.length === 1 && event !== undefined
    ? redirectDone(visit, consoleEventAddress(event.slug), 'created')
    : redirectDone(visit, consoleEventsAddress, 'draftsCreated', [saved.length]);
}

function refuse(
  { view }: OrganizerVisit,
  pasted: PastedAnnouncement,
  problem: FieldProblem,
): Reply {
  const form = refusedForm({ text: pasted.announcement }, { text: problem }, view.t);
  return page(newEventAnnouncementPage(view, form), 422);
}

function tooLittle({ view }: OrganizerVisit, { date, time }: Draft): FieldProblem {
  // Read as UTC: these are words about a day and an hour, not about an instant.
  if (date !== null)
    return {
      key: 'console.announcementStart.timeMissing',
      values: { day: dayText(Date.parse(`${date}T12:00Z`), 'UTC', view.language) },
    };
  if (time !== null)
    return {
      key: 'console.announcementStart.dateMissing',
      values: { time: clockText(Date.parse(`2024-01-01T${time}Z`), 'UTC', view.language) },
    };
  return { key: 'announcementCheck.nothingRead' };
}
