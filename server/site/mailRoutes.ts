import type { OutboxFilter, OutboxLine } from '../../db/outboxList.ts';
import type { Bounce } from '../../db/schema.ts';
import { consoleMailsAddress } from '../../templates/addresses.ts';
import {
  mailsPage,
  mailStates,
  type ListedMail,
  type MailState,
} from '../../templates/pages/console/mails.ts';
import { viewerMay, type View } from '../../templates/view.ts';
import { eventAsked, eventChoices } from '../events/eventChoices.ts';
import { dropReasons } from '../mail/rendered.ts';
import { resendMail } from '../mail/resendMail.ts';
import { noSmtpUtf8 } from '../mail/transport.ts';
import { addressOnConsole } from '../outbox/addressOnConsole.ts';
import { isMailKind } from '../outbox/mailKinds.ts';
import { isNoMail } from '../outbox/mayMail.ts';
import type { Services } from '../services.ts';
import { overBy } from '../time/lifetime.ts';
import { zoneInWords } from '../time/times.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { idInPath } from '../web/idInPath.ts';
import { countedRows, pagingOf } from '../web/paging.ts';
import { shownTimes, zoneOfPage, type ShownTimes } from '../web/shownTimes.ts';
import { settledBefore, settlementRoutes } from './settlementRoutes.ts';

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
  const filter = { ...(event ? { eventId: event.id } : { theirs }), ...rowsOf(state, now) };
  const counted = countedRows(query, mailsOnPage);
  const asked = { overBy: overBy(now), theirs };
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
      mails: found.map((line) => listed(services, view, line, times, now)),
      events: eventChoices(db, now, event, theirs),
      filter: { event: event?.slug ?? '', state },
      failed,
      open: Math.min(open, mostCounted),
      moreOpen: open > mostCounted,
      settled: settledBefore(visit),
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
  const deeds = ['again', 'notFailed', 'trusted', 'reopened', 'settledAll'] as const;
  return doneText(visit, deeds, (name, [count = 0]) =>
    visit.view.t(name === 'trusted' ? 'console.addresses.trusted' : `console.mails.${name}`, {
      count,
    }),
  );
}

function listed(
  services: Services,
  view: View,
  line: OutboxLine,
  times: ShownTimes,
  now: number,
): ListedMail {
  const { mail, eventSlug, eventTitle, recipient } = line;
  const bounce = services.db.bounces.ofMail(mail.id);
  const failing =
    recipient !== null &&
    addressOnConsole(services, recipient.address, mail.eventId, now).kind === 'failing';
  const dropped = mail.state === 'dropped' && mail.lastResult === 'failing';
  const withheld = mail.state === 'dropped' && isNoMail(mail.lastResult);
  const planned = mail.state === 'due' && mail.attempts === 0 && mail.dueAt > now;
  return {
    id: mail.id,
    kind: isMailKind(mail.kind)
      ? view.t(`console.mails.kinds.${mail.kind}`)
      : view.t('console.mails.unknownKind'),
    event: eventSlug === null ? null : { slug: eventSlug, title: eventTitle ?? eventSlug },
    recipient: mail.fedThrough === null ? recipient : 'attendees',
    state: bounce ? 'bounced' : withheld ? 'withheld' : planned ? 'planned' : mail.state,
    result: bounce
      ? bounceInWords(view, bounce, times.moment(bounce.at))
      : resultInWords(view, mail, times),
    reply: bounce ? bounce.reply : replyOf(mail),
    next: whatNext(mail.state, { bounced: bounce !== undefined, dropped, failing }),
  };
}

/** What an organizer can do about a mail; only what did not arrive needs anything. */
function whatNext(
  state: OutboxLine['mail']['state'],
  { bounced, dropped, failing }: { bounced: boolean; dropped: boolean; failing: boolean },
): ListedMail['next'] {
  if (failing && (bounced || dropped)) return 'trust';
  return state === 'failed' || dropped ? 'resend' : null;
}

function bounceInWords({ t }: View, { weight, status }: Bounce, time: string): string {
  return t(`console.addresses.bounced.${weight}`, { time, status: status || '—' });
}

function resultInWords({ t }: View, mail: OutboxLine['mail'], { moment }: ShownTimes): string {
  const at = (instant: number | null) => (instant === null ? '' : moment(instant));
  switch (mail.state) {
    case 'sent':
      return t('console.mails.result.sent', { time: at(mail.sentAt) });
    case 'failed':
      if (mail.lastResult === noSmtpUtf8) return t('console.mails.result.lettersNotTaken');
      return t('console.mails.result.failed', {
        time: at(mail.lastTriedAt),
        count: mail.attempts,
      });
    case 'due':
      return mail.attempts === 0
        ? t('console.mails.result.due', { time: at(mail.dueAt) })
        : t('console.mails.result.retried', { time: at(mail.dueAt), count: mail.attempts });
    case 'dropped': {
      const reason = dropReasons.find((one) => one === mail.lastResult) ?? 'superseded';
      return t(`console.mails.result.dropped.${reason}`);
    }
  }
}

/** What the server said; what we say ourselves stands as a sentence. */
function replyOf({ state, lastResult }: OutboxLine['mail']): string {
  return state === 'dropped' || lastResult === noSmtpUtf8 ? '' : (lastResult ?? '');
}
