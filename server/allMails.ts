import { endorsementMails } from './endorsements/endorsementMails.ts';
import type { MailDefinitions } from './mail/mailDefinition.ts';
import { letterMails } from './messages/letterMails.ts';
import { messageMails } from './messages/messageMails.ts';
import { followerMails } from './followers/followerMails.ts';
import { digestMails } from './organizers/digestMails.ts';
import { noticeMails } from './organizers/noticeMails.ts';
import { organizerMails } from './organizers/organizerMails.ts';
import type { MailKind } from './outbox/mailKinds.ts';
import { proposalMails } from './proposals/proposalMails.ts';
import { addressChangeMails } from './signups/addressChangeMails.ts';
import { datesMails } from './signups/datesMails.ts';
import { reminderMails } from './signups/reminderMails.ts';
import { signupMails } from './signups/signupMails.ts';

/** Every mail there is, as its feature defines it. */
export const allMails: MailDefinitions<MailKind> = {
  ...signupMails,
  ...datesMails,
  ...addressChangeMails,
  ...reminderMails,
  ...endorsementMails,
  ...proposalMails,
  ...followerMails,
  ...organizerMails,
  ...noticeMails,
  ...digestMails,
  ...messageMails,
  ...letterMails,
};
