import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { openConnection, type Connection } from '../../../db/connection.ts';
import { groupCommit, type Write } from '../../../db/groupCommit.ts';

let directory: string;
let file: string;
let connection: Connection;
let write: Write;
let writeSoon: Write;
let stop: () => void;
let commits: number;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'cacerola-test-'));
  file = join(directory, 'cacerola.sqlite');
  connection = openConnection(file);
  connection.exec('create table notes (text text not null unique)');
  commits = 0;
  ({ write, writeSoon, stop } = groupCommit(connection, () => {
    commits += 1;
  }));
});

afterEach(() => {
  stop();
  connection.close();
  rmSync(directory, { recursive: true, force: true });
});

/** A job that writes one line. */
const note = (text: string) => () =>
  connection.prepare('insert into notes (text) values (?)').run(text).changes;

function notesOf(reader: Connection): unknown[] {
  return reader.prepare('select text from notes order by rowid').pluck().all();
}

describe('writes that arrive together', () => {
  test('share one commit, and each gets its own answer', async () => {
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((text) => write(() => note(text)() && text)),
    );
    expect(answers).toEqual(['a', 'b', 'c']);
    expect(commits).toBe(1);
    await write(note('d'));
    expect(commits).toBe(2);
  });

  test('keep the order in which they came', async () => {
    const names = Array.from({ length: 500 }, (_, index) => `note ${index}`);
    await Promise.all(names.map((name) => write(note(name))));
    expect(notesOf(connection)).toEqual(names);
    expect(commits).toBe(3);
  });

  test('lose nothing to a neighbor that is refused', async () => {
    const results = await Promise.allSettled([
      write(note('a')),
      write(() => {
        note('half')();
        throw new Error('The rest is refused.');
      }),
      write(note('a')),
      write(note('b')),
    ]);
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    expect(results[1]).toMatchObject({ reason: { message: 'The rest is refused.' } });
    expect(notesOf(connection)).toEqual(['a', 'b']);
  });

  test('see what those before them wrote', async () => {
    const [, seen] = await Promise.all([write(note('a')), write(() => notesOf(connection))]);
    expect(seen).toEqual(['a']);
  });
});

describe('a write that need not wait for the disk', () => {
  /** How the group is committed that this job is in: 2 waits for the disk, 1 does not. */
  const synchronous = () => connection.pragma('synchronous', { simple: true });

  test('is answered once others see it', async () => {
    const reader = openConnection(file);
    try {
      await writeSoon(note('a'));
      await writeSoon(note('b'));
      expect(notesOf(reader)).toEqual(['a', 'b']);
    } finally {
      reader.close();
    }
  });

  test('spares the next ones an fsync, and never one that has to wait for it', async () => {
    expect(await writeSoon(synchronous)).toBe(2);
    expect(await writeSoon(synchronous)).toBe(1);
    const [soon, durable] = await Promise.all([writeSoon(synchronous), write(synchronous)]);
    expect([soon, durable]).toEqual([2, 2]);
    expect(await writeSoon(synchronous)).toBe(1);
    expect(await write(synchronous)).toBe(2);
  });

  test('is refused like any other once the file is closed, and breaks nothing', async () => {
    await writeSoon(note('a'));
    const late = [writeSoon(note('b')), writeSoon(note('c'))];
    connection.close();
    const results = await Promise.allSettled(late);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    // Nor does the timer break anything that would have brought 'a' to the disk.
    await after(300);
  });

  test('tells nobody that something was written, unless it was in company', async () => {
    await writeSoon(note('a'));
    expect(commits).toBe(0);
    await Promise.all([writeSoon(note('b')), write(note('c'))]);
    expect(commits).toBe(1);
  });

  test('reaches the disk soon by itself, and in a stream of its like by one of them', async () => {
    await writeSoon(note('a'));
    await writeSoon(note('kept in the log'));
    expect(readFileSync(file).includes('kept in the log')).toBe(false);
    await after(600);
    expect(readFileSync(file).includes('kept in the log')).toBe(true);

    const seen = new Set<unknown>();
    const until = performance.now() + 600;
    while (performance.now() < until) {
      seen.add(await writeSoon(synchronous));
      await after(5);
    }
    expect(seen).toEqual(new Set([1, 2]));
  });
});

describe('a write', () => {
  test('is seen by others when it is answered, and not before', async () => {
    const reader = openConnection(file);
    try {
      const seen: unknown[][] = [];
      await write(() => {
        note('a')();
        seen.push(notesOf(reader));
      });
      expect(seen).toEqual([[]]);
      expect(notesOf(reader)).toEqual(['a']);
    } finally {
      reader.close();
    }
  });

  test('is refused with all its group when the disk is full, and the next ones work again', async () => {
    const pages = Number(connection.pragma('page_count', { simple: true }));
    connection.pragma(`max_page_count = ${pages + 2}`);
    const results = await Promise.allSettled([
      write(note('a')),
      write(note('x'.repeat(100_000))),
      write(note('b')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(commits).toBe(0);
    expect(notesOf(connection)).toEqual([]);
    connection.pragma('max_page_count = 100000');
    await write(note('c'));
    expect(notesOf(connection)).toEqual(['c']);
  });

  test('is refused when another program holds the file for too long, and the next one works', async () => {
    connection.pragma('busy_timeout = 20');
    const other = openConnection(file);
    try {
      other.exec('begin immediate');
      await expect(write(note('a'))).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
      other.exec('rollback');
      await write(note('b'));
      expect(notesOf(connection)).toEqual(['b']);
    } finally {
      other.close();
    }
  });
});

test('every other commit waits for the disk, references are checked, deletions overwritten', async () => {
  await writeSoon(note('a'));
  await writeSoon(note('b'));
  const settings = [
    'journal_mode',
    'synchronous',
    'foreign_keys',
    'secure_delete',
    'trusted_schema',
  ];
  expect(settings.map((name) => [name, connection.pragma(name, { simple: true })])).toEqual([
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
    ['secure_delete', 1],
    ['trusted_schema', 0],
  ]);
});
