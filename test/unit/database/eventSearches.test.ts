import { expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openConnection } from '../../../db/connection.ts';
import { openDatabase } from '../../../db/database.ts';
import { bareEvent } from '../../helpers/events.ts';

test('events of before a search are found after an upgrade', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cacerola-'));
  try {
    const file = join(folder, 'test.sqlite');
    const before = openDatabase(file);
    await before.write((store) => store.events.insert(bareEvent(1, { title: 'Acción' })));
    before.close();
    const raw = openConnection(file);
    raw.exec(`DELETE FROM event_searches; UPDATE events SET speakers = 'damaged'`);
    raw.close();
    const after = openDatabase(file);
    const never = { ended: 0, started: 0, begun: 0 };
    const lists = after.narrowedEvents.narrowed({ search: 'ACCION' });
    expect(lists.coming(never, { limit: 2 })).toHaveLength(1);
    after.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
