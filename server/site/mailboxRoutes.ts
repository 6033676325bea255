import type { ParsedMail } from 'mailparser';
import type { MailboxMessage } from '../../db/schema.ts';
import { consoleMailboxAddress } from '../../templates/addresses.ts';
import { mailboxMailPage, mailboxPage } from '../../templates/pages/console/mailbox.ts';
import { notFound } from '../web/httpProblem.ts';
import { framedMail } from '../web/mailFrame.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { idInPath } from '../web/idInPath.ts';
import { pagingOf } from '../web/paging.ts';
import { shownTimes, zoneOfPage } from '../web/shownTimes.ts';

const mailsOnPage = 50;

/**
 * The mailbox of a site that has no mail server yet. It shows every link that was mailed, and so
 * is there for organizers alone; with a mail server it does not exist.
 */
export const mailboxRoutes: readonly Route[] = [
  {
    method: 'get',
    path: consoleMailboxAddress,
    role: 'organizer',
    need: 'team',
    handle: showMailbox,
  },
  {
    method: 'get',
    path: '/console/mailbox/:id',
    role: 'organizer',
    need: 'team',
    handle: showMail,
  },
  {
    method: 'get',
    path: '/console/mailbox/:id/html',
    role: 'organizer',
    need: 'team',
    handle: showHtml,
  },
  {
    method: 'get',
    path: '/console/mailbox/:id/attachments/:number',
    role: 'organizer',
    need: 'team',
    handle: downloadAttachment,
  },
];

function showMailbox(visit: OrganizerVisit): Reply {
  onlyWithoutMailServer(visit);
  const { services, view, query } = visit;
  const { mailbox } = services.db;
  const { current, pages, offset } = pagingOf(query, mailbox.count(), mailsOnPage);
  const mails = mailbox.newest(mailsOnPage, offset);
  const { moment } = shownTimes(view, zoneOfPage(view));
  return page(
    mailboxPage(view, {
      mails: mails.map(({ id, subject, recipient, receivedAt }) => ({
        id,
        subject,
        to: recipient,
        when: moment(receivedAt),
      })),
      page: current,
      pages,
    }),
  );
}

async function showMail(visit: OrganizerVisit): Promise<Reply> {
  const { message, parsed } = await messageOf(visit);
  const { view } = visit;
  const { moment } = shownTimes(view, zoneOfPage(view));
  return page(
    mailboxMailPage(view, {
      id: message.id,
      subject: message.subject,
      from: parsed.from?.text ?? '',
      to: message.recipient,
      when: moment(message.receivedAt),
      text: parsed.text ?? '',
      hasHtml: Boolean(parsed.html),
      attachments: filesOf(parsed).map(({ filename, size }) => ({
        filename: filename ?? '',
        bytes: size,
      })),
    }),
  );
}

async function showHtml(visit: OrganizerVisit): Promise<Reply> {
  const { parsed } = await messageOf(visit);
  if (!parsed.html) throw notFound();
  return framedMail(visit.services, parsed.html);
}

async function downloadAttachment(visit: OrganizerVisit): Promise<Reply> {
  const { parsed } = await messageOf(visit);
  const file = filesOf(parsed)[Number(visit.params['number']) - 1];
  if (!file) throw notFound();
  const isCalendar = file.contentType === 'application/ics' || file.contentType === 'text/calendar';
  return {
    kind: 'content',
    type: isCalendar ? 'text/calendar; charset=utf-8' : 'application/octet-stream',
    body: file.content,
    filename: file.filename ?? 'attachment',
  };
}

/** What is shown as a file: not the calendar part that programs read beside the text. */
function filesOf({ attachments }: ParsedMail): ParsedMail['attachments'] {
  return attachments.filter(({ filename }) => Boolean(filename));
}

async function messageOf(
  visit: OrganizerVisit,
): Promise<{ message: MailboxMessage; parsed: ParsedMail }> {
  onlyWithoutMailServer(visit);
  const message = visit.services.db.mailbox.byId(idInPath(visit));
  if (!message) throw notFound();
  const { simpleParser } = await import('mailparser');
  return { message, parsed: await simpleParser(message.raw, { skipTextToHtml: true }) };
}

function onlyWithoutMailServer({ services }: OrganizerVisit): void {
  if (services.config.mail.transport !== 'mailbox') throw notFound();
}
