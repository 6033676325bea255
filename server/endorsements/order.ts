/** How organizers change the order of the list. */
export type OrderChange =
  | { kind: 'alphabetical' }
  | { kind: 'chosen' }
  | { kind: 'move'; id: number; direction: 'up' | 'down' }
  /** The number typed beside each name; the same number twice keeps the order they had. */
  | { kind: 'numbers'; numbers: ReadonlyMap<number, number> };

/** The ids of a list in their new order. A name without a number keeps its place's number. */
export function reordered(ids: readonly number[], change: OrderChange): number[] {
  switch (change.kind) {
    case 'alphabetical':
    case 'chosen':
      return [...ids];
    case 'move': {
      const from = ids.indexOf(change.id);
      const into = from + (change.direction === 'up' ? -1 : 1);
      const neighbour = ids[into];
      if (from === -1 || neighbour === undefined) return [...ids];
      return ids.with(from, neighbour).with(into, change.id);
    }
    case 'numbers': {
      const numberOf = (id: number) => change.numbers.get(id) ?? ids.indexOf(id) + 1;
      return ids.toSorted((one, other) => numberOf(one) - numberOf(other));
    }
  }
}
