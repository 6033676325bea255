import type { Event } from '../../db/schema.ts';
import { eventNumbersPage } from '../../templates/pages/console/eventNumbers.ts';
import { eventOf, eventOnConsole } from '../events/eventOnConsole.ts';
import { csvStream } from '../web/csv.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { comparedWith } from './comparedWith.ts';
import { comparedEvent, comparisonChoices } from './comparisonInWords.ts';
import { eventNumbers, questionNumbers, sourceNumbers } from './eventNumbers.ts';
import {
  capacityInWords,
  daysInWords,
  figures,
  groupsOf,
  questionGroups,
} from './numbersInWords.ts';
import { numbersFile } from './numbersFile.ts';

/** An event in numbers. They name nobody: whoever sees to the event may see them, print them, take them. */
export const numbersRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/console/events/:slug/numbers',
    role: 'organizer',
    need: 'organize',
    handle: (visit) => showNumbers(visit, eventOf(visit)),
  },
  {
    method: 'get',
    path: '/console/events/:slug/numbers.csv',
    role: 'organizer',
    need: 'organize',
    handle: (visit) => takeNumbers(visit, eventOf(visit)),
  },
];

function allOf(visit: OrganizerVisit, event: Event) {
  const { services, view, now } = visit;
  const own = eventNumbers(services, event, now);
  const { with: other, offered } = comparedWith(visit, event);
  const beside = other === null ? null : eventNumbers(services, other, now);
  return {
    own,
    offered,
    groups: groupsOf(view, own, sourceNumbers(services, event)),
    questions: questionGroups(view, questionNumbers(services, view, event)),
    compared: beside === null ? null : comparedEvent(view, own, beside),
  };
}

function showNumbers(visit: OrganizerVisit, event: Event): Reply {
  const { services, view, now } = visit;
  const { own, offered, groups, questions, compared } = allOf(visit, event);
  return page(
    eventNumbersPage(view, {
      event: eventOnConsole(services, event, now),
      figures: figures(view, own),
      capacity: capacityInWords(view, event),
      days: daysInWords(view, own),
      groups,
      questions,
      compared: { choices: comparisonChoices(view, offered), chosen: compared },
    }),
  );
}

function takeNumbers(visit: OrganizerVisit, event: Event): Reply {
  const { view } = visit;
  const { own, groups, questions, compared } = allOf(visit, event);
  const { columns, rows } = numbersFile(view, {
    figures: figures(view, own),
    days: own.days,
    groups: [...groups, ...questions],
    compared,
  });
  return {
    kind: 'stream',
    type: 'text/csv; charset=utf-8',
    filename: `${event.slug}-numbers.csv`,
    body: csvStream(columns, rows),
  };
}
