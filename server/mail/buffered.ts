import { Transform, type TransformCallback } from 'node:stream';

/**
 * Gathers what is written to it and passes it on whole, at the end. A message leaves nodemailer in
 * hundreds of short pieces, each of them a write to the socket; in one piece it is one write, which
 * is cheaper here and for the server. Mails are small enough to stand in memory whole.
 *
 * @param finish is given the whole and answers with what is passed on
 */
export function buffered(finish: (whole: Buffer) => Buffer = (whole) => whole): Transform {
  const pieces: Buffer[] = [];
  return new Transform({
    transform: (piece: Buffer, _encoding: BufferEncoding, done: TransformCallback) => {
      pieces.push(piece);
      done();
    },
    flush: (done: TransformCallback) => done(null, finish(Buffer.concat(pieces))),
  });
}
