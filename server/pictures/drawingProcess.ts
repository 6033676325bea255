import { setPriority } from 'node:os';
import { drawPicture } from './drawPicture.ts';
import type { DrawnPicture, PictureJob } from './pictureJob.ts';

/*
 * The process that draws (started by pictureMaker.ts): one job after another, until it is ended. It comes
 * after everything else that the machine has to do: who reads a page is not kept waiting by a poster.
 */

try {
  setPriority(10);
} catch {
  // Where the system does not let it, it competes with the others.
}

process.on('disconnect', () => process.exit());
process.on('message', (job: PictureJob) => {
  void draw(job).then((drawn) => process.send?.(drawn));
});

async function draw({ format, facts }: PictureJob): Promise<DrawnPicture> {
  try {
    return { bytes: await drawPicture(format, facts) };
  } catch (error) {
    return { problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
