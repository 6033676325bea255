import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A server in a process of its own, on the first processor; whoever loads it has the others. */
export interface BenchServer extends AsyncDisposable {
  url: string;
  /** Its process. */
  pid: number;
  /** Memory that its process holds, in bytes. */
  memory(): Promise<number>;
  /** Seconds of the processor that its process has had. */
  processor(): Promise<number>;
}

/** What a server is told at its start; each reads what it needs. */
export interface ServerOptions {
  /** A database that exists. */
  database?: string;
  /** The body of the only page that a floor has. */
  page?: string;
  /** Whether mails leave, to this SMTP server. */
  smtpUrl?: string;
  /** Whether public pages are rendered at each request. */
  uncached?: boolean;
}

/**
 * Starts one of the programs in `servers/`.
 *
 * @param name of its file
 */
export async function startServer(name: string, options: ServerOptions): Promise<BenchServer> {
  const program = fileURLToPath(new URL(`servers/${name}.ts`, import.meta.url));
  // Floors are read as they are: what ours leaves unread of packages they may need.
  const execArgv = name === 'application' ? process.execArgv : [];
  const child = fork(program, [JSON.stringify(options)], { serialization: 'json', execArgv });
  if (child.pid === undefined) throw new Error(`${name} did not start`);
  pin(child.pid, 'first');
  const { port } = await told<{ port: number }>(child);
  const use = () => {
    child.send('use');
    return told<{ memory: number; processor: number }>(child);
  };
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid,
    memory: async () => (await use()).memory,
    processor: async () => (await use()).processor,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** The next message of a server, which ends the run where none comes. */
export async function told<Message>(child: ChildProcess): Promise<Message> {
  const settled = new AbortController();
  const { signal } = settled;
  const ended = once(child, 'exit', { signal }).then(() => {
    throw new Error('The server ended.');
  });
  const [message]: Message[] = await Promise.race([once(child, 'message', { signal }), ended]);
  ended.catch(() => {});
  settled.abort();
  if (message === undefined) throw new Error('The server said nothing.');
  return message;
}

/** Keeps a process to the first processor or away from it, where Linux's taskset is installed. */
export function pin(pid: number, where: 'first' | 'others'): void {
  const last = availableParallelism() - 1;
  if (last < 1) return;
  spawnSync('taskset', ['-a', '-p', '-c', where === 'first' ? '0' : `1-${last}`, String(pid)]);
}

/** A folder that is gone when it is out of use. */
export function benchFolder(): Disposable & { file(name: string): string } {
  const folder = mkdtempSync(join(tmpdir(), 'cacerola-bench-'));
  return {
    file: (name) => join(folder, name),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
