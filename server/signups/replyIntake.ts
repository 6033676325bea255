import {
  ignoredMails,
  mailFromPipe,
  takeDirectory,
  type TakenFile,
} from '../incoming/mailIntake.ts';
import type { Services } from '../services.ts';
import { largestReply, receiveReply, type ReceivedReply } from './receiveReply.ts';

/** As much of a mail as shows whether it is too large. */
const readAtMost = largestReply + 1;

/**
 * Takes one mail from a pipe, as a mail server hands it over.
 *
 * @throws when it cannot be taken now and should be handed over again.
 */
export async function takeFromPipe(
  services: Services,
  pipe: AsyncIterable<Buffer | string>,
): Promise<ReceivedReply> {
  return receiveReply(services, (await mailFromPipe(pipe, readAtMost)).bytes);
}

/**
 * Takes every mail of a directory. An answer that was understood is deleted, since what it said
 * stands in the database; what is no answer moves to `ignored/`: a person may have written, and
 * somebody should read it.
 *
 * @throws when there is no such directory.
 */
export async function takeFromDirectory(
  services: Services,
  directory: string,
): Promise<TakenFile<ReceivedReply>[]> {
  return takeDirectory(
    directory,
    readAtMost,
    async ({ bytes }) => {
      const received = await receiveReply(services, bytes);
      return { received, disposal: received.kind === 'ignored' ? ignoredMails : 'delete' };
    },
    (error) => services.log.error({ error }, 'a mail to the RSVP mailbox could not be taken'),
  );
}
