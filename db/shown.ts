import { listChangeStates } from './endorsements.ts';
import type { Connection } from './connection.ts';

/**
 * What a public answer shows: one event with what belongs to it, all of them, the settings of the site
 * alone, which every page shows, or nothing stored.
 */
export type Shown =
  { kind: 'event'; id: number } | { kind: 'everything' } | { kind: 'site' } | { kind: 'nothing' };

/** How what everybody may see has changed. */
export interface ShownReads {
  /**
   * A number that rises with whatever changes what everybody sees of it; the number of sign-ups is
   * none of it. What another process commits counts as a change of everything.
   */
  version(shown: Shown): number;
}

/**
 * Counts the changes of what everybody sees. The database itself tells of them, by triggers: no
 * change, wherever it is made, can forget to. They are temporary, which is to say this connection's
 * own: a migration that makes a table anew drops none of them, and no file carries them along.
 *
 * A change that is taken back has been counted, which costs a page that is rendered once more.
 *
 * @param mostEvents bounds the memory: with one more, every event counts as changed
 */
export function watchShown(connection: Connection, mostEvents = 10_000): ShownReads {
  const events = new Map<number, number>();
  let counter = 0;
  let everything = 0;
  let anything = 0;
  let site = 0;

  connection.function('shown_changed', (event) => {
    counter += 1;
    anything = counter;
    if (typeof event === 'number' && events.size < mostEvents) events.set(event, counter);
    else {
      everything = counter;
      events.clear();
    }
    return null;
  });
  connection.function('site_changed', () => {
    counter += 1;
    everything = anything = site = counter;
    events.clear();
    return null;
  });
  connection.exec(triggers(connection));

  const dataVersion = connection.prepare('PRAGMA data_version').pluck();
  let seen = dataVersion.get();

  let looked = false;

  /**
   * Whether another process has committed: asked once in a turn of the event loop. What was asked for
   * in the same turn had been sent before, by somebody who could not know of a later commit.
   */
  function look(): void {
    looked = true;
    setImmediate(() => {
      looked = false;
    });
    const now = dataVersion.get();
    if (now === seen) return;
    seen = now;
    counter += 1;
    everything = anything = site = counter;
    events.clear();
  }

  return {
    version: (shown) => {
      if (shown.kind === 'nothing') return 0;
      if (!looked) look();
      if (shown.kind === 'site') return site;
      return shown.kind === 'event' ? Math.max(everything, events.get(shown.id) ?? 0) : anything;
    },
  };
}

/** Moves with every sign-up, and is seen in nothing but whether an event is full. */
const uncounted = 'seats_taken';

/** Moves with that, and is seen nowhere. */
const unseen = 'seats_beyond';

