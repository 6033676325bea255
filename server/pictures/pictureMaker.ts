import type { SheetFacts } from '../../templates/pictures/sheetFacts.ts';
import { drawer, type DrawerBounds } from './drawer.ts';
import type { EncodedPicture, PictureJob, PicturePurpose, PictureRefusal } from './pictureJob.ts';

export { TooManyPictures } from './drawer.ts';

type DrawJob = Extract<PictureJob, { kind: 'draw' | 'icon' }>;

export interface PictureMaker {
  /** A picture that is kept; undefined where it has to be made. */
  find(key: string): Uint8Array | undefined;
  /**
   * Makes a picture and keeps it. Those who ask for the same while it is made share it.
   *
   * @throws TooManyPictures
   */
  make(key: string, job: DrawJob): Promise<Uint8Array>;
  /**
   * Makes the files of a picture that somebody sent, or says why it cannot be taken.
   *
   * @param widths in pixels; a picture is never made larger than it is
   * @param purpose a photograph unless given
   * @throws TooManyPictures
   */
  encode(
    bytes: Uint8Array,
    widths: readonly number[],
    purpose?: PicturePurpose,
  ): Promise<EncodedPicture | PictureRefusal>;
  /**
   * Makes a sign-in sheet, as PDF. It is kept nowhere: it shows names.
   *
   * @throws TooManyPictures
   */
  sheet(facts: SheetFacts): Promise<Uint8Array>;
  /** Ends the process that draws. */
  stop(): void;
}

interface Bounds extends DrawerBounds {
  /** Of what is kept, in bytes. */
  most: number;
}

const usual: Bounds = { most: 8_000_000, waiting: 24, idle: 20_000, patience: 30_000 };

/** Makes pictures by a process of its own, see drawer.ts, and keeps the latest in memory. */
export function pictureMaker(bounds: Partial<Bounds> = {}): PictureMaker {
  const { most, ...ofDrawer } = { ...usual, ...bounds };
  const { ask, stop } = drawer(ofDrawer);
  const kept = new Map<string, Uint8Array>();
  const underWay = new Map<string, Promise<Uint8Array>>();
  let size = 0;

  function keep(key: string, bytes: Uint8Array): void {
    kept.set(key, bytes);
    size += bytes.length;
    for (const [oldest, { length }] of kept) {
      if (size <= most) break;
      kept.delete(oldest);
      size -= length;
    }
  }

  async function draw(key: string, job: DrawJob): Promise<Uint8Array> {
    const answer = await ask(job);
    if (answer.kind !== 'drawn') throw problemOf(answer);
    keep(key, answer.bytes);
    return answer.bytes;
  }

  return {
    find: (key) => {
      const found = kept.get(key);
      if (found === undefined) return undefined;
      // What is asked for stands last, and is forgotten last.
      kept.delete(key);
      kept.set(key, found);
      return found;
    },
    make: async (key, job) => {
      const shared = underWay.get(key);
      if (shared !== undefined) return shared;
      const making = draw(key, job).finally(() => underWay.delete(key));
      underWay.set(key, making);
      return making;
    },
    encode: async (bytes, widths, purpose = 'photograph') => {
      const answer = await ask({ kind: 'encode', bytes, widths, purpose });
      if (answer.kind === 'encoded') return answer.picture;
      if (answer.kind === 'refused') return answer.why;
      throw problemOf(answer);
    },
    sheet: async (facts) => {
      const answer = await ask({ kind: 'sheet', facts });
      if (answer.kind !== 'drawn') throw problemOf(answer);
      return answer.bytes;
    },
    stop,
  };
}

function problemOf(answer: { kind: string; problem?: string }): Error {
  return new Error(answer.problem ?? `The process that draws answered with ${answer.kind}`);
}
