import type { FewOf } from '../../templates/pages/console/knownOfProposal.ts';

/** The first of many, and how many more there are. */
export function few<Item, Shown>(
  items: readonly Item[],
  most: number,
  shown: (item: Item) => Shown,
): FewOf<Shown> {
  return { first: items.slice(0, most).map(shown), more: Math.max(0, items.length - most) };
}
