/** Letters that are taken for one another, of the Latin script; those of no sound of their own are none. */
const classes: Readonly<Record<string, string>> = {
  B: 'B',
  C: 'K',
  D: 'D',
  F: 'F',
  G: 'G',
  J: 'G',
  K: 'K',
  L: 'L',
  M: 'M',
  N: 'N',
  P: 'P',
  Q: 'K',
  R: 'R',
  S: 'S',
  T: 'T',
  V: 'B',
  W: 'B',
  X: 'S',
  Z: 'S',
};
const allSounds = [...new Set(Object.values(classes))];
const vowels = /[AEIOUYHАЕЁИІЇОУЫЭЮЯЙЬЪΑΕΗΙΟΥΩاويىةهآأإءعئؤ]/gu;

/**
 * What is left of a folded name when what is most often misspelt is left out: vowels, letters that sound
 * alike, doubled ones. `KOLKATTA` and `CALCUTA` are both `KLKT`. '' where nothing is left.
 */
export function soundOf(name: string): string {
  return [...name.replaceAll('PH', 'F').replaceAll('ß', 'SS').replace(vowels, '')]
    .filter((letter) => /\p{L}/u.test(letter))
    .map((letter) => classes[letter] ?? letter)
    .filter((letter, at, all) => letter !== all[at - 1])
    .join('');
}

/** A sound and those that differ from it by a letter: left out, put in, another one, two swapped. */
export function soundsNear(sound: string): string[] {
  const near = new Set([sound]);
  for (let at = 0; at <= sound.length; at += 1) {
    const before = sound.slice(0, at);
    const after = sound.slice(at);
    const [first = '', second = ''] = after;
    near.add(before + after.slice(1));
    if (second !== '') near.add(before + second + first + after.slice(2));
    for (const letter of allSounds) {
      near.add(before + letter + after);
      if (first !== '') near.add(before + letter + after.slice(1));
    }
  }
  near.delete('');
  return [...near];
}

/**
 * How many letters have to be put in, left out, changed or swapped to make one text of another
 * (Damerau and Levenshtein, each letter once); Infinity where more than `most`.
 */
export function lettersBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return Number.POSITIVE_INFINITY;
  let earlier: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    let least = row;
    for (let at = 1; at <= other.length; at += 1) {
      const same = one[row - 1] === other[at - 1];
      const swapped =
        row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      const letters = Math.min(
        (last[at] ?? 0) + 1,
        (line[at - 1] ?? 0) + 1,
        (last[at - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (earlier[at - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
      line.push(letters);
      least = Math.min(least, letters);
    }
    if (least > most) return Number.POSITIVE_INFINITY;
    [earlier, last] = [last, line];
  }
  const letters = last[other.length] ?? 0;
  return letters > most ? Number.POSITIVE_INFINITY : letters;
}
