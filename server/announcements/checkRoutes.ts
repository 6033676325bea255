import { z } from 'zod';
import type { Event } from '../../db/schema.ts';
import { freshForm, typedList, type FormState } from '../../templates/forms.ts';
import {
  announcementPage,
  type AnnouncementPageProps,
  type CheckedText,
} from '../../templates/pages/console/announcement.ts';
import type { View } from '../../templates/view.ts';
import { announcedChoices } from '../events/eventFormView.ts';
import { eventOf, eventOnConsole } from '../events/eventOnConsole.ts';
import { announcementLine, type AnnouncementStyle } from '../time/announcementLine.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { mostAnnouncedZones } from '../time/schedule.ts';
import { isZone, placeName, sameZone, zoneChoices } from '../time/zones.ts';
import { optionalText } from '../web/fields.ts';
import { parseForm, refusedForm, type FieldProblem } from '../web/parseForm.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { checkAnnouncement, type AnnouncementCheck } from './announcementCheck.ts';
import { checkSentences } from './announcementFindingText.ts';
import { cutAt } from './announcementView.ts';
import { trimmed } from './spans.ts';

/** The longest text that is checked, in characters. */
export const longestAnnouncement = 10_000;

const path = '/console/events/:slug/announcement';

/** The announcement line of an event as a tool, and the check of texts that others have written. */
export const announcementRoutes: readonly Route[] = [
  {
    method: 'get',
    path,
    role: 'organizer',
    need: 'organize',
    handle: (visit) => answer(visit, eventOf(visit), freshForm(), null),
  },
  { method: 'post', path, role: 'organizer', need: 'organize', handle: check },
];

const TextToCheck = z.object({ text: optionalText(longestAnnouncement) });

function check(visit: OrganizerVisit): Reply {
  const { form, view } = visit;
  const event = eventOf(visit);
  const parsed = parseForm(TextToCheck, form, view.t);
  if (!parsed.ok) return answer(visit, event, parsed.form, null);
  const { text } = parsed.value;
  if (text === '') {
    const problem: FieldProblem = { key: 'console.announcement.check.textMissing' };
    return answer(visit, event, refusedForm(form, { text: problem }, view.t), null);
  }
  const outcome = checkAnnouncement(text, scheduleOf(event));
  const sentences = checkSentences(outcome, view.language);
  return answer(visit, event, freshForm(form), checkedText(view, outcome, sentences));
}

function checkedText(
  { t }: View,
  outcome: AnnouncementCheck,
  sentences: readonly string[],
): CheckedText {
  const [sentence = ''] = sentences;
  if (outcome.kind === 'nothing-read') return { kind: 'nothing-read', sentence };
  const { text, mentions, unread } = outcome;
  const pieces = cutAt(
    text,
    mentions.flatMap((mention) => {
      const inner = trimmed(text, mention);
      return inner === null ? [] : [{ ...inner, as: mention.as }];
    }),
  );
  // "Nothing contradicts" is said only where everything with a figure or a day in it was read.
  const rest =
    unread.length === 0 ? null : t('announcementCheck.unread', { list: unread.join(' · ') });
  if (outcome.findings.length > 0) return { kind: 'contradicts', sentences, pieces, unread: rest };
  return rest === null
    ? { kind: 'agrees', sentence, pieces }
    : { kind: 'partly', sentence: t('announcementCheck.partly'), pieces, unread: rest };
}

function answer(
  visit: OrganizerVisit,
  event: Event,
  checkForm: FormState,
  checked: CheckedText | null,
): Reply {
  const { services, view, now } = visit;
  const style = styleForm(visit, event);
  const chosen = typedList(style, 'zones').filter((zone) => isZone(zone));
  const own = freshForm({ zone: event.zone });
  const props: AnnouncementPageProps = {
    event: eventOnConsole(services, event, now),
    ownPlace: placeName(event.zone, view.language),
    style,
    styleChosen: isChosen(visit),
    offeredZones: announcedChoices(services, view, own, [...chosen, ...event.announcedZones]),
    allZones: zoneChoices(view.language, now, [event.zone, ...chosen]),
    lines: linesOf(view, event, style),
    check: checkForm,
    checked,
  };
  const refused = [style, checkForm].some(({ problems }) => Object.keys(problems).length > 0);
  return page(announcementPage(view, props), refused ? 422 : 200);
}

/** A form always sends its radio buttons; without them, nobody has sent it. */
function isChosen({ query }: OrganizerVisit): boolean {
  return query.has('length');
}

/** The choices of the address; without any, the line as the event's own page shows it. */
function styleForm(visit: OrganizerVisit, event: Event): FormState {
  const { query, view } = visit;
  if (!isChosen(visit))
    return freshForm({
      zones: event.announcedZones.filter((zone) => !sameZone(zone, event.zone)),
      languages: [...view.languages],
      clock: 'usual',
      length: 'long',
    });
  const values = {
    zones: [...query]
      .filter(([name, zone]) => /^(?:zones|moreZone\d)$/.test(name) && zone !== '')
      .map(([, zone]) => zone),
    languages: query.getAll('languages'),
    clock: query.get('clock') ?? 'usual',
    length: query.get('length') ?? 'long',
    year: query.get('year') ?? '',
  };
  const problems: Record<string, FieldProblem> = {};
  const different = differentZones(event.zone, values.zones);
  if (!values.zones.every((zone) => isZone(zone)))
    problems['zones'] = { key: 'console.eventForm.problems.zoneUnknown' };
  else if (different.length > mostAnnouncedZones)
    problems['zones'] = {
      key: 'console.eventForm.problems.tooManyZones',
      values: { most: mostAnnouncedZones },
    };
  if (!view.languages.some((language) => values.languages.includes(language)))
    problems['languages'] = { key: 'console.announcement.options.noLanguage' };
  return refusedForm(values, problems, view.t);
}

function linesOf(view: View, event: Event, style: FormState): AnnouncementPageProps['lines'] {
  if (style.problems['zones'] !== undefined) return [];
  const clock = typedList(style, 'clock')[0];
  const options: AnnouncementStyle = {
    ...(clock === '12' || clock === '24' ? { clock } : {}),
    length: typedList(style, 'length')[0] === 'short' ? 'short' : 'long',
    year: typedList(style, 'year').includes('yes'),
  };
  const announcedZones = differentZones(event.zone, typedList(style, 'zones'));
  const schedule = { ...scheduleOf(event), announcedZones };
  return view.languages
    .filter((language) => typedList(style, 'languages').includes(language))
    .map((language) => ({ language, line: announcementLine(schedule, language, options) }));
}

/** The event's own zone and the others, none twice under another name. */
function differentZones(own: string, zones: readonly string[]): string[] {
  const different = [own];
  for (const zone of zones)
    if (!different.some((known) => sameZone(known, zone))) different.push(zone);
  return different;
}
