import { consoleExportAddress, consoleSignUpsAddress } from '../../templates/addresses.ts';
import { eventOf } from '../events/eventOnConsole.ts';
import { takenListRoutes } from '../organizers/takenListRoutes.ts';
import { answersInFile } from '../questions/answersInFile.ts';
import { seesSensitive } from '../signups/listedSignups.ts';
import { signupsCsv } from '../signups/signupsCsv.ts';
import { wallTime } from '../time/clock.ts';
import { wantsFieldNames } from '../web/csv.ts';
import type { ListTaken } from '../web/listTaken.ts';
import type { OrganizerVisit } from '../web/routes.ts';

/** The whole list at once, as CSV. */
export const quickFileRoutes = takenListRoutes(
  '/console/events/:slug/signups.csv',
  'export',
  wholeList,
);

function wholeList(visit: OrganizerVisit): ListTaken {
  const { services, now, view } = visit;
  const { t } = view;
  const event = eventOf(visit);
  const counts = Object.values(services.db.signups.counts(event.id));
  const forPrograms = wantsFieldNames(visit.query);
  return {
    kind: 'signups',
    title: t(forPrograms ? 'console.signups.exportOsdi' : 'console.signups.export'),
    of: { event, tab: 'signups' },
    from: { href: consoleSignUpsAddress(event.slug), label: t('console.signups.title') },
    more: { href: consoleExportAddress(event.slug), label: t('console.exports.quick.more') },
    format: 'csv',
    rows: counts.reduce((sum, { signups }) => sum + signups, 0),
    file: () => ({
      kind: 'stream',
      type: 'text/csv; charset=utf-8',
      body: signupsCsv(
        services.db,
        event,
        forPrograms ? null : t,
        answersInFile(services.db, event, view, seesSensitive(visit, event)),
      ),
      filename: `signups-${event.slug}-${wallTime(now, event.zone).slice(0, 10)}.csv`,
    }),
  };
}
