import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { told } from './startServer.ts';

/** An SMTP server in a process of its own that takes everything. */
export interface Sink extends AsyncDisposable {
  url: string;
  /** How many mails it has taken, and when the last, in epoch milliseconds. */
  taken(): Promise<{ taken: number; lastAt: number }>;
}

/** Starts `smtpSink.ts`. */
export async function startSink(): Promise<Sink> {
  const child = fork(fileURLToPath(new URL('smtpSink.ts', import.meta.url)));
  const { port } = await told<{ port: number }>(child);
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken: () => {
      child.send('taken');
      return told(child);
    },
    [Symbol.asyncDispose]: async () => {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}
