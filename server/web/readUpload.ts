import type { Request } from 'express';
import type { FormValues } from '../../templates/forms.ts';
import { HttpProblem } from './httpProblem.ts';

/** A form with a file, as it was sent. */
export interface Upload {
  fields: FormValues;
  /** null where no file was chosen; 'too-large' where it was longer than it may be. */
  file: Buffer | 'too-large' | null;
}

/** The forms that bring a file. */
const paths = /^\/console\/(?:events\/[^/]+\/picture|settings\/logo)$/;

/** Whether a request is a form with a file, of a route that reads such a form itself. */
export function isUpload(request: Pick<Request, 'path' | 'is'>): boolean {
  return paths.test(request.path) && request.is('multipart/form-data') !== false;
}

/** What is read of a body at most before the connection is closed, in bytes. */
const endless = 120_000_000;

/**
 * Reads a form of several parts (RFC 7578), which is how browsers send files. No more of it is kept than
 * the file may have; the rest of one that is too long is read past, so that the browser gets its answer.
 *
 * @param name of the field that brings the file
 * @param largest in bytes
 * @throws HttpProblem 400 for a body that is no such form, 413 for one without end
 */
export async function readUpload(request: Request, name: string, largest: number): Promise<Upload> {
  if (Number(request.headers['content-length'] ?? 0) > endless) throw new HttpProblem(413);
  const { Busboy } = await import('@fastify/busboy');
  const fields: Record<string, string> = Object.create(null);
  let file: Upload['file'] = null;
  let read = 0;
  return new Promise((resolve, reject) => {
    const fail = (status: 400 | 413) => {
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
      parser.on('file', (field, stream) => {
        const pieces: Buffer[] = [];
        stream.on('data', (piece: Buffer) => {
          if (field === name) pieces.push(piece);
        });
        stream.on('limit', () => {
          pieces.length = 0;
          if (field === name) file = 'too-large';
        });
        // Where it ends in the middle it says so beside the form: unheard, that would end the program.
        stream.on('error', () => fail(400));
        stream.on('end', () => {
          const bytes = Buffer.concat(pieces);
          if (field === name && file === null && bytes.length > 0) file = bytes;
        });
      });
      parser.on('finish', () => resolve({ fields, file }));
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
