import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../db/database.ts';
import { signupsCsv } from '../../server/signups/signupsCsv.ts';
import { newPublicId } from '../../server/web/signedLinks.ts';

/*
 * How much memory the file of sign-ups takes. A list of 50,000 people is written twice; were it
 * held in memory, the process would grow by several times the size of the file.
 *
 *     node --expose-gc test/bench/signupsExport.ts
 */

const people = 50_000;
const mebibyte = 2 ** 20;

const directory = mkdtempSync(join(tmpdir(), 'cacerola-bench-'));
const db = openDatabase(join(directory, 'bench.sqlite'));
try {
  const event = await db.write((store) =>
    store.events.insert({
      slug: 'bench',
      kind: 'online',
      language: 'en',
      title: 'Bench',
      host: 'Example Collective',
      zone: 'America/New_York',
      startLocal: '2024-01-21T14:30',
      startsAt: Date.UTC(2024, 0, 21, 19, 30),
      announcedZones: [],
      tzdata: 'x',
      speakers: [],
      scheduledAt: 0,
      createdAt: 0,
      updatedAt: 0,
    }),
  );
  await db.write((store) => {
    for (let index = 0; index < people; index += 1)
      store.signups.insert({
        publicId: newPublicId(),
        eventId: event.id,
        name: `Person ${index}`,
        email: `person${index}@example.org`,
        emailKey: `person${index}@example.org`,
        accessNeeds: 'x'.repeat(300),
        language: 'en',
        state: 'confirmed',
        uid: String(index),
        createdAt: index,
        updatedAt: index,
      });
  });

  for (const run of [1, 2]) {
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    let largest = before;
    let bytes = 0;
    let lines = -1;
    const started = performance.now();
    for await (const chunk of signupsCsv(db, event, null)) {
      const text = Buffer.from(chunk);
      bytes += text.length;
      for (const byte of text) if (byte === 10) lines += 1;
      largest = Math.max(largest, process.memoryUsage().rss);
    }
    const milliseconds = Math.round(performance.now() - started);
    const growth = (largest - before) / mebibyte;
    process.stdout.write(
      `run ${run}: ${lines} rows, ${(bytes / mebibyte).toFixed(1)} MiB in ${milliseconds} ms, ` +
        `memory +${growth.toFixed(1)} MiB\n`,
    );
  }
} finally {
  db.close();
  rmSync(directory, { recursive: true, force: true });
}
