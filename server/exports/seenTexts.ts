import { hash } from 'node:crypto';

/** Which texts were there already. */
export interface SeenTexts {
  /** Adds a text; false where it was there. */
  add: (text: string) => boolean;
  /** How much memory it takes, in bytes. */
  bytes: () => number;
}

/** So many places there are at first: as many as of a small event. */
const fewest = 1024;

/**
 * Remembers texts by eight bytes of their SHA-256, at most 22 bytes of memory each: of a million addresses a
 * set of texts takes 76 MB. Two of a million are taken for one another in one of thirty million files.
 */
export function seenTexts(): SeenTexts {
  // Two numbers a text, where its hash leads or at the next free place; two zeros are none.
  let places = new Uint32Array(fewest * 2);
  let count = 0;

  /** The place of a hash, or the free one where it belongs. */
  function placeOf(high: number, low: number): number {
    const last = places.length / 2 - 1;
    // oxlint-disable-next-line no-bitwise -- their number is a power of two.
    let place = low & last;
    for (;;) {
      const [one, other] = [places[place * 2], places[place * 2 + 1]];
      if ((one === 0 && other === 0) || (one === high && other === low)) return place;
      place = place === last ? 0 : place + 1;
    }
  }

  function put(high: number, low: number): boolean {
    const place = placeOf(high, low);
    if (places[place * 2] === high && places[place * 2 + 1] === low) return false;
    places[place * 2] = high;
    places[place * 2 + 1] = low;
    return true;
  }

  function makeRoom(): void {
    const before = places;
    places = new Uint32Array(before.length * 2);
    for (let at = 0; at < before.length; at += 2) {
      const [high = 0, low = 0] = [before[at], before[at + 1]];
      if (high !== 0 || low !== 0) put(high, low);
    }
  }

  return {
    add: (text) => {
      const digest = hash('sha256', text, 'buffer');
      // A hash of zeros alone would be a free place.
      if (!put(digest.readUInt32LE(0) || 1, digest.readUInt32LE(4))) return false;
      count += 1;
      // Beyond three quarters, one has to look further and further.
      if (count * 8 > places.length * 3) makeRoom();
      return true;
    },
    bytes: () => places.byteLength,
  };
}
