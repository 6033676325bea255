import {
  consoleMailsAddress,
  consoleMailsSettlementAddress,
  consoleOpenMailsAddress,
} from '../../templates/addresses.ts';
import { reopenMail, reopenMails, settleMail, settleMails } from '../mail/settleMail.ts';
import { hiddenMessages } from '../signups/withheld.ts';
import { overBy } from '../time/lifetime.ts';
import { doneIn, redirectDone } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import { idInPath } from '../web/idInPath.ts';
import { plainNumber } from '../web/plainNumber.ts';
import type { OrganizerVisit, Reply, Route } from '../web/routes.ts';

const path = `${consoleMailsAddress}/:mail/settlement`;

/** Says of mails that failed or came back that nothing is left to do, and takes it back. */
export const settlementRoutes: readonly Route[] = [
  { method: 'post', path, role: 'organizer', need: 'people', handle: settle },
  {
    method: 'post',
    path: `${path}/removal`,
    role: 'organizer',
    need: 'people',
    handle: reopen,
  },
  {
    method: 'post',
    path: consoleMailsSettlementAddress,
    role: 'organizer',
    need: 'lists',
    handle: settleAll,
  },
  {
    method: 'post',
    path: `${consoleMailsSettlementAddress}/removal`,
    role: 'organizer',
    need: 'lists',
    handle: reopenAll,
  },
];

async function settle(visit: OrganizerVisit): Promise<Reply> {
  const id = idInPath(visit, 'mail');
  if (!(await settleMail(visit.services, id, visit.organizer.id))) throw notFound();
  return redirectDone(visit, consoleOpenMailsAddress, 'settled', [id]);
}

async function reopen(visit: OrganizerVisit): Promise<Reply> {
  await reopenMail(visit.services, idInPath(visit, 'mail'));
  return redirectDone(visit, consoleOpenMailsAddress, 'reopened');
}

async function settleAll(visit: OrganizerVisit): Promise<Reply> {
  const { services, now, theirs, organizer } = visit;
  const hidden = hiddenMessages(visit, null);
  const asked = { overBy: overBy(now), theirs, hidden };
  const { count, at } = await settleMails(services, asked, organizer.id);
  return redirectDone(visit, consoleOpenMailsAddress, 'settledAll', [count, at]);
}

/** What somebody else said meanwhile stays: it is taken back of those alone that were meant. */
async function reopenAll(visit: OrganizerVisit): Promise<Reply> {
  const { services, form, organizer } = visit;
  const reopened = await reopenMails(services, organizer.id, plainNumber(form['at']) ?? 0);
  return redirectDone(visit, consoleOpenMailsAddress, 'reopenedAll', [reopened]);
}

/** How many mails the page before this one said it of at once, and when; null for none. */
export function settledAllBefore(visit: OrganizerVisit): { count: number; at: number } | null {
  const [count, at] = doneIn(visit, ['settledAll'])?.values ?? [];
  return count === undefined || at === undefined ? null : { count, at };
}

/** Of which mail the page before this one said it; null for none. */
export function settledBefore(visit: OrganizerVisit): number | null {
  return doneIn(visit, ['settled'])?.values[0] ?? null;
}
