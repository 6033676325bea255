import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import * as nodeHttp from '../../../server/nodeHttp.ts';

/*
 * The readers of the week. Requests and answers are Node's own; they go through no socket, since the
 * system's work on sockets is nobody's to improve here.
 */

/** What came of very many requests for pages. */
export interface PagesRead {
  seconds: number;
  /** How many answers had each status. */
  statuses: Readonly<Record<number, number>>;
  /** Milliseconds that the slowest answer took. */
  slowest: number;
}

/** After so many the process looks at what else there is, as it does between packets. */
const aTurn = 500;

/**
 * Asks for pages one after the other.
 *
 * @param answer the whole application
 * @param addresses of the pages, asked for in turn
 * @param count of all requests
 */
export async function readPages(
  answer: RequestListener,
  addresses: readonly string[],
  count: number,
): Promise<PagesRead> {
  const socket = new Sink();
  socket.setMaxListeners(0);
  const statuses: Record<number, number> = {};
  let slowest = 0;
  const began = performance.now();
  for (let number = 0; number < count; number += 1) {
    if (number % aTurn === 0) await turn();
    const asked = performance.now();
    const status = await ask(answer, socket, addresses[number % addresses.length] ?? '/');
    statuses[status] = (statuses[status] ?? 0) + 1;
    slowest = Math.max(slowest, performance.now() - asked);
  }
  return { seconds: (performance.now() - began) / 1000, statuses, slowest };
}

/** Takes whatever is written, at once. */
class Sink extends Socket {
  override _write(_chunk: unknown, _encoding: BufferEncoding, done: () => void): void {
    done();
  }

  override _writev(_chunks: unknown, done: () => void): void {
    done();
  }
}

async function ask(answer: RequestListener, socket: Socket, url: string): Promise<number> {
  const request = new nodeHttp.IncomingMessage(socket);
  Object.assign(request, { method: 'GET', url });
  request.headers = { host: 'localhost', accept: 'text/html', 'accept-encoding': 'br, gzip' };
  request.push(null);
  const response = new nodeHttp.ServerResponse(request);
  const finished = once(response, 'finish');
  response.assignSocket(socket);
  answer(request, response);
  await finished;
  response.detachSocket(socket);
  response.emit('close');
  return response.statusCode;
}
