import {
  consoleAccessAnswerAddress,
  consoleMailSettlementAddress,
  consoleMailsSettlementAddress,
} from '../../templates/addresses.ts';
import { peopleSaves } from './peopleSaves.ts';
import { personSaves } from './personSaves.ts';
import { doorSaves } from './doorSaves.ts';
import { failedMail, type Save } from './worldOfSaves.ts';

/** What an organizer does with people, and with what waited for them, before anybody is taken off a list. */
export const needSaves: Record<string, Save> = {
  ...peopleSaves,
  ...personSaves,
  ...doorSaves,
  'post /console/events/:slug/signups/:id/access-answer': {
    at: ({ campaign: { events } }) => consoleAccessAnswerAddress(events.online, 1),
    says: 'has an answer now.',
  },
  'post /console/events/:slug/signups/:id/access-answer/removal': {
    at: ({ campaign: { events } }) => consoleAccessAnswerAddress(events.online, 1, 'removal'),
    sent: { needs: 'open' },
    says: 'is waiting for an answer again.',
  },
  'post /console/mails/:mail/settlement': {
    at: ({ app }) => consoleMailSettlementAddress(failedMail(app)),
    says: 'Marked as done.',
  },
  'post /console/mails/:mail/settlement/removal': {
    at: ({ app }) => consoleMailSettlementAddress(failedMail(app), 'removal'),
    says: 'It is to look at again.',
  },
  'post /console/mails/settlement': {
    at: () => consoleMailsSettlementAddress,
    says: 'marked as done.',
  },
  'post /console/mails/settlement/removal': {
    at: () => `${consoleMailsSettlementAddress}/removal`,
    sent: ({ app }) => ({ at: String(app.clock.now) }),
    says: 'to look at again.',
  },
};
