import Sqlite from 'better-sqlite3';
import type { Event } from '../../../db/schema.ts';
import { databaseFile } from '../../../server/operations/databaseFile.ts';
import type { Services } from '../../../server/services.ts';
import { testNow } from '../../helpers/app.ts';
import { insertEndorsement } from '../../helpers/endorsements.ts';
import { insertEvent } from '../../helpers/events.ts';

/* Sites that have grown. In SQL, since the verbs would take minutes for a million. */

const hour = 3_600_000;

/**
 * Announced events, one an hour: nine of ten have been, the others are coming.
 *
 * @returns one that is coming
 */
export async function manyEvents(services: Services, number: number): Promise<Event> {
  const event = await insertEvent(services, { slug: 'panel', startsAt: testNow + hour / 2 });
  const bare = new Sqlite(databaseFile(services.config));
  const written = ['scheduled_at', 'created_at', 'updated_at'];
  const own = ['id', 'slug', 'starts_at', 'start_local', 'purged_at', 'published_at', ...written];
  const copied = bare
    .prepare<[], string>("select name from pragma_table_info('events')")
    .pluck()
    .all()
    .filter((name) => !own.includes(name));
  const coming = Math.ceil(number / 10);
  bare
    .prepare(
      `with recursive some (i) as (
        select @first union all select i + 1 from some where i + 1 < @coming
      ), placed as (select i, @now + i * @hour as at from some)
      insert into events (slug, starts_at, start_local, purged_at, published_at,
        ${[...written, ...copied].join(', ')})
      select 'event-' || i, at, strftime('%Y-%m-%dT%H:%M', at / 1000 - 18000, 'unixepoch'),
        case when i < -1000 then at end,
        ${Array.from({ length: 4 }, () => 'min(at - 720 * @hour, @now)').join(', ')}, ${copied.join(', ')}
      from placed, events where events.slug = 'panel'`,
    )
    .run({ first: coming - number + 1, coming, now: testNow, hour });
  bare.close();
  return event;
}

/** Co-sponsors on the public list of an event. */
export async function manyCoSponsors(services: Services, number: number): Promise<Event> {
  const event = await insertEvent(services, { slug: 'panel', endorsementsOpen: true });
  for (let index = 1; index <= number; index += 1)
    await insertEndorsement(services, event, {
      state: 'approved',
      listedAs: `Example Organization for the Rights of ${index}`,
      decidedAt: testNow,
    });
  return event;
}

/** What sign-ups leave behind: a line of the audit log and an email that was sent, each. */
export function addHistory({ config }: Services): void {
  const bare = new Sqlite(databaseFile(config));
  bare.exec(`insert into trail (at, actor, action, event_id, signup_id)
    select created_at, 'attendee', 'signup-confirmed', event_id, id from signups`);
  bare.exec(`insert into outbox
    (kind, message_key, event_id, signup_id, priority, state, due_at, sent_at, created_at)
    select 'signup-confirmed', 'sent-' || id, event_id, id, 0, 'sent', created_at, created_at, created_at
    from signups`);
  bare.close();
}
