import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { portOf } from '../../helpers/portOf.ts';

/** Listens, tells its port to who started the process, and its memory whenever it is asked. */
export async function answer(listener: RequestListener): Promise<void> {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.on('message', () => process.send?.({ memory: process.memoryUsage().rss }));
  process.once('disconnect', () => process.exit());
  process.send?.({ port: portOf(server) });
}
