import { z } from 'zod';
import { freshForm, type FormState } from '../../templates/forms.ts';
import { quickFilePage } from '../../templates/pages/console/quickFile.ts';
import { eventOnConsole } from '../events/eventOnConsole.ts';
import { requiredLine } from '../web/fields.ts';
import type { FindList, ListTaken } from '../web/listTaken.ts';
import type { Need } from '../web/may.ts';
import { parseForm } from '../web/parseForm.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { noteAuditExport } from './noteAuditExport.ts';
import { noteExport, noteExportOfCampaign } from './noteExport.ts';

/** A sentence says what a file is for. */
export const longestReason = 200;

/** What a file of people is for, in words of whoever takes it. */
export const reasonLine = requiredLine(longestReason, 'console.exports.problems.reason');

const reasonForm = z.object({ reason: reasonLine });

/**
 * A list of people as a file, the one way to take a list out at once. Who comes with a browser is asked what
 * for, and has the file with one press; a program that asks for the file is given it, and the audit log says
 * that it was one. Where the log cannot be written, there is no file.
 */
export function takenListRoutes(path: string, need: Need, find: FindList): readonly Route[] {
  return [
    {
      method: 'get',
      path,
      role: 'organizer',
      need,
      fresh: true,
      handle: (visit) => {
        const list = find(visit);
        // The first of both that would do: programs take whatever comes, or ask for a file.
        const isRead = visit.request.accepts(['csv', 'html']) === 'html';
        return isRead
          ? ask(visit, list, freshForm({}))
          : takeOut(visit, list, visit.view.t('console.exports.quick.program'));
      },
    },
    {
      method: 'post',
      path,
      role: 'organizer',
      need,
      fresh: true,
      handle: (visit) => {
        const list = find(visit);
        const parsed = parseForm(reasonForm, visit.form, visit.view.t);
        return parsed.ok
          ? takeOut(visit, list, parsed.value.reason)
          : ask(visit, list, parsed.form, 422);
      },
    },
  ];
}

function ask(visit: OrganizerVisit, list: ListTaken, form: FormState, status = 200): Reply {
  const { services, view, now, query, request } = visit;
  const { kind, title, of, from, more = null } = list;
  const shown =
    of !== null && 'event' in of ? { ...of, event: eventOnConsole(services, of.event, now) } : of;
  const asked = query.toString();
  return page(
    quickFilePage(view, {
      kind,
      title,
      of: shown,
      from,
      more,
      address: asked === '' ? request.path : `${request.path}?${asked}`,
      longestReason,
      form,
    }),
    status,
  );
}

/** The file leaves a trace: it is a list of people that is now somewhere else, too. */
async function takeOut(visit: OrganizerVisit, taken: ListTaken, reason: string): Promise<Reply> {
  const { services, organizer } = visit;
  const { kind, of, rows, format } = taken;
  if (of === null || kind === 'audit') await noteAuditExport(services, organizer.id, reason);
  else if ('campaign' in of)
    await noteExportOfCampaign(services, of.campaign, { rows, reason }, organizer.id);
  else {
    const list = kind === 'problems' ? 'signups' : kind;
    const as = { profile: kind === 'signups' ? 'everything' : kind, format, reason };
    await noteExport(services, { eventId: of.event.id, list, rows, as }, organizer.id);
  }
  return taken.file();
}
