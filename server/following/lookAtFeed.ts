import { setImmediate } from 'node:timers/promises';
import type { Cities } from '../../db/cities.ts';
import type { FeedFailure, FeedFormat } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import { version } from '../version.ts';
import { fetchFeed, type Validators } from './fetchFeed.ts';
import type { Clocks, FoundAction } from './foundActions.ts';
import type { ReadFeed } from './readFeed.ts';
import { readFeedApart } from './readFeedApart.ts';
import { resolveAction, type KeptAction } from './resolveAction.ts';

/** What stands at an address that is to be followed. */
export type SeenFeed =
  | {
      kind: 'seen';
      format: FeedFormat;
      /** What it calls itself; null where it does not. */
      name: string | null;
      actions: KeptAction[];
      /** Actions that nobody can say the time or the name of. */
      unreadable: number;
      validators: Validators;
    }
  | { kind: 'unchanged' }
  | { kind: 'failed'; reason: FeedFailure };

/** How far around an instant repeated entries are read, in milliseconds. */
const past = 30 * 86_400_000;
const future = 400 * 86_400_000;

/** More actions than these are left. */
const mostActions = 5_000;

/** So many are looked at in one turn of the event loop. */
const turn = 10;

/** A list that goes on page by page is read so far. */
const mostPages = 20;

/**
 * Asks for what a partner publishes and reads it.
 *
 * @param known what its server told of the version that is kept; nothing asks for it whole
 */
export async function lookAtFeed(
  services: Pick<Services, 'config' | 'cities' | 'clock' | 'log'>,
  address: string,
  clocks: Clocks,
  known: Validators = { etag: null, lastModified: null },
): Promise<SeenFeed> {
  try {
    return await look(services, address, clocks, known);
  } catch (error) {
    // What somebody else publishes must neither end in an error page nor be asked for again each second.
    services.log.error({ error }, 'what is followed could not be read');
    return { kind: 'failed', reason: 'faulty' };
  }
}

async function look(
  services: Pick<Services, 'config' | 'cities' | 'clock'>,
  address: string,
  clocks: Clocks,
  known: Validators,
): Promise<SeenFeed> {
  const { config, clock } = services;
  const now = clock();
  const window = { from: now - past, until: now + future };
  const fetching = {
    userAgent: `Cacerola/${version} (+${config.baseUrl})`,
    privateAddresses: config.followPrivateAddresses,
  };
  const answer = await fetchFeed(address, known, fetching);
  if (answer.kind !== 'new') return answer;
  const first = await readFeedApart(answer.text, window);
  if (first.kind !== 'feed') return { kind: 'failed', reason: first.kind };

  const isElsewhere = ({ url, origin }: FoundAction) =>
    [url ?? '', origin ?? ''].every((page) => !isBelow(page, config.baseUrl));
  const found: FoundAction[] = first.actions.filter(isElsewhere);
  let { unreadable, next } = first;
  for (let page = 1; next !== null && page < mostPages && found.length < mostActions; page += 1) {
    // A list never sends whoever reads it to another site.
    if (new URL(next).host !== new URL(address).host) break;
    const more = await fetchFeed(next, { etag: null, lastModified: null }, fetching);
    if (more.kind !== 'new') return more.kind === 'failed' ? more : { kind: 'unchanged' };
    const read: ReadFeed = await readFeedApart(more.text, window);
    if (read.kind !== 'feed') return { kind: 'failed', reason: read.kind };
    found.push(...read.actions.filter(isElsewhere));
    unreadable += read.unreadable;
    next = read.next;
  }

  await services.cities.ready(cityPatience);
  const actions = new Map<string, KeptAction>();
  const cities = citiesOnce(services.cities);
  for (const [index, one] of found.slice(0, mostActions).entries()) {
    const action = resolveAction(cities, one, clocks);
    if (action === null) unreadable += 1;
    // Of two with one UID the later one counts.
    else actions.set(action.uid, action);
    // A name that no city has is looked for among all of them: others have their turns meanwhile.
    if (index % turn === turn - 1) await setImmediate();
  }
  unreadable += Math.max(0, found.length - mostActions);
  const { etag, lastModified } = answer;
  // The version of a list in pages is that of its first page alone.
  const validators =
    first.next === null ? { etag, lastModified } : { etag: null, lastModified: null };
  return {
    kind: 'seen',
    format: first.format,
    name: first.name,
    actions: [...actions.values()],
    unreadable,
    validators,
  };
}

/**
 * Whether a page is on a site. Partners who list our actions have them from us: what is ours does not come
 * back to us as theirs.
 */
function isBelow(url: string, baseUrl: string): boolean {
  return url === baseUrl || url.startsWith(`${baseUrl}/`);
}

/** So long the first feed of a site waits for the cities of the world, in milliseconds. */
const cityPatience = 20_000;

/** Cities that are asked for again and again are looked for once. */
function citiesOnce(cities: Pick<Cities, 'find' | 'near'>): Pick<Cities, 'find' | 'near'> {
  const known = new Map<string, ReturnType<Cities['find']>>();
  return {
    near: cities.near,
    find: (typed, question) => {
      const before = known.get(typed);
      if (before !== undefined) return before;
      const found = cities.find(typed, question);
      known.set(typed, found);
      return found;
    },
  };
}
