import { setPriority } from 'node:os';
import { drawIcon } from './drawIcon.ts';
import { drawPicture } from './drawPicture.ts';
import { drawSheet } from './drawSheet.ts';
import { encodePicture } from './encodePicture.ts';
import type { PictureAnswer, PictureJob } from './pictureJob.ts';

/*
 * The process that draws (started by drawer.ts): one job after another, until it is ended. It comes
 * after everything else that the machine has to do: who reads a page is not kept waiting by a poster.
 */

try {
  setPriority(10);
} catch {
  // Where the system does not let it, it competes with the others.
}

process.on('disconnect', () => process.exit());
process.on('message', (job: PictureJob) => {
  void answer(job).then((given) => process.send?.(given));
});

async function answer(job: PictureJob): Promise<PictureAnswer> {
  try {
    switch (job.kind) {
      case 'draw':
        return { kind: 'drawn', bytes: await drawPicture(job.format, job.facts, job.photograph) };
      case 'icon':
        return { kind: 'drawn', bytes: await drawIcon(job) };
      case 'sheet':
        return { kind: 'drawn', bytes: await drawSheet(job.facts) };
      case 'encode':
        return await encodePicture(job.bytes, job.widths, job.purpose);
    }
  } catch (error) {
    const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { kind: 'failed', problem };
  }
}
