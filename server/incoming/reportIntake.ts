import type { Services } from '../services.ts';
import { ignoredMails, mailFromPipe, takeDirectory, type TakenFile } from './mailIntake.ts';
import { longestReport, receiveReport, type ReceivedReport } from './receiveReport.ts';

/**
 * Takes one mail from a pipe, as a mail server hands it over.
 *
 * @throws when it cannot be taken now and should be handed over again.
 */
export async function takeFromPipe(
  services: Services,
  pipe: AsyncIterable<Buffer | string>,
): Promise<ReceivedReport> {
  const { bytes, size } = await mailFromPipe(pipe, longestReport);
  return receiveReport(services, bytes, size);
}

/**
 * Takes every mail of a directory. A report that counted is deleted, since what it said stands in
 * the database; everything else moves to `ignored/`: a person may have written, or the directory may
 * be another one than was meant.
 *
 * @throws when there is no such directory.
 */
export async function takeFromDirectory(
  services: Services,
  directory: string,
): Promise<TakenFile<ReceivedReport>[]> {
  return takeDirectory(
    directory,
    longestReport,
    async ({ bytes, size }) => {
      const received = await receiveReport(services, bytes, size);
      const counted = received.kind === 'bounced' || received.kind === 'complaint';
      return { received, disposal: counted ? 'delete' : ignoredMails };
    },
    (error) => services.log.error({ error }, 'a mail to the address for bounces not taken'),
  );
}
