import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { DrawnPicture, PictureJob } from './pictureJob.ts';

/** More pictures are asked for than are made in a time that anybody waits. */
export class TooManyPictures extends Error {
  constructor() {
    super('Too many pictures are waiting to be made');
    this.name = 'TooManyPictures';
  }
}

export interface PictureMaker {
  /** A picture that is kept; undefined where it has to be made. */
  find(key: string): Uint8Array | undefined;
  /**
   * Makes a picture and keeps it. Those who ask for the same while it is made share it.
   *
   * @throws TooManyPictures
   */
  make(key: string, job: PictureJob): Promise<Uint8Array>;
  /** Ends the process that draws. */
  stop(): void;
}

interface Bounds {
  /** Of what is kept, in bytes. */
  most: number;
  /** Pictures that wait, or are made. */
  waiting: number;
  /** Milliseconds after which the process that draws ends when nobody asks it. */
  idle: number;
  /** The longest that one picture may take, in milliseconds. */
  patience: number;
}

const usual: Bounds = { most: 8_000_000, waiting: 24, idle: 20_000, patience: 30_000 };

/**
 * Makes pictures, one at a time, in a process of its own, and keeps the latest.
 *
 * Not a thread: what draws takes up to 180 MB, which a process gives back to the last byte when it ends.
 * sharp asks to be loaded by the main thread before any other (its documentation, "Worker threads"), and a
 * picture that somebody sends may make a library of C fall over; both would concern the whole site.
 */
export function pictureMaker(bounds: Partial<Bounds> = {}): PictureMaker {
  const { most, waiting, idle, patience } = { ...usual, ...bounds };
  const kept = new Map<string, Uint8Array>();
  const underWay = new Map<string, Promise<Uint8Array>>();
  let size = 0;
  let last: Promise<unknown> = Promise.resolve();
  let child: ChildProcess | null = null;
  let ending: NodeJS.Timeout | undefined;

  function keep(key: string, bytes: Uint8Array): void {
    kept.set(key, bytes);
    size += bytes.length;
    for (const [oldest, { length }] of kept) {
      if (size <= most) break;
      kept.delete(oldest);
      size -= length;
    }
  }

  function stop(): void {
    clearTimeout(ending);
    child?.kill();
    child = null;
  }

  /** It gets no secret of the environment, and keeps nobody from ending. */
  function started(): ChildProcess {
    if (child !== null) return child;
    const made = fork(fileURLToPath(new URL('drawingProcess.ts', import.meta.url)), {
      execArgv: ['--max-old-space-size=160', '--max-semi-space-size=2', '--import', quickImports],
      env: surroundings(),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    made.unref();
    made.channel?.unref();
    made.once('exit', () => {
      if (child === made) child = null;
    });
    child = made;
    return made;
  }

  function draw(job: PictureJob): Promise<Uint8Array> {
    clearTimeout(ending);
    const drawing = started();
    return new Promise<Uint8Array>((resolve, reject) => {
      const fail = (what: string) => {
        stop();
        reject(new Error(what));
      };
      const late = setTimeout(() => fail('A picture took too long'), patience);
      const gone = () => fail('The process that draws has ended');
      const failed = (error: Error) => fail(error.message);
      // Somebody waits for the answer: until it is there, the process counts.
      drawing.channel?.ref();
      drawing.once('exit', gone);
      drawing.once('error', failed);
      drawing.once('message', (drawn: DrawnPicture) => {
        clearTimeout(late);
        drawing.off('exit', gone);
        drawing.off('error', failed);
        drawing.channel?.unref();
        if ('bytes' in drawn) resolve(drawn.bytes);
        else reject(new Error(drawn.problem));
      });
      drawing.send(job);
    }).finally(() => {
      ending = setTimeout(stop, idle).unref();
    });
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
      if (underWay.size >= waiting) throw new TooManyPictures();
      const making = last.then(() => draw(job));
      last = making.catch(() => {});
      underWay.set(key, making);
      try {
        const bytes = await making;
        keep(key, bytes);
        return bytes;
      } finally {
        underWay.delete(key);
      }
    },
    stop,
  };
}

const quickImports = new URL('../quickImports.js', import.meta.url).href;

/** What a process needs of the environment: the way to its libraries, and on Windows to the system. */
function surroundings(): NodeJS.ProcessEnv {
  const names = ['PATH', 'LD_LIBRARY_PATH', 'SystemRoot', 'TMPDIR', 'TEMP', 'NODE_COMPILE_CACHE'];
  const kept = Object.fromEntries(names.map((name) => [name, process.env[name]]));
  // glibc would keep an arena of memory for each thread of sharp.
  return { ...kept, MALLOC_ARENA_MAX: '1' };
}
