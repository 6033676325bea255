import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../db/database.ts';
import { openLog } from '../../server/log.ts';
import { makeServices } from '../../server/makeServices.ts';
import { feedOutbox } from '../../server/messages/feedOutbox.ts';
import { scheduleMessage } from '../../server/messages/scheduleMessage.ts';
import { followClocks, sendScheduled } from '../../server/messages/sendScheduled.ts';
import type { Services } from '../../server/services.ts';
import { testClock, testConfig, type TestClock } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertSignup } from '../helpers/mails.ts';
import { insertMessage } from '../helpers/messages.ts';
import { smtpForTests } from '../helpers/smtpForTests.ts';

const smtp = smtpForTests();
const goesAt = Date.parse('2024-01-20T14:00Z');
const moment = { local: '2024-01-20T09:00', occurrence: 'only', instant: goesAt } as const;

let directory: string;
let clock: TestClock;
let services: Services;

function open(): Services {
  const db = openDatabase(join(directory, 'cacerola.sqlite'));
  return makeServices(testConfig(), db, openLog({ logLevel: 'silent' }), () => clock.now);
}

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'cacerola-scheduled-'));
  clock = testClock();
  services = open();
});
afterEach(() => {
  services.db.close();
  rmSync(directory, { recursive: true, force: true });
});

/** As the program does each second. */
async function look(): Promise<void> {
  await followClocks(services);
  await sendScheduled(services);
  await feedOutbox(services);
  clock.advance(5000);
}

function restart(): void {
  services.db.close();
  services = open();
}

test('a scheduled message goes once, across restarts, and is answered where its event says', async () => {
  const event = await insertEvent(services, {
    kind: 'in-person',
    venue: 'Example Hall',
    address: '1 Example Street',
    senderName: 'Example Crew',
    replyTo: 'crew@example.org',
  });
  for (const name of ['ada', 'bo'])
    await insertSignup(services, event, { email: `${name}@example.org`, language: 'en' });
  const draft = await insertMessage(services, event, {
    pace: 6000,
    texts: { en: { subject: 'Tomorrow: {title}', text: 'Hello {name}. Where: {where}.' } },
  });
  await scheduleMessage(services, draft.id, draft.organizerId, draft.version, moment);

  clock.advance(goesAt - clock.now - 10_000);
  await look();
  expect(await smtp.send(services)).toEqual([]);

  restart();
  clock.advance(goesAt - clock.now);
  await look();
  // Killed between the mails: what is in the outbox stays there, and is put there no second time.
  restart();
  await look();
  const mails = [...(await smtp.send(services))];
  restart();
  await look();
  mails.push(...(await smtp.send(services)));

  expect(mails.map(({ to }) => to).toSorted()).toEqual(['ada@example.org', 'bo@example.org']);
  const [mail] = mails;
  expect(mail?.parsed.replyTo?.value).toEqual([{ address: 'crew@example.org', name: '' }]);
  expect(mail?.parsed.from?.value[0]?.name).toBe('Example Crew');
  expect(mail?.parsed.subject).toBe('Tomorrow: An example panel');
  expect(mail?.parsed.text?.replaceAll('\n', ' ')).toContain(
    'Where: Example Hall, 1 Example Street.',
  );
  await feedOutbox(services);
  expect(services.db.messages.byId(draft.id)?.state).toBe('sent');
});

test('a wall time stays what was said, where new tz data put it elsewhere', async () => {
  const event = await insertEvent(services);
  await insertSignup(services, event, { email: 'ada@example.org', language: 'en' });
  const draft = await insertMessage(services, event);
  // As tz data of before would have placed it, an hour late.
  const before = { ...moment, instant: goesAt + 3_600_000 };
  await scheduleMessage(services, draft.id, draft.organizerId, draft.version, before);
  await followClocks(services);
  expect(services.db.messages.byId(draft.id)?.sendAt).toBe(goesAt);
});