function triggers(connection: Connection): string {
  // By its columns, so that one which comes to the table is watched unless it is named here.
  const columns = connection
    .prepare<[], string>("SELECT name FROM pragma_table_info('events')")
    .pluck()
    .all()
    .filter((name) => name !== uncounted && name !== unseen);
  const full = (row: string) => `${row}.capacity - ${row}.seats_taken < 1`;
  const listed = (row: string) =>
    `${row}.state IN (${listChangeStates.map((state) => `'${state}'`).join(', ')})`;

  const watched = [
    ['INSERT ON events', 'true', 'new.id'],
    ['DELETE ON events', 'true', 'old.id'],
    [`UPDATE OF ${columns.join(', ')} ON events`, 'true', 'new.id'],
    [`UPDATE OF ${uncounted} ON events`, `(${full('old')}) IS NOT (${full('new')})`, 'new.id'],

    ['INSERT ON event_texts', 'true', 'new.event_id'],
    ['DELETE ON event_texts', 'true', 'old.event_id'],
    ['UPDATE ON event_texts', 'true', 'new.event_id'],

    ['INSERT ON endorsements', listed('new'), 'new.event_id'],
    ['DELETE ON endorsements', listed('old'), 'old.event_id'],
    ['UPDATE ON endorsements', `${listed('old')} OR ${listed('new')}`, 'new.event_id'],

    ['INSERT ON endorsement_groups', 'true', 'new.event_id'],
    ['DELETE ON endorsement_groups', 'true', 'old.event_id'],
    ['UPDATE ON endorsement_groups', 'true', 'new.event_id'],
    ['INSERT ON endorsement_logos', 'true', ofOrganization.new],
    ['DELETE ON endorsement_logos', 'true', ofOrganization.old],
    ['UPDATE ON endorsement_logos', 'true', ofOrganization.new],

    ['INSERT ON signups', waitsAlone('new'), 'new.event_id'],
    ['DELETE ON signups', waitsAlone('old'), 'old.event_id'],
    [
      'UPDATE OF state, companions ON signups',
      `${waitsAlone('old')} OR ${waitsAlone('new')}`,
      'new.event_id',
    ],

    [
      'UPDATE OF places, taken ON question_options',
      `(${noneLeft('old')}) IS NOT (${noneLeft('new')})`,
      ofQuestion,
    ],

    ['INSERT ON event_pictures', 'true', 'new.event_id'],
    ['DELETE ON event_pictures', 'true', 'old.event_id'],
    ['UPDATE ON event_pictures', 'true', 'new.event_id'],

    ['INSERT ON campaign_pictures', 'true', 'NULL'],
    ['DELETE ON campaign_pictures', 'true', 'NULL'],
    ['UPDATE ON campaign_pictures', 'true', 'NULL'],

    // Not that it was asked for: what has not changed is shown as before.
    ['INSERT ON followed_actions', 'true', 'NULL'],
    ['DELETE ON followed_actions', 'true', 'NULL'],
    ['UPDATE ON followed_actions', 'true', 'NULL'],
    ['UPDATE OF name ON followed_feeds', 'true', 'NULL'],

    ['INSERT ON open_cities', 'true', 'NULL'],
    ['DELETE ON open_cities', 'true', 'NULL'],
    ['INSERT ON campaigns', 'true', 'NULL'],
    ['DELETE ON campaigns', 'true', 'NULL'],
    ['UPDATE ON campaigns', 'true', 'NULL'],
  ] as const;
  // Texts of the site stand on pages that show nothing else, and the names of campaigns on all others.
  const ofSite = ['site_settings', 'further_texts'].flatMap((table) =>
    ['INSERT', 'UPDATE', 'DELETE'].map(
      (what) => `CREATE TEMP TRIGGER ${table}_${what} AFTER ${what} ON main.${table}
        BEGIN SELECT site_changed(); END;`,
    ),
  );
  return [...watched.map(statement), ...ofSeries(), ...ofSite].join('\n');
}

/** The event whose question it is; NULL where a campaign asks at many. */
const ofQuestion = '(SELECT event_id FROM main.questions WHERE id = new.question_id)';

/** The event whose list an organization is on; with both gone, their event has been counted. */
const ofOrganization = {
  new: '(SELECT event_id FROM main.endorsements WHERE id = new.endorsement_id)',
  old: '(SELECT event_id FROM main.endorsements WHERE id = old.endorsement_id)',
} as const;

function noneLeft(row: 'old' | 'new'): string {
  return `${row}.places - ${row}.taken < 1`;
}

/** The id of the event that changed; NULL for all of them. */
type EventId =
  | 'new.id'
  | 'old.id'
  | 'new.event_id'
  | 'old.event_id'
  | typeof ofQuestion
  | (typeof ofOrganization)['new' | 'old']
  | 'NULL';

function statement([what, when, event]: readonly [string, string, EventId], index: number): string {
  return `CREATE TEMP TRIGGER shown_${index} AFTER ${what.replace(' ON ', ' ON main.')} WHEN ${when}
    BEGIN SELECT shown_changed(${event}); END;`;
}

/** Every date of a series shows how many dates there are: each changes with one that comes or goes. */
function ofSeries(): string[] {
  const rows = [
    ['INSERT', 'new'],
    ['DELETE', 'old'],
    ['UPDATE OF series_id, state', 'new'],
    ['UPDATE OF series_id', 'old'],
  ] as const;
  return rows.map(
    ([what, row], index) =>
      `CREATE TEMP TRIGGER shown_series_${index} AFTER ${what} ON main.events
        WHEN ${row}.series_id IS NOT NULL
        BEGIN SELECT shown_changed(id) FROM main.events WHERE series_id = ${row}.series_id; END;`,
  );
}

/**
 * Somebody waits, and nobody else whom the event could hold: with them the waiting list begins or ends
 * (see `someoneWaits`). In a rush for the list that is so once and not at every sign-up.
 */
function waitsAlone(row: 'old' | 'new'): string {
  return `(${row}.state = 'waiting' AND NOT EXISTS (
    SELECT 1 FROM main.signups AS other JOIN main.events AS event ON event.id = other.event_id
    WHERE other.event_id = ${row}.event_id AND other.state = 'waiting' AND other.id <> ${row}.id
      AND (event.capacity IS NULL OR other.companions < event.capacity)))`;
}
