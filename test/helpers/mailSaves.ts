import {
  consoleMailRecipientAddress,
  consoleMailResendingAddress,
  consoleUnreadReportAddress,
} from '../../templates/addresses.ts';
import { failedMail, type Save } from './worldOfSaves.ts';

/** The forms by which organizers see to emails that failed, in an order in which each can be sent. */
export const mailSaves: Record<string, Save> = {
  'post /console/mails/:mail/resending': {
    at: ({ app }) => consoleMailResendingAddress(failedMail(app)),
    says: 'has not failed',
  },
  'post /console/mails/unread/:id/person': {
    at: () => `${consoleUnreadReportAddress(1)}/person`,
    says: 'Kept as a message from a person',
  },
  'post /console/mails/unread/:id/bounce': {
    at: ({ report }) => `${consoleUnreadReportAddress(report.id)}/bounce`,
    says: 'Counted as a bounce.',
  },
  'post /console/mails/:mail/recipient': {
    at: ({ report }) => consoleMailRecipientAddress(report.mailId),
    says: 'This address gets email again.',
  },
  'post /console/mails/unread/:id/removal': {
    at: () => consoleUnreadReportAddress(1, 'removal'),
    says: 'Deleted.',
  },
};
