import { connect, type Socket } from 'node:net';
import type { BenchServer } from './startServer.ts';

/** How many answers a server gave. */
export interface GetLoad {
  /**
   * In a second of its processor: whoever asks has as much to do as a server that sends kept bytes, and
   * by the clock would measure itself, and whatever else the machine does.
   */
  perProcessorSecond: number;
  /** In a second of the clock. */
  perSecond: number;
}

/**
 * Asks a server for one page over and over, each connection again once it was answered. It looks at
 * nothing but how much arrived.
 *
 * @param path of a page whose answers are all of one length
 * @param lightly asks for compressed pages, as browsers do, and eight at a time: then it has so little to do
 *   itself that by the clock it is the server that is measured
 * @throws when an answer is of another length than the first
 */
export async function getLoad(
  server: BenchServer,
  path: string,
  connections: number,
  seconds: number,
  lightly = false,
): Promise<GetLoad> {
  const url = `${server.url}${path}`;
  const { host, hostname, port, pathname } = new URL(url);
  const encoding = lightly ? 'Accept-Encoding: br\r\n' : '';
  const request = Buffer.from(`GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\n${encoding}\r\n`);
  const atOnce = lightly ? 8 : 1;
  const open = () => connect({ host: hostname, port: Number(port), noDelay: true });
  const length = await lengthOfAnswer(open(), request);
  const requests = Buffer.concat(Array<Buffer>(atOnce).fill(request));
  let answers = 0;
  const sockets = Array.from({ length: connections }, () => {
    const socket = open();
    let missing = length * atOnce;
    socket.on('data', (part) => {
      missing -= part.length;
      if (missing > 0) return;
      if (missing < 0) throw new Error(`An answer of ${url} is longer than the first.`);
      answers += atOnce;
      missing = length * atOnce;
      socket.write(requests);
    });
    socket.write(requests);
    return socket;
  });
  const [before, answersBefore, began] = [await server.processor(), answers, performance.now()];
  await new Promise((resolve) => {
    setTimeout(resolve, seconds * 1000);
  });
  const answered = answers - answersBefore;
  const perSecond = (answered * 1000) / (performance.now() - began);
  const perProcessorSecond = answered / ((await server.processor()) - before);
  for (const socket of sockets) socket.destroy();
  if (answers === 0) throw new Error(`${url} did not answer.`);
  return { perProcessorSecond, perSecond };
}

/** How many bytes an answer has, with its head. */
async function lengthOfAnswer(socket: Socket, request: Buffer): Promise<number> {
  let answer = Buffer.alloc(0);
  socket.write(request);
  try {
    for await (const part of socket) {
      answer = Buffer.concat([answer, part]);
      const head = answer.indexOf('\r\n\r\n');
      const body = /^HTTP\/1\.1 200 [\s\S]*?\r\ncontent-length: (\d+)\r\n/i.exec(answer.toString());
      if (head < 0) continue;
      if (body === null) throw new Error('It was answered otherwise.');
      return head + 4 + Number(body[1]);
    }
  } finally {
    socket.destroy();
  }
  throw new Error('There was no answer.');
}
