import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { drizzleOn, openConnection } from '../../../db/connection.ts';
import { openDatabase, type Database } from '../../../db/database.ts';
import { outboxChanges } from '../../../db/outbox.ts';
import { claimableRows } from '../../../db/outboxLeases.ts';
import type { NewOutboxMail } from '../../../db/schema.ts';

const now = 1_000_000;
let db: Database;
let counter = 0;

beforeEach(() => {
  db = openDatabase(':memory:');
});
afterEach(() => db.close());

function row(values: Partial<NewOutboxMail> = {}): NewOutboxMail {
  counter += 1;
  return {
    kind: 'signup-confirmed',
    messageKey: `key-${counter}`,
    priority: 1,
    dueAt: now,
    createdAt: now,
    ...values,
  };
}

const claim = (limit: number, at = now, leaseToken = 'mine') =>
  db.write((store) => store.outbox.claim({ leaseToken, leasedUntil: at + 1000, now: at, limit }));

describe('claiming', () => {
  test('takes the urgent first, then what has been due the longest, and nothing early', async () => {
    await db.write((store) => {
      store.outbox.insert(row({ messageKey: 'mass', priority: 2, dueAt: now - 900 }));
      store.outbox.insert(row({ messageKey: 'second', dueAt: now - 1 }));
      store.outbox.insert(row({ messageKey: 'first', dueAt: now - 2 }));
      store.outbox.insert(row({ messageKey: 'urgent', priority: 0 }));
      store.outbox.insert(row({ messageKey: 'tomorrow', priority: 0, dueAt: now + 1 }));
    });
    const keys = (await claim(10)).map(({ messageKey }) => messageKey);
    expect(keys).toEqual(['urgent', 'first', 'second', 'mass']);
    expect(db.outbox.anyDue(now)).toBe(false);
    expect(db.outbox.anyDue(now + 1)).toBe(true);
  });

  test('gives a row to one worker, and to another when the lease has run out', async () => {
    await db.write((store) => void store.outbox.insert(row()));
    expect(await claim(5, now, 'one')).toHaveLength(1);
    expect(await claim(5, now + 999, 'two')).toHaveLength(0);
    expect(await claim(5, now + 1000, 'two')).toHaveLength(1);
  });

  test('whose lease has run out cannot finish the row of another', async () => {
    await db.write((store) => void store.outbox.insert(row()));
    const [mail] = await claim(1, now, 'one');
    await claim(1, now + 1000, 'two');
    if (!mail) throw new Error('nothing was claimed');
    const finish = (token: string) =>
      db.write((store) =>
        store.outbox.finish(mail, token, { state: 'sent', result: '250' }, now + 1001),
      );
    expect(await finish('one')).toBe(false);
    expect(await finish('two')).toBe(true);
    expect(await finish('two')).toBe(false);
    expect(db.outbox.counts()).toEqual({ due: 0, sent: 1, failed: 0, dropped: 0 });
  });

  test('looks nothing up but through the index', () => {
    const connection = openConnection(':memory:');
    const { sql } = claimableRows(drizzleOn(connection)).getQuery();
    const plan = connection
      .prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
      .all(0, now, now, 10)
      .map(({ detail }) => detail);
    connection.close();
    expect(plan).toEqual(['SEARCH outbox USING INDEX outbox_due (priority=? AND due_at<?)']);
  });

  test('stays quick with 100,000 rows due', () => {
    const connection = openConnection(':memory:');
    connection.exec(`
      with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < 100000)
      insert into outbox (kind, message_key, priority, due_at, created_at)
      select 'signup-confirmed', n, n % 3, ${now} - n % 977, ${now} from numbers
    `);
    const changes = outboxChanges(drizzleOn(connection));
    const began = performance.now();
    for (let index = 0; index < 200; index += 1) {
      const lease = { leaseToken: `t${index}`, leasedUntil: now + 1000, now, limit: 10 };
      expect(changes.claim(lease)).toHaveLength(10);
    }
    connection.close();
    // Without the index each of the 200 claims sorts all rows: more than 20 seconds.
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

describe('the organizers’ list', () => {
  test('shows failed mails first, then the newest, over all pages', async () => {
    await db.write((store) => {
      for (const [index, state] of (
        ['sent', 'failed', 'due', 'failed', 'dropped'] as const
      ).entries())
        store.outbox.insert(row({ messageKey: `m${index}`, state }));
    });
    const keys = (limit: number, offset: number) =>
      db.outbox.list({}, limit, offset).found.map(({ mail }) => mail.messageKey);
    expect([...keys(2, 0), ...keys(2, 2), ...keys(2, 4)]).toEqual(['m3', 'm1', 'm4', 'm2', 'm0']);
    expect(keys(3, 1)).toEqual(['m1', 'm4', 'm2']);
    expect(db.outbox.list({ state: 'failed' }, 9, 0).found).toHaveLength(2);
    expect(db.outbox.list({ state: 'sent' }, 9, 0)).toMatchObject({ total: 1, failed: 2 });
    expect(db.outbox.list({ state: 'failed' }, 9, 0).total).toBe(2);
  });

  test('lets a failed mail be sent again, and no other', async () => {
    const ids = await db.write((store) =>
      (['sent', 'failed', 'due', 'dropped'] as const).map((state) =>
        store.outbox.insert(row({ state, attempts: 9, firstTriedAt: 1 })),
      ),
    );
    const again = await db.write((store) => ids.map((id) => store.outbox.resend(id, now + 5)));
    expect(again).toEqual([false, true, false, false]);
    expect(db.outbox.byId(ids[1] ?? 0)).toMatchObject({
      state: 'due',
      dueAt: now + 5,
      attempts: 0,
      firstTriedAt: null,
    });
  });
});
