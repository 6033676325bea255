import { once } from 'node:events';
import { Socket } from 'node:net';
import { dirname } from 'node:path';
import { openDatabase } from '../../../db/database.ts';
import { createApp } from '../../../server/app.ts';
import { openLog } from '../../../server/log.ts';
import { makeServices } from '../../../server/makeServices.ts';
import * as nodeHttp from '../../../server/nodeHttp.ts';
import { eventAddress } from '../../../templates/addresses.ts';
import { testConfig } from '../../helpers/app.ts';

/*
 * The readers of the week: as many requests for pages as they are told, answered by the whole
 * application, which shares the database with those who sign up. Requests and answers are Node's own;
 * they go through no socket, since the system's work on sockets is nobody's to improve here.
 */

const [database = '', slugs = '[]', count = '0'] = process.argv.slice(2);
const named: readonly string[] = JSON.parse(slugs);
const addresses = named.map((slug) => eventAddress(slug));
const config = testConfig({ dataDirectory: dirname(database) });
const log = openLog(config, { write: () => {} });
const db = openDatabase(database);
const listener = createApp(makeServices(config, db, log, Date.now));

/** Takes whatever is written, at once. */
class Sink extends Socket {
  override _write(_chunk: unknown, _encoding: BufferEncoding, done: () => void): void {
    done();
  }

  override _writev(_chunks: unknown, done: () => void): void {
    done();
  }
}

const socket = new Sink();
socket.setMaxListeners(0);

const statuses: Record<number, number> = {};
const slowest: number[] = [];
const began = performance.now();
for (let number = 0; number < Number(count); number += 1) {
  const asked = performance.now();
  const status = await ask(addresses[number % addresses.length] ?? '/');
  statuses[status] = (statuses[status] ?? 0) + 1;
  slowest.push(performance.now() - asked);
  // Now and then the process looks at what else there is, as it does between packets.
  if (number % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
  if (slowest.length >= 100_000) keepSlowest();
}
keepSlowest();
process.send?.({
  seconds: (performance.now() - began) / 1000,
  statuses,
  slowest: slowest[0] ?? 0,
});
process.disconnect();

function keepSlowest(): void {
  slowest.sort((one, other) => other - one).splice(1);
}

async function ask(url: string): Promise<number> {
  const request = new nodeHttp.IncomingMessage(socket);
  Object.assign(request, { method: 'GET', url });
  request.headers = { host: 'localhost', accept: 'text/html', 'accept-encoding': 'br, gzip' };
  request.push(null);
  const response = new nodeHttp.ServerResponse(request);
  const finished = once(response, 'finish');
  response.assignSocket(socket);
  listener(request, response);
  await finished;
  response.detachSocket(socket);
  response.emit('close');
  return response.statusCode;
}
