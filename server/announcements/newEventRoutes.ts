import { z } from 'zod';
import { consoleNewEventAnnouncementAddress } from '../../templates/addresses.ts';
import { freshForm, type FormValues } from '../../templates/forms.ts';
import { eventFormPage } from '../../templates/pages/console/eventForm.ts';
import { newEventAnnouncementPage } from '../../templates/pages/console/newEventAnnouncement.ts';
import { announcedLines, formProps, newEventForm } from '../events/eventFormView.ts';
import { readSchedule } from '../events/scheduleForm.ts';
import { clockText, dayText } from '../time/dateText.ts';
import type { ScheduleInput } from '../time/schedule.ts';
import { optionalText } from '../web/fields.ts';
import { parseForm, refusedForm, type FieldProblem } from '../web/parseForm.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { doubtText, findingText } from './announcementFindingText.ts';
import { readAnnouncement, type ReadAnnouncement } from './announcementProposal.ts';
import { longestAnnouncement } from './checkRoutes.ts';

/** The form of a new event, filled in from an announcement; nothing is saved on the way. */
export const newEventAnnouncementRoutes: readonly Route[] = [
  {
    method: 'get',
    path: consoleNewEventAnnouncementAddress,
    role: 'organizer',
    handle: ({ view }) => page(newEventAnnouncementPage(view, freshForm())),
  },
  {
    method: 'post',
    path: consoleNewEventAnnouncementAddress,
    role: 'organizer',
    handle: fillIn,
  },
];

const Announcement = z.object({ text: optionalText(longestAnnouncement) });

function fillIn(visit: OrganizerVisit): Reply {
  const { services, view, form, now } = visit;
  const parsed = parseForm(Announcement, form, view.t);
  if (!parsed.ok) return page(newEventAnnouncementPage(view, parsed.form), 422);
  if (parsed.value.text === '')
    return refuse(visit, { key: 'console.announcementStart.textMissing' });

  const { values } = newEventForm(services, view);
  const usual = values['zone'];
  const read = readAnnouncement(
    parsed.value.text,
    now,
    typeof usual === 'string' && usual !== '' ? usual : undefined,
  );
  return read.kind === 'proposal'
    ? filledForm(visit, { ...values, ...scheduleFields(read.input) }, read)
    : refuse(visit, tooLittle(visit, read));
}

function filledForm(
  { services, view }: OrganizerVisit,
  values: FormValues,
  { doubts, findings }: Extract<ReadAnnouncement, { kind: 'proposal' }>,
): Reply {
  const { language, t } = view;
  const timing = readSchedule(values, language);
  const announcement = {
    announced: timing.ok ? announcedLines(view, timing.schedule) : [],
    doubts: doubts.map((doubt) => doubtText(doubt, language)),
    contradictions: findings.map((finding) => findingText(finding, language)),
  };
  // A time that no clock shows, or that clocks show twice, is asked about at once.
  const form = timing.ok ? freshForm(values) : refusedForm(values, timing.problems, t);
  const props = formProps(services, view, form, services.db.campaigns.all());
  return page(
    eventFormPage(view, { subject: { kind: 'new' }, ...props, announcement }),
    timing.ok ? 200 : 422,
  );
}

/** A proposal as it is typed into the form. */
function scheduleFields(input: ScheduleInput): FormValues {
  const { zone, startLocal, endLocal } = input;
  return {
    zone,
    announcedZones: input.announcedZones.filter((announced) => announced !== zone),
    startDate: startLocal.slice(0, 10),
    startTime: startLocal.slice(11),
    startOccurrence: input.startOccurrence,
    endDate: endLocal?.slice(0, 10),
    endTime: endLocal?.slice(11),
  };
}

function refuse({ view, form }: OrganizerVisit, problem: FieldProblem): Reply {
  return page(newEventAnnouncementPage(view, refusedForm(form, { text: problem }, view.t)), 422);
}

function tooLittle(
  { view }: OrganizerVisit,
  read: Exclude<ReadAnnouncement, { kind: 'proposal' }>,
): FieldProblem {
  if (read.kind === 'nothing-read') return { key: 'announcementCheck.nothingRead' };
  const { date, time } = read;
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
