import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { start } from 'node:repl';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Translate } from '../../templates/translate.ts';
import type { Services } from '../services.ts';
import { databaseFile } from './databaseFile.ts';

const server = fileURLToPath(new URL('../', import.meta.url));

/** What is here begins to work when it is loaded, or is a command already. */
const notLoaded = 'operations';

/** What the welcome quotes. */
const typed = {
  names: 'services, db, config',
  verbs: 'verbs',
  look: 'db.events.all()',
  act: 'await registerAttendee(services, …)',
  leave: '.exit',
};

/**
 * Opens a prompt of Node at the terminal with the program's own services and verbs, and resolves when
 * it is left. What is typed keeps no history: it may name people.
 */
export async function openRepl(services: Services, t: Translate): Promise<void> {
  const { config, db } = services;
  const verbs = await allVerbs();
  const welcome = t('cli.repl.welcome', { file: databaseFile(config), ...typed });
  process.stdout.write(`${welcome}\n\n`);
  const prompt = start({ prompt: 'cacerola> ' });
  Object.assign(prompt.context, verbs, { services, db, config, verbs });
  await once(prompt, 'exit');
}

/** The file of a room that holds many small verbs. */
const decisions = 'decisions.ts';

/**
 * Every use case by its name: the asynchronous functions of files that are named by one of theirs, and
 * those of decisions.
 */
async function allVerbs(): Promise<Record<string, unknown>> {
  const verbs: Record<string, unknown> = {};
  for (const file of filesOfRooms()) {
    const loaded: unknown = await import(pathToFileURL(file).href);
    if (typeof loaded !== 'object' || loaded === null) continue;
    const found = Object.entries(loaded).filter(([, value]) => isVerb(value));
    const name = basename(file);
    if (name === decisions || found.some(([verb]) => `${verb}.ts` === name))
      Object.assign(verbs, Object.fromEntries(found));
  }
  return verbs;
}

function filesOfRooms(): string[] {
  return readdirSync(server, { withFileTypes: true })
    .filter((room) => room.isDirectory() && room.name !== notLoaded)
    .flatMap((room) =>
      readdirSync(join(server, room.name)).map((name) => join(server, room.name, name)),
    )
    .filter((file) => file.endsWith('.ts'));
}

function isVerb(value: unknown): boolean {
  return typeof value === 'function' && value.constructor.name === 'AsyncFunction';
}
