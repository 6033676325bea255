import Sqlite from 'better-sqlite3';
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../../db/database.ts';
import type { Event } from '../../db/schema.ts';
import { databaseFile } from '../../server/operations/databaseFile.ts';
import type { Services } from '../../server/services.ts';
import { insertEvent } from '../helpers/events.ts';

/** An event with many sign-ups, as they are when a program has run for a while. */
export async function eventWithMany(services: Services, people: number): Promise<Event> {
  const event = await insertEvent(services, { slug: `many-${people}` });
  await addSignups(services.db, databaseFile(services.config), event, people);
  return event;
}

/** Has many be signed up for an event of a database file. */
export async function addSignups(
  db: Pick<Database, 'write'>,
  file: string,
  event: Event,
  people: number,
): Promise<void> {
  const bare = new Sqlite(file);
  // In SQL, since the verbs would take minutes for a million.
  bare
    .prepare(
      `with recursive some (i) as (select 1 union all select i + 1 from some where i < @people)
      insert into signups (public_id, event_id, name, email, email_key, companions, access_needs,
        language, zone, state, uid, created_at, updated_at, cancelled_at)
      select @event || '-' || i, @event,
        case i % 5 when 0 then 'Łukasz Example ' when 1 then 'Ángela Muñoz ' when 2 then '王伟'
          when 3 then 'Мария Примерова ' else 'Ada Example ' end || i,
        'person' || i || '@example.org', 'person' || i || '@example.org', i % 9 = 0,
        case when i % 6 = 0 then 'A chair at the front, please' else '' end, 'en',
        case when i % 2 then 'America/Bogota' end,
        case when i % 50 = 7 then 'cancelled' when i % 20 = 3 then 'waiting' else 'confirmed' end,
        @event || '-uid-' || i, 1704898800000 + i * 997, 1704898800000 + i * 997,
        case when i % 50 = 7 then 1704898800000 end
      from some`,
    )
    .run({ people, event: event.id });
  const entered = bare.prepare('select entered_through from signup_lists').pluck();
  const last = bare.prepare('select max(id) from signups').pluck().get();
  await db.write(() => {});
  while (entered.get() !== last) await wait(100);
  bare.close();
}
