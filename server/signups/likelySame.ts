import type { Signup } from '../../db/schema.ts';
import { isOneSlipAway } from '../web/nearMiss.ts';

type Known = Pick<Signup, 'name' | 'emailKey'>;

/**
 * Whether two sign-ups of an event are likely one person: the same name, whatever its case and accents, or
 * addresses that are a slip apart. It is a question for an organizer, never an answer.
 *
 * @param folded makes texts comparable as a search does
 */
export function areLikelySame(one: Known, other: Known, folded: (text: string) => string): boolean {
  if (isSameName(one.name, other.name, folded)) return true;
  return one.emailKey !== null && other.emailKey !== null && areNear(one.emailKey, other.emailKey);
}

/**
 * Whether two names are the same words in any order, whatever their case and accents.
 *
 * @param folded makes texts comparable as a search does
 */
export function isSameName(one: string, other: string, folded: (text: string) => string): boolean {
  return words(folded(one)) === words(folded(other));
}

/** The parts of a name in any order: lists have “Example, Ada”. */
function words(name: string): string {
  return name
    .split(/[\s,.]+/u)
    .filter((part) => part !== '')
    .toSorted()
    .join(' ');
}

/** Shorter local parts are a letter apart by chance. */
const longEnough = 5;

function areNear(one: string, other: string): boolean {
  const [local, domain] = partsOf(one);
  const [otherLocal, otherDomain] = partsOf(other);
  if (local === otherLocal) return domain === otherDomain || isOneSlipAway(domain, otherDomain);
  return domain === otherDomain && local.length >= longEnough && isOneSlipAway(local, otherLocal);
}

function partsOf(address: string): [string, string] {
  const at = address.lastIndexOf('@');
  return [address.slice(0, at), address.slice(at + 1)];
}
