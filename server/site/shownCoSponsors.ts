import type { Database } from '../../db/database.ts';
import type { Event } from '../../db/schema.ts';
import type { ShownReads } from '../../db/shown.ts';
import type { Language } from '../../templates/languages.ts';
import type { CoSponsor, CoSponsorPart } from '../../templates/pages/events/coSponsors.ts';
import { publicEndorsements, type PublicEndorsement } from '../endorsements/publicList.ts';

/** Who co-sponsors, as the page of an event lists them. */
interface ShownCoSponsors {
  listed: readonly CoSponsor[];
  /** The same in groups; empty where there are none. */
  parts: readonly CoSponsorPart[];
  /** When the list last changed, in epoch milliseconds; null where there is none. */
  asOf: number | null;
}

/** Bounds the memory: events times languages whose lists are kept. */
const mostLists = 30;

type Kept = Map<string, { version: number; list: ShownCoSponsors }>;

const keptOf = new WeakMap<ShownReads, Kept>();

/**
 * The list of an event, which stays the same one until something changes that everybody sees of the event:
 * then it is read and put in order anew, and so are its lines (`templates/pages/events/coSponsors.ts`).
 * A page is rendered far more often, for each zone and each minute.
 */
export function shownCoSponsors(
  db: Pick<Database, 'endorsements' | 'endorsementGroups' | 'endorsementLogos' | 'shown'>,
  event: Pick<Event, 'id' | 'endorsementOrder' | 'language'>,
  language: Language,
): ShownCoSponsors {
  const version = db.shown.version({ kind: 'event', id: event.id });
  const kept: Kept = keptOf.get(db.shown) ?? new Map();
  keptOf.set(db.shown, kept);
  const key = `${event.id} ${language}`;
  const known = kept.get(key);
  if (known?.version === version) return known.list;
  if (kept.size >= mostLists) kept.clear();
  const { listed, parts, asOf } = publicEndorsements(db, event, language);
  const list: ShownCoSponsors = {
    listed: listed.map(shown),
    parts: parts.map((part) => ({ ...part, listed: part.listed.map(shown) })),
    asOf,
  };
  kept.set(key, { version, list });
  return list;
}

/** The same for a page that is not public: the files of logos are not, either. */
export function withoutLogos({ listed, parts, asOf }: ShownCoSponsors): ShownCoSponsors {
  const named = (list: readonly CoSponsor[]) => list.map((one) => ({ ...one, logo: null }));
  return {
    listed: named(listed),
    parts: parts.map((part) => ({ ...part, listed: named(part.listed) })),
    asOf,
  };
}

function shown({ name, ...about }: PublicEndorsement): CoSponsor {
  return { listed: name, ...about };
}
