import type { ActionList, Campaign } from '../../db/schema.ts';
import {
  actionListProgressPage,
  actionListWrittenPage,
  type ActionListProgressProps,
  type ActionListWrittenProps,
} from '../../templates/pages/console/actionLists/written.ts';
import { siteOf } from '../siteSettings.ts';
import { page, type OrganizerVisit, type Reply } from '../web/routes.ts';
import { shownTimes } from '../web/shownTimes.ts';
import { leftOutOutcomes } from './leftOut.ts';
import { importsKept } from '../imports/importsKept.ts';
import { rowsView } from './listView.ts';
import { canUndo } from './stepList.ts';

/** Seconds between two looks, for browsers without scripts. */
const refreshAfter = '5';

/** A list that is under way. */
export function showProgress(
  { services, view, query }: OrganizerVisit,
  campaign: Campaign,
  { id, doneThrough, rows }: ActionList,
  state: ActionListProgressProps['state'],
): Reply {
  const refreshing = query.get('live') === 'yes';
  const done = services.db.actionLists.rowsThrough(id, doneThrough);
  const reply = page(actionListProgressPage(view, { campaign, id, state, done, rows, refreshing }));
  // Only on request: a page that loads itself again takes the place from whoever reads it slowly.
  return refreshing ? { ...reply, headers: { Refresh: refreshAfter } } : reply;
}

/** A list whose actions were made, or deleted again. */
export function showWritten(
  visit: OrganizerVisit,
  campaign: Campaign,
  list: ActionList,
  state: ActionListWrittenProps['state'],
): Reply {
  const { services, view, now } = visit;
  const { date, moment } = shownTimes(view, siteOf(services).zone ?? 'Etc/UTC');
  const rows = rowsView(visit, campaign, list);
  const { fileName, made, kept, failed, announce, undoneAt, writtenAt, createdAt } = list;
  return page(
    actionListWrittenPage(view, {
      ...rows,
      campaign,
      state,
      fileName,
      by: services.db.organizers.byId(list.organizerId)?.name ?? '',
      when: moment(undoneAt ?? writtenAt ?? createdAt),
      made,
      kept,
      failed,
      announced: announce,
      leftOut: leftOutOutcomes.some((outcome) => (rows.counts[outcome] ?? 0) > 0),
      undoneUntil: canUndo(list, now) ? date((writtenAt ?? 0) + importsKept) : null,
      isOver: !canUndo(list, now),
    }),
  );
}
