import type { Event } from '../../db/schema.ts';
import { freshForm, typed, typedList, type FormValues } from '../../templates/forms.ts';
import { seriesChangePage } from '../../templates/pages/console/seriesChange.ts';
import type { EventEditRequest } from '../events/editEvent.ts';
import { calendarChange, changedParts } from '../events/eventChanges.ts';
import { detailColumns } from '../events/eventDetails.ts';
import type { EditedBeyond } from '../events/eventFormRoutes.ts';
import { changeIsMailed } from '../events/mailEventChange.ts';
import { hasBegun } from '../events/publishEvent.ts';
import { problemInWords, answersInWords } from '../events/repeatView.ts';
import { withoutLists } from '../events/scheduleForm.ts';
import { scopeIn } from '../events/seriesScope.ts';
import { announcementLine } from '../time/announcementLine.ts';
import type { EventPart } from '../fields/eventFields.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { page, type OrganizerVisit, type Reply } from '../web/routes.ts';
import { editSeries } from './editSeries.ts';
import type { HourAnswer } from './movedAlong.ts';
import { plannedEdit, type PlannedEdit } from './plannedEdit.ts';
import type { DateChange, SeriesDecisions } from './seriesChange.ts';
import { withCommas } from '../../templates/withCommas.ts';

/**
 * Saves an edit that is for further dates of its series, and asks before: which dates become otherwise, what
 * they had of their own, and who is mailed. null where the edit is for one date alone.
 */
export async function changeSeries(
  visit: OrganizerVisit,
  event: Event,
  request: EventEditRequest,
): Promise<EditedBeyond | null> {
  const { services, form: values, now } = visit;
  const scope = scopeIn(values);
  if (event.seriesId === null || scope === 'this') return null;
  // Somebody else has saved it: what has changed since then is asked about first.
  if (request.seenAt !== event.updatedAt) return null;
  if (changedParts(event, request.details).length === 0) return null;
  const editing = { scope, decisions: decisionsIn(values), theirs: visit.theirs };
  const plan = plannedEdit(services.db, event, request.details, editing, now);
  const open = plan.changes.filter((change) => change.open).length;
  const confirmed = typed(freshForm(values), 'intent') === 'confirm';
  const ask = (problem: 'open' | 'otherwise' | null): EditedBeyond => ({
    kind: 'reply',
    reply: asked(visit, event, request, plan, problem),
  });
  if (!confirmed) return ask(null);
  if (open > 0) return ask('open');
  const seen = typed(freshForm(values), 'seriesSeen');
  const outcome = await editSeries(services, { ...request, ...editing, seen });
  return outcome.kind === 'otherwise'
    ? ask('otherwise')
    : { kind: 'edited', edit: outcome.edit, dates: outcome.dates };
}

/**
 * What was decided on the page that asks: `seriesOverwrite`, the ids of dates whose own is replaced, and
 * `seriesAnswer-<id>`, 'earlier', 'later' or 'keep'.
 */
function decisionsIn(values: FormValues): SeriesDecisions {
  const ids = typedList(freshForm(values), 'seriesOverwrite').flatMap((one) => one.split(' '));
  const answers = new Map<number, HourAnswer>();
  for (const name of Object.keys(values)) {
    const id = /^seriesAnswer-(\d{1,12})$/.exec(name)?.[1];
    const answer = hourAnswers.find((one) => one === typed(freshForm(values), name));
    if (id !== undefined && answer !== undefined) answers.set(Number(id), answer);
  }
  return { overwritten: new Set(ids.filter((one) => /^\d{1,12}$/.test(one)).map(Number)), answers };
}

const hourAnswers = ['earlier', 'later', 'keep'] as const satisfies HourAnswer[];

function asked(
  visit: OrganizerVisit,
  event: Event,
  request: EventEditRequest,
  { changes, seen }: PlannedEdit,
  problem: 'open' | 'otherwise' | null,
): Reply {
  const { services, view, now, form: values } = visit;
  const { t, language } = view;
  const partsInWords = (parts: readonly DateChange['parts'][number][]) =>
    withCommas(parts.map((part) => t(`console.events.parts.${part}`)));
  const edit = { event, details: request.details, parts: changedParts(event, request.details) };
  const all = [edit, ...changes.filter(({ parts }) => parts.length > 0)].map((change) => ({
    ...change,
    after: { ...change.event, ...detailColumns(change.details) },
  }));
  const told = all
    .filter(({ after }) => changeIsMailed(after, now))
    .filter(({ event, after }) => calendarChange(event, after) !== null)
    .map(({ event }) => event.id);
  const emails = new Map(services.db.series.readers(told).map((row) => [row.eventId, row.emails]));
  const line = (one: Event) =>
    announcementLine({ ...scheduleOf(one), announcedZones: [] }, language, {
      length: 'short',
      year: true,
    });
  return page(
    seriesChangePage(view, {
      slug: event.slug,
      title: event.title,
      keptAs: request.form ?? null,
      values: hiddenValues(values),
      problem: problem === null ? null : t(`console.series.change.${problem}`),
      dates: all.map((change) => ({
        before: line(change.event),
        after: line(change.after),
        parts: partsInWords(change.parts),
        emails: emails.get(change.event.id) ?? 0,
      })),
      addresses: services.db.series.addresses(told),
      quietMinutes: services.config.quietMinutes,
      own: changes
        .filter(({ own }) => own.length > 0)
        .map((change) => ({
          id: change.event.id,
          text: [
            line(change.event),
            ...change.own.map((part) => ownInWords(view, change, part)),
          ].join(' · '),
        })),
      questions: changes
        .filter(({ asked }) => asked.length > 0)
        .map((change) => ({
          id: change.event.id,
          text: line(change.event),
          sentences: change.asked.map((one) => problemInWords(view, one)),
          choices: answersInWords(change.asked, language),
        })),
      seatsKept: changes.filter(({ seatsKept }) => seatsKept).map((change) => line(change.event)),
      past: all
        .filter(({ event, after }) => hasBegun(after, now) && !hasBegun(event, now))
        .map(({ after }) => line(after)),
      form: freshForm(values),
      seen,
    }),
    problem === null ? 200 : 422,
  );
}

/** Longer texts of a date are told by their name alone, in characters. */
const longestShown = 40;

/** What a date has of its own: "Meeting place (A garden)". */
function ownInWords({ t }: OrganizerVisit['view'], { event }: DateChange, part: EventPart): string {
  const name = t(`console.events.parts.${part}`);
  const value: unknown = Object.entries(event).find(([column]) => column === part)?.[1];
  return typeof value === 'string' && value !== '' && [...value].length <= longestShown
    ? `${name} (${value})`
    : name;
}

/** What the page asks itself is not sent along beside it. */
function hiddenValues(values: FormValues): Record<string, string> {
  const own = /^series(?:Overwrite|Seen|Answer-.*)$/;
  return Object.fromEntries(
    Object.entries(withoutLists(values)).filter(([name]) => name !== 'intent' && !own.test(name)),
  );
}
