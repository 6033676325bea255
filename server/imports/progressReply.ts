import type { Event, Import } from '../../db/schema.ts';
import {
  importProgressPage,
  importWrittenPage,
  type ImportFailureName,
  type ImportProgressProps,
  type ImportWrittenProps,
} from '../../templates/pages/console/imports/written.ts';
import { eventOnConsole } from '../events/eventOnConsole.ts';
import { may } from '../web/may.ts';
import { page, type OrganizerVisit, type Reply } from '../web/routes.ts';
import { shownTimes } from '../web/shownTimes.ts';
import { rowsView } from './importView.ts';
import { importsKept } from './importsKept.ts';

/** Seconds between two looks, for browsers without scripts. */
const refreshAfter = '5';

/** An import that is under way. */
export function showProgress(
  visit: OrganizerVisit,
  event: Event,
  one: Import,
  state: ImportProgressProps['state'],
): Reply {
  const refreshing = visit.query.get('live') === 'yes';
  const { db } = visit.services;
  const reply = page(
    importProgressPage(visit.view, {
      ...common(visit, event, one),
      state,
      done: db.imports.rowsThrough(one.id, one.doneThrough),
      rows: one.rows,
      refreshing,
    }),
  );
  // Only on request: a page that loads itself again takes the place from whoever reads it slowly.
  return refreshing ? { ...reply, headers: { Refresh: refreshAfter } } : reply;
}

/** An import that was made, or undone. */
export function showWritten(
  visit: OrganizerVisit,
  event: Event,
  one: Import,
  state: ImportWrittenProps['state'],
): Reply {
  const { view, now, rights } = visit;
  const until = one.clearedAt === null && one.writtenAt !== null ? one.writtenAt + importsKept : 0;
  const { date } = shownTimes(view, event.zone);
  const mayUndo = may(rights, 'erase', { of: 'event', event });
  return page(
    importWrittenPage(view, {
      ...common(visit, event, one),
      slug: event.slug,
      ...rowsView(visit, event, one),
      state,
      entered: one.entered,
      changed: one.changed,
      leftOut: one.leftOut,
      kept: one.kept,
      unfit: visit.services.db.imports.keptAsTheyWere(one.id),
      failure: failureOf(one),
      mailing: one.mailedThrough !== null,
      mailed: one.decisions['mailed'] === 'yes',
      consentWords: one.consentWords,
      undoneUntil: until >= now && mayUndo ? date(until) : null,
      isOver: until < now,
    }),
  );
}

function common({ services, view, now }: OrganizerVisit, event: Event, one: Import) {
  const { moment } = shownTimes(view, event.zone);
  return {
    event: eventOnConsole(services, event, now),
    id: one.id,
    fileName: one.fileName,
    by: services.db.organizers.byId(one.organizerId)?.name ?? '',
    when: moment(one.undoneAt ?? one.writtenAt ?? one.createdAt),
  };
}

const failures = ['notOpen', 'capacity', 'askedOtherwise', 'optionFull', 'broken'] as const;

function failureOf({ failure }: Import): { name: ImportFailureName; line: number } | null {
  if (failure === null) return null;
  const [why = '', line = '0'] = failure.split(' ');
  return { name: failures.find((one) => one === why) ?? 'broken', line: Number(line) };
}
