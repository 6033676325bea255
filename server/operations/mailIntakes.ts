import type { Translate } from '../../templates/translate.ts';
import type { TakenFile } from '../incoming/mailIntake.ts';
import type { ReceivedReport } from '../incoming/receiveReport.ts';
import * as reportIntake from '../incoming/reportIntake.ts';
import type { Services } from '../services.ts';
import type { ReceivedReply } from '../signups/receiveReply.ts';
import * as replyIntake from '../signups/replyIntake.ts';

/** How mails to one of our addresses are taken; what came of each is told in a sentence. */
export interface MailIntake {
  /** @throws when the mail cannot be taken now and should be handed over again. */
  fromPipe(services: Services, pipe: AsyncIterable<Buffer | string>, t: Translate): Promise<string>;
  /** `complete` is false where a mail stays for the next time. */
  fromDirectory(
    services: Services,
    directory: string,
    t: Translate,
  ): Promise<{ lines: string[]; complete: boolean }>;
}

/** The commands that a mail server calls with a mail in hand, by their names. */
export const mailIntakes = {
  /** Answers to invitations. */
  rsvp: intake(replyIntake, replySentence),
  /** What comes back of our mails. */
  bounces: intake(reportIntake, reportSentence),
} satisfies Record<string, MailIntake>;

function intake<Received>(
  takes: {
    takeFromPipe(services: Services, pipe: AsyncIterable<Buffer | string>): Promise<Received>;
    takeFromDirectory(services: Services, directory: string): Promise<TakenFile<Received>[]>;
  },
  sentence: (received: Received, t: Translate) => string,
): MailIntake {
  return {
    fromPipe: async (services, pipe, t) => sentence(await takes.takeFromPipe(services, pipe), t),
    fromDirectory: async (services, directory, t) => {
      const taken = await takes.takeFromDirectory(services, directory);
      const lines = taken.map(
        ({ name, received }) =>
          `${name}: ${received === null ? t('cli.intake.later') : sentence(received, t)}`,
      );
      return {
        lines: lines.length === 0 ? [t('cli.intake.empty')] : lines,
        complete: taken.every(({ received }) => received !== null),
      };
    },
  };
}

function replySentence(received: ReceivedReply, t: Translate): string {
  return received.kind === 'ignored'
    ? t('cli.rsvp.ignored', { reason: t(`cli.rsvp.reasons.${received.reason}`) })
    : t(`cli.rsvp.${received.kind}`);
}

function reportSentence(received: ReceivedReport, t: Translate): string {
  switch (received.kind) {
    case 'bounced':
      return t(`cli.bounces.${received.failing ? 'failing' : received.weight}`);
    case 'ignored':
      return t(`cli.bounces.${received.reason}`);
    case 'complaint':
    case 'kept':
      return t(`cli.bounces.${received.kind}`);
  }
}
