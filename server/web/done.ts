import { withQuery } from '../../templates/addresses.ts';
import { redirect, type Reply, type Visit } from './routes.ts';
import { hashOf, type SignedLinks } from './signedLinks.ts';

/*
 * After a form was taken, the page that follows says what was done. Its address carries a name of
 * it, which the page words, and a seal: made here, for this very address, a moment ago. So nobody can
 * be sent to a page that claims what never happened, and an address that was kept claims it no more.
 */

/** What was just done, with the numbers that its words need: how many, or which. */
export interface Done<Name extends string> {
  name: Name;
  values: readonly number[];
}

const minute = 60_000;

/** For how many minutes a page says it; a slow network and a full minute are in it. */
const toldFor = 3;

/** A 303 to a page that says what was done. */
export function redirectDone(
  { services, now }: Pick<Visit, 'services' | 'now'>,
  to: string,
  name: string,
  values: readonly number[] = [],
): Reply {
  const address = withQuery(to, { done: [name, ...values].join('.') });
  const seal = services.links.token('done', {
    publicId: nameOf(address),
    generation: Math.floor(now / minute),
  });
  return redirect(withQuery(address, { seal }));
}

/**
 * What the page before this one did; null where it did nothing of these, or long ago, or where the
 * address was made up.
 */
export function doneIn<const Name extends string>(
  { services, now, query, request }: Pick<Visit, 'services' | 'now' | 'query' | 'request'>,
  names: readonly Name[],
): Done<Name> | null {
  const [given, ...values] = (query.get('done') ?? '').split('.');
  const name = names.find((one) => one === given);
  if (name === undefined || !isFresh(services.links, request.originalUrl, query, now)) return null;
  return { name, values: values.map(Number) };
}

/**
 * The sentence that tells what the page before this one did; null where it did nothing of these.
 *
 * @param sentence for a name and its numbers; null where what it was done to is gone meanwhile
 */
export function doneText<const Name extends string>(
  visit: Pick<Visit, 'services' | 'now' | 'query' | 'request'>,
  names: readonly Name[],
  sentence: (name: Name, values: readonly number[]) => string | null,
): string | null {
  const done = doneIn(visit, names);
  return done === null ? null : sentence(done.name, done.values);
}

function isFresh(links: SignedLinks, url: string, query: URLSearchParams, now: number): boolean {
  const seal = links.read('done', query.get('seal') ?? '');
  if (seal?.publicId !== nameOf(url)) return false;
  const age = Math.floor(now / minute) - seal.generation;
  return age >= 0 && age <= toldFor;
}

/** Names an address, whichever part of it is shown and in whichever language. */
function nameOf(address: string): string {
  const [plain = ''] = withQuery(address, { seal: '', lang: '' }).split('#');
  return hashOf(plain).slice(0, 22);
}
