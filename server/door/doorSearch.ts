import type { Reads } from '../../db/database.ts';
import type { DoorPerson } from '../../db/door.ts';
import type { Event } from '../../db/schema.ts';
import { normal } from '../../templates/characters.ts';
import { localeOf, type Language } from '../../templates/languages.ts';
import type { Services } from '../services.ts';
import { signupIdOfDoorCode } from '../signups/doorCode.ts';

/** So many fit on a page that is looked at with people waiting. */
const mostFound = 30;

/** So many people are all on the page, and nobody has to be searched for. */
const fewPeople = 40;

/** So many of those who came last are on the page when nobody is searched for. */
export const mostLatest = 10;

/** No name needs more letters to be found, and each costs time in every row. */
const longestSearch = 60;
const mostWords = 5;

/** What the page shows of the people. */
export interface DoorList {
  /** As it was searched for. */
  search: string;
  shows: 'found' | 'everybody' | 'latest';
  people: DoorPerson[];
  /** There are more: another letter is needed. */
  more: boolean;
}

/** Somebody of an event by the number of their sign-up, or of one that was merged into it. */
export function personOf(
  { arrivals, signups }: Pick<Reads, 'arrivals' | 'signups'>,
  event: Pick<Event, 'id'>,
  id: number,
): DoorPerson | undefined {
  return arrivals.person(event.id, signups.byIdOrMerged(id)?.id ?? id);
}

/**
 * Whom the page shows: those whose name holds what was typed, or whom a code names; with nothing typed
 * all of few, and of many those who came last.
 */
export function doorSearch(
  { db, config }: Pick<Services, 'db' | 'config'>,
  event: Pick<Event, 'id'>,
  typed: string,
  language: Language,
): DoorList {
  const search = normal(typed.slice(0, longestSearch * 4))
    .trim()
    .slice(0, longestSearch);
  const collator = new Intl.Collator(localeOf(language));
  const byName = (people: DoorPerson[]) =>
    people.toSorted((one, other) => collator.compare(one.name, other.name));
  if (search === '') {
    const few = db.arrivals.everybody(event.id, fewPeople + 1);
    return few.length <= fewPeople
      ? { search, shows: 'everybody', people: byName(few), more: false }
      : { search, shows: 'latest', people: db.arrivals.latest(event.id, mostLatest), more: false };
  }
  const named = signupIdOfDoorCode(config.secret, search);
  const ofCode = named === null ? undefined : personOf(db, event, named);
  const words = search.split(/\s+/u).slice(0, mostWords);
  const found = db.arrivals.found(event.id, words, mostFound + 1).slice(0, mostFound + 1);
  const others = byName(found.slice(0, mostFound)).filter(({ id }) => id !== ofCode?.id);
  return {
    search,
    shows: 'found',
    people: ofCode === undefined ? others : [ofCode, ...others],
    more: found.length > mostFound,
  };
}
