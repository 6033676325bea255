import { html } from '@prairielearn/html';
import {
  consoleMailsAddress,
  consoleUnreadReportAddress,
  consoleUnreadReportsAddress,
} from '../../addresses.ts';
import { facts, nameText } from '../../components/facts.ts';
import { actionButton } from '../../components/buttons.ts';
import { doneNotice } from '../../components/notices.ts';
import { dataTable } from '../../components/table.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { Html, View } from '../../view.ts';

/** A mail to the address for bounces that nobody could make sense of. */
export interface ListedReport {
  id: number;
  subject: string;
  sender: string;
  /** When it came, in words. */
  when: string;
}

/** All of them, the newest first. */
export function unreadReportsPage(
  view: View,
  { reports, done }: { reports: readonly ListedReport[]; done: string | null },
): Html {
  const { t } = view;
  return consolePage(view, {
    title: t('console.addresses.unread.title'),
    section: 'mails',
    crumbs: [{ href: consoleMailsAddress, label: t('console.mails.title') }],
    canonicalPath: consoleUnreadReportsAddress,
    body: html`
      <div class="stack">
        ${doneNotice(done)}
        <p>${t('console.addresses.unread.why')}</p>
        ${dataTable({
          caption: t('console.addresses.unread.caption'),
          columns: [
            { label: t('console.addresses.unread.subject'), rowHeader: true },
            { label: t('console.addresses.unread.sender') },
            { label: t('console.addresses.unread.when') },
          ],
          rows: reports.map((report) => [
            html`<a href="${consoleUnreadReportAddress(report.id)}">${titleOf(view, report)}</a>`,
            nameText(report.sender),
            report.when,
          ]),
          empty: t('console.addresses.unread.empty'),
        })}
      </div>
    `,
  });
}

export interface UnreadReportProps extends ListedReport {
  /** The message as it came, or its beginning. */
  text: string;
  whole: boolean;
}

/** One of them, as it came. */
export function unreadReportPage(view: View, report: UnreadReportProps): Html {
  const { t } = view;
  return consolePage(view, {
    title: titleOf(view, report),
    section: 'mails',
    crumbs: [
      { href: consoleMailsAddress, label: t('console.mails.title') },
      { href: consoleUnreadReportsAddress, label: t('console.addresses.unread.title') },
    ],
    narrow: true,
    body: html`
      <div class="stack">
        ${facts([
          { label: t('console.addresses.unread.sender'), value: nameText(report.sender) },
          { label: t('console.addresses.unread.when'), value: report.when },
        ])}
        ${actionButton({
          action: consoleUnreadReportAddress(report.id, 'removal'),
          label: t('console.addresses.unread.remove'),
        })}
        <div class="mail-text" dir="auto">${report.text}</div>
        ${report.whole ? '' : html`<p>${t('console.addresses.unread.cut')}</p>`}
      </div>
    `,
  });
}

function titleOf({ t }: View, { subject }: ListedReport): string {
  return subject.trim() === '' ? t('console.addresses.unread.noSubject') : subject;
}
