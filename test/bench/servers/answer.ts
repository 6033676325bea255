import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { portOf } from '../../helpers/portOf.ts';

/** Listens, tells its port to who started the process, and its memory whenever it is asked. */
export async function answer(listener: RequestListener): Promise<void> {
  const server = createServer(listener);
  // As many may knock at once as at the program itself.
  server.listen({ port: 0, host: '127.0.0.1', backlog: 8_192 });
  await once(server, 'listening');
  process.on('message', () => process.send?.({ memory: process.memoryUsage().rss }));
  process.once('disconnect', () => process.exit());
  process.send?.({ port: portOf(server) });
}
