import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { portOf } from '../../helpers/portOf.ts';

/** Listens, tells its port to who started the process, and what it uses whenever it is asked. */
export async function answer(listener: RequestListener): Promise<void> {
  const server = createServer(listener);
  // As many may knock at once as at the program itself.
  server.listen({ port: 0, host: '127.0.0.1', backlog: 8_192 });
  await once(server, 'listening');
  process.on('message', () => tellUse());
  process.once('disconnect', () => process.exit());
  process.send?.({ port: portOf(server) });
}

/** Bytes of memory, and seconds of the processor since the start. */
function tellUse(): void {
  const { user, system } = process.cpuUsage();
  process.send?.({ memory: process.memoryUsage().rss, processor: (user + system) / 1_000_000 });
}
