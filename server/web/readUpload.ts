import type { Request } from 'express';
import type { FormValues } from '../../templates/forms.ts';
import { HttpProblem } from './httpProblem.ts';

/** A form with a file, as it was sent. */
export interface Upload {
  fields: FormValues;
  /** null where no file was chosen, or why it was read past. */
  file: Buffer | UnreadFile | null;
  /** As the browser calls it; '' where it does not. */
  fileName: string;
}

/** Longer than it may be; or so many came at once that there was no room for it. */
export type UnreadFile = 'too-large' | 'busy';

/** The forms that bring a file. */
const paths = [
  /^\/console\/(?:events\/[^/]+\/(?:picture|import|signups\/sheet\/photos)|settings\/logo)$/,
  /^\/console\/campaigns\/[^/]+\/(?:picture|import)$/,
  /^\/console\/events\/[^/]+\/endorsements\/[^/]+\/logo$/,
  /^\/endorsements\/[^/]+\/logo$/,
  /^\/console\/(?:settings|(?:events|campaigns)\/[^/]+(?:\/questions)?)\/languages\/[^/]+\/file$/,
];

/** Whether a request is a form with a file, of a route that reads such a form itself. */
export function isUpload(request: Pick<Request, 'path' | 'is'>): boolean {
  return paths.some((one) => one.test(request.path)) && request.is('multipart/form-data') !== false;
}

/** What is read of a body at most before the connection is closed, in bytes. */
const endless = 120_000_000;

/**
 * Who sends a file: the team, or organizations behind a mailed link, whom nobody knows. These have a share
 * of their own: many that send slowly take no room from the team.
 */
type Sender = 'team' | 'anyone';

/** What the files of all uploads at a time may take together, in bytes: a small server has no more. */
const mostHeld: Readonly<Record<Sender, number>> = { team: 60_000_000, anyone: 15_000_000 };
const held: Record<Sender, number> = { team: 0, anyone: 0 };

/** Such a file is small, and is here within so many milliseconds, or its connection is closed. */
const longestOfAnyone = 60_000;

/** What one upload holds in memory, until it is given back. */
interface Room {
  /** False where there is no room for so many bytes more. */
  take: (bytes: number) => boolean;
  giveBack: () => void;
}

function someRoom(of: Sender): Room {
  let taken = 0;
  return {
    take: (bytes) => {
      if (held[of] + bytes > mostHeld[of]) return false;
      taken += bytes;
      held[of] += bytes;
      return true;
    },
    giveBack: () => {
      held[of] -= taken;
      taken = 0;
    },
  };
}

/**
 * Reads a form of several parts (RFC 7578), which is how browsers send files. No more of it is kept than
 * the file may have, and of all at once than there is room for; the rest is read past, so that the browser
 * gets its answer and what was typed beside the file comes back.
 *
 * @param name of the field that brings the file
 * @param largest in bytes
 * @param use what is done with it; afterwards its bytes no longer count
 * @throws HttpProblem 400 for a body that is no such form, 413 for one without end
 */
export async function withUpload<Answer>(
  request: Request,
  { name, largest }: { name: string; largest: number },
  use: (upload: Upload) => Promise<Answer>,
): Promise<Answer> {
  const sender = request.path.startsWith('/console/') ? 'team' : 'anyone';
  const room = someRoom(sender);
  const timer =
    sender === 'team' ? undefined : setTimeout(() => request.destroy(), longestOfAnyone).unref();
  try {
    const upload = await readUpload(request, { name, largest, room });
    clearTimeout(timer);
    return await use(upload);
  } finally {
    clearTimeout(timer);
    room.giveBack();
  }
}

async function readUpload(
  request: Request,
  { name, largest, room }: { name: string; largest: number; room: Room },
): Promise<Upload> {
  if (Number(request.headers['content-length'] ?? 0) > endless) throw new HttpProblem(413);
  const { Busboy } = await import('@fastify/busboy');
  const fields: Record<string, string> = Object.create(null);
  let file: Upload['file'] = null;
  let fileName = '';
  let read = 0;
  let failed = false;
  return new Promise((resolve, reject) => {
    const fail = (status: 400 | 413) => {
      failed = true;
      request.unpipe();
      request.resume();
      reject(new HttpProblem(status));
    };
    try {
      const contentType = request.headers['content-type'] ?? '';
      const parser = new Busboy({
        headers: { ...request.headers, 'content-type': contentType },
        limits: { fileSize: largest, files: 1, fields: 20, fieldSize: 10_000, parts: 24 },
      });
      parser.on('field', (field, value) => {
        fields[field] = value;
      });
      parser.on('file', (field, stream, called) => {
        if (field === name && typeof called === 'string') fileName = called;
        const pieces: Buffer[] = [];
        const leave = (why: UnreadFile) => {
          pieces.length = 0;
          room.giveBack();
          if (field === name) file = why;
        };
        stream.on('data', (piece: Buffer) => {
          if (field !== name || file !== null || failed) return;
          if (room.take(piece.length)) pieces.push(piece);
          else leave('busy');
        });
        stream.on('limit', () => leave('too-large'));
        // Where it ends in the middle it says so beside the form: unheard, that would end the program.
        stream.on('error', () => fail(400));
        stream.on('end', () => {
          const bytes = Buffer.concat(pieces);
          if (field === name && file === null && bytes.length > 0) file = bytes;
        });
      });
      parser.on('finish', () => resolve({ fields, file, fileName }));
      parser.on('error', () => fail(400));
      request.on('data', (piece: Buffer) => {
        read += piece.length;
        if (read > endless) fail(413);
      });
      request.once('aborted', () => fail(400));
      request.pipe(parser);
    } catch {
      fail(400);
    }
  });
}
