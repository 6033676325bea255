import type { Request, Response } from 'express';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { compress, isCompressible } from './compression.ts';
import { acceptedEncoding, type Encoding } from './negotiation.ts';
import type { Role } from './routes.ts';

/**
 * Sends a body whose type is set, compressed where that helps and is safe. What carries a validator is
 * small, and sent as it was named.
 */
export async function sendText(
  request: Request,
  response: Response,
  role: Role,
  body: string | Buffer,
): Promise<void> {
  const bytes = Buffer.from(body);
  const worth = isCompressible(typeOf(response), bytes.length) && !response.hasHeader('ETag');
  const encoding = worth ? encodingFor(request, response, role) : 'identity';
  const sent = await compress(bytes, encoding);
  if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding);
  response.send(sent);
}

/**
 * Sends a body as it is made, compressed as {@link sendText} does; for what may be long. Whoever goes away
 * before its end wants no more of it, and nothing is wrong with that.
 */
export async function sendStream(
  request: Request,
  response: Response,
  role: Role,
  body: Readable,
): Promise<void> {
  try {
    await pipe(request, response, role, body);
  } catch (error) {
    if (!isLeft(error)) throw error;
  }
}

async function pipe(
  request: Request,
  response: Response,
  role: Role,
  body: Readable,
): Promise<void> {
  const worth = isCompressible(typeOf(response), Number.POSITIVE_INFINITY);
  if (!worth || encodingFor(request, response, role) === 'identity') {
    await pipeline(body, response);
    return;
  }
  // Every program that takes a file knows gzip; its lowest level keeps up with the database.
  response.setHeader('Content-Encoding', 'gzip');
  await pipeline(body, createGzip({ level: 1 }), response);
}

/** Whether a connection was closed before all was said. */
function isLeft(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_STREAM_PREMATURE_CLOSE'
  );
}

function typeOf(response: Response): string {
  return String(response.getHeader('Content-Type') ?? '');
}

function encodingFor(request: Request, response: Response, role: Role): Encoding {
  response.vary('Accept-Encoding');
  return isGuessable(request, role) ? 'identity' : acceptedEncoding(request.headers);
}

/**
 * Whether the length of an answer could tell a stranger what stands in it (BREACH, CVE-2013-3587):
 * where a page is for one person and may repeat what was sent, and another site may have had the
 * browser send it, with guesses at what else stands there. Such an answer is not compressed. A browser
 * that does not say who sent it (Sec-Fetch-Site) counts as sent by another site.
 */
function isGuessable({ method, headers, originalUrl }: Request, role: Role): boolean {
  if (role === 'anyone') return false;
  const repeats = method === 'POST' || originalUrl.includes('?');
  return repeats && !['same-origin', 'none'].includes(String(headers['sec-fetch-site']));
}
