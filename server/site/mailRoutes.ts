import type { OutboxFilter } from '../../db/outboxList.ts';
import { consoleMailsAddress } from '../../templates/addresses.ts';
import { mailsPage, mailStates, type MailState } from '../../templates/pages/console/mails.ts';
import { viewerMay } from '../../templates/view.ts';
import { eventAsked, eventChoices } from '../events/eventChoices.ts';
import { resendMail } from '../mail/resendMail.ts';
import { overBy } from '../time/lifetime.ts';
import { zoneInWords } from '../time/times.ts';
import { hiddenMessages } from '../signups/withheld.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { idInPath } from '../web/idInPath.ts';
import { countedRows, pagingOf } from '../web/paging.ts';
import { shownTimes, zoneOfPage } from '../web/shownTimes.ts';
import { mailInWords } from './mailInWords.ts';
import { settledAllBefore, settledBefore, settlementRoutes } from './settlementRoutes.ts';

const mailsOnPage = 50;

/** Further than this nobody counts what is to look at. */
const mostCounted = 1000;

/** What was mailed to whom with what result; a failed mail can be sent again. */
export const mailRoutes: readonly Route[] = [
  { method: 'get', path: consoleMailsAddress, role: 'organizer', need: 'lists', handle: showMails },
  {
    method: 'post',
    path: '/console/mails/:mail/resending',
    role: 'organizer',
    need: 'people',
    handle: resend,
  },
  ...settlementRoutes,
];

function showMails(visit: OrganizerVisit): Reply {
  const { services, view, query, now, theirs } = visit;
  const { db } = services;
  const event = eventAsked(visit);
  const state = mailStates.find((one) => one === query.get('state')) ?? null;
  // What is to look at is that of all events.
  const hidden = hiddenMessages(visit, state === 'open' ? null : (event?.id ?? null));
  const filter = {
    ...(event ? { eventId: event.id } : { theirs }),
    withoutMessages: hidden,
    ...rowsOf(state, now),
  };
  const counted = countedRows(query, mailsOnPage);
  const asked = { overBy: overBy(now), theirs, hidden: hiddenMessages(visit, null) };
  const open = db.needs.missedMailCount(asked, mostCounted + 1);
  const total = state === 'open' ? open : db.outbox.list(filter, 0, 0, counted).total;
  const { current, pages, offset } = pagingOf(query, total, mailsOnPage);
  const { found, failed } =
    state === 'open'
      ? { found: db.needs.missedMails(asked, { limit: mailsOnPage, offset }), failed: 0 }
      : db.outbox.list(filter, mailsOnPage, offset, counted);
  const zone = zoneOfPage(view, event);
  const times = shownTimes(view, zone);
  return page(
    mailsPage(view, {
      mails: found
        .filter(({ mail }) => !hidden.includes(mail.messageId ?? 0))
        .map((line) => mailInWords(services, view, line, times, now)),
      events: eventChoices(db, now, event, theirs),
      filter: { event: event?.slug ?? '', state },
      failed,
      open: Math.min(open, mostCounted),
      moreOpen: open > mostCounted,
      settled: settledBefore(visit),
      settledAll: settledAllBefore(visit),
      page: current,
      pages,
      more: total >= counted,
      zone: zoneInWords(now, zone, view.language),
      done: whatWasDone(visit),
      unread: viewerMay(view, 'mail') ? db.bounces.unreadCount() : 0,
    }),
  );
}

/** The rows that people mean by a state: a reminder of next week is planned and not on its way. */
function rowsOf(state: MailState | null, now: number): OutboxFilter {
  switch (state) {
    case null:
    case 'open':
      return {};
    case 'due':
      return { state, dueBy: now };
    case 'planned':
      return { state: 'due', dueAfter: now };
    case 'failed':
    case 'sent':
    case 'dropped':
      return { state };
  }
}

async function resend(visit: OrganizerVisit): Promise<Reply> {
  const { services, organizer } = visit;
  const outcome = await resendMail(services, idInPath(visit, 'mail'), organizer.id);
  switch (outcome.kind) {
    case 'unknown':
      throw notFound();
    case 'not-failed':
      return redirectDone(visit, consoleMailsAddress, 'notFailed');
    case 'due-again':
      return redirectDone(visit, consoleMailsAddress, 'again');
  }
}

function whatWasDone(visit: OrganizerVisit): string | null {
  const deeds = ['again', 'notFailed', 'trusted', 'reopened', 'reopenedAll'] as const;
  return doneText(visit, deeds, (name, [count = 0]) =>
    visit.view.t(name === 'trusted' ? 'console.addresses.trusted' : `console.mails.${name}`, {
      count,
    }),
  );
}
