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
  /** Whether an organizer said that a person wrote it. */
  personal: boolean;
  about: ReportedMail | null;
}

/** The mail of ours that it is about. */
export interface ReportedMail {
  /** What the mail is, in words. */
  kind: string;
  address: string;
  /** The title of its event; null where it is about none. */
  event: string | null;
}

/** What can have just been done to one. */
export const unreadDeeds = ['removed', 'counted', 'personal'] as const;
export type UnreadDeed = (typeof unreadDeeds)[number];

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
            { label: t('console.addresses.unread.about') },
            { label: t('console.addresses.unread.when') },
          ],
          rows: reports.map((report) => [
            html`<a href="${consoleUnreadReportAddress(report.id)}">${titleOf(view, report)}</a>`,
            report.personal
              ? html`${nameText(report.sender)}<br />${t('console.addresses.unread.byPerson')}`
              : nameText(report.sender),
            aboutText(report.about),
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
          report.about === null
            ? null
            : { label: t('console.addresses.unread.about'), value: aboutText(report.about) },
        ])}
        ${report.about === null ? html`<p>${t('console.addresses.unread.aboutNone')}</p>` : ''}
        ${report.personal ? html`<p>${t('console.addresses.unread.byPerson')}</p>` : ''}
        <div class="actions">
          ${
            report.about === null
              ? ''
              : actionButton({
                  action: consoleUnreadReportAddress(report.id, 'bounce'),
                  label: t('console.addresses.unread.count'),
                })
          }
          ${
            report.personal
              ? ''
              : actionButton({
                  action: consoleUnreadReportAddress(report.id, 'person'),
                  label: t('console.addresses.unread.person'),
                })
          }
          ${actionButton({
            action: consoleUnreadReportAddress(report.id, 'removal'),
            label: t('console.addresses.unread.remove'),
          })}
        </div>
        ${report.about === null ? '' : html`<p>${t('console.addresses.unread.countHint')}</p>`}
        <div class="mail-text" dir="auto">${report.text}</div>
        ${report.whole ? '' : html`<p>${t('console.addresses.unread.cut')}</p>`}
      </div>
    `,
  });
}

function aboutText(about: ReportedMail | null): Html | string {
  if (about === null) return '–';
  const { kind, address, event } = about;
  return html`${kind}${event === null ? '' : html`: ${nameText(event)}`}<br />${nameText(address)}`;
}

function titleOf({ t }: View, { subject }: ListedReport): string {
  return subject.trim() === '' ? t('console.addresses.unread.noSubject') : subject;
}
