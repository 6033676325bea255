import type { SignupOrigin, SignupState, SignupTally } from '../../db/schema.ts';

/** How many signed up, and how many people that is with those they bring. */
export interface Count {
  signups: number;
  people: number;
}

/** The people of an event in numbers. */
export interface Tallied {
  states: Readonly<Record<SignupState, Count>>;
  /** Those who were marked as having come; `people` counts the companions who came with them. */
  came: Count;
  /** Confirmed, and not marked as having come. */
  absent: number;
  /** How many of those who are confirmed or wait said what they need to take part. */
  needs: number;
  /** Of those who are confirmed or wait, the most first. */
  languages: readonly { language: string; signups: number }[];
  /** Of all who were ever on the list, the most first. */
  origins: readonly { origin: SignupOrigin; signups: number }[];
}

/** Adds up what is alike. Who never confirmed their address was on no list, and counts for nothing else. */
export function tallied(tallies: readonly SignupTally[]): Tallied {
  const states = {
    unconfirmed: { signups: 0, people: 0 },
    confirmed: { signups: 0, people: 0 },
    waiting: { signups: 0, people: 0 },
    cancelled: { signups: 0, people: 0 },
  };
  const came = { signups: 0, people: 0 };
  const languages = new Map<string, number>();
  const origins = new Map<SignupOrigin, number>();
  let absent = 0;
  let needs = 0;
  for (const tally of tallies) {
    const { state, signups, companions } = tally;
    states[state].signups += signups;
    states[state].people += signups + companions;
    if (state === 'unconfirmed') continue;
    origins.set(tally.origin, (origins.get(tally.origin) ?? 0) + signups);
    if (tally.came) {
      came.signups += signups;
      came.people += signups + tally.cameWith;
    } else if (state === 'confirmed') absent += signups;
    if (state === 'cancelled') continue;
    needs += tally.needs;
    languages.set(tally.language, (languages.get(tally.language) ?? 0) + signups);
  }
  return {
    states,
    came,
    absent,
    needs,
    languages: mostFirst(languages).map(([language, signups]) => ({ language, signups })),
    origins: mostFirst(origins).map(([origin, signups]) => ({ origin, signups })),
  };
}

function mostFirst<Key extends string>(counts: ReadonlyMap<Key, number>): [Key, number][] {
  return [...counts]
    .filter(([, signups]) => signups > 0)
    .toSorted(
      ([one, many], [other, more]) => more - many || (one < other ? -1 : one > other ? 1 : 0),
    );
}
