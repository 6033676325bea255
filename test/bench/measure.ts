/*
 * How figures are taken. Machines are noisy: what is measured and its floor take turns within one
 * run, and what is told is the median of the ratios of neighbours, with the lowest and the highest.
 */

/** What is measured against its floor, round by round. */
export interface Compared {
  /** The median of the rounds' ratios, ours to the floor. */
  ratio: number;
  lowest: number;
  highest: number;
  /** Medians of each side, in the unit that was measured. */
  ours: number;
  floor: number;
}

/** What a row of the table aims at. */
export type Aim = { atLeast: number } | { atMost: number };

/** A row of the table. */
export interface Row {
  /** What is measured, in words. */
  what: string;
  /** What it is compared with; '' where the figure stands by itself. */
  floor: string;
  /** The figure that the aim is about, in `unit`; a ratio has none (''). */
  figure: number;
  unit: string;
  aim: Aim;
  /** The figures behind it, in words. */
  detail: string;
}

/** What the command line asks for beside subjects. */
export interface BenchOptions {
  /** The largest size at which growth is measured. */
  most: number;
  /** Whether what can be drawn is drawn. */
  draw: boolean;
}

/** A part of `npm run bench`, by whose name it is called. */
export interface Subject {
  name: string;
  /** Measures its rows one after the other. */
  rows(options: BenchOptions): AsyncGenerator<Row>;
}

/**
 * Measures both sides in turn, once unmeasured to warm up.
 *
 * @param ours answers with a rate, a time or a size; the floor with the same
 */
export async function compare(
  rounds: number,
  ours: () => Promise<number>,
  floor: () => Promise<number>,
): Promise<Compared> {
  await floor();
  await ours();
  const pairs: { ours: number; floor: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // Who begins alternates: a machine that grows slower would otherwise favour one side.
    if (round % 2 === 0) pairs.push({ floor: await floor(), ours: await ours() });
    else pairs.push({ ours: await ours(), floor: await floor() });
  }
  const ratios = pairs.map((pair) => pair.ours / pair.floor);
  return {
    ratio: median(ratios),
    lowest: Math.min(...ratios),
    highest: Math.max(...ratios),
    ours: median(pairs.map((pair) => pair.ours)),
    floor: median(pairs.map((pair) => pair.floor)),
  };
}

/** A row about a ratio; `unit` is that of both sides. */
export function ratioRow(
  { what, floor, aim, unit }: Pick<Row, 'what' | 'floor' | 'aim' | 'unit'>,
  compared: Compared,
): Row {
  const { ratio, lowest, highest } = compared;
  const sides = `${rounded(compared.ours)} against ${rounded(compared.floor)} ${unit}`;
  const detail = `${sides}, ${rounded(lowest)} to ${rounded(highest)}`;
  return { what, floor, figure: ratio, unit: '', aim, detail };
}

/** The middle one; of an even number the mean of both in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = low] = sorted.slice(
    Math.ceil(middle) - 1,
    Math.floor(middle) + 1,
  );
  return (low + high) / 2;
}

/** With three digits that count. */
export function rounded(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}

/** Whether a row reaches its aim. */
export function reaches({ figure, aim }: Row): boolean {
  return 'atLeast' in aim ? figure >= aim.atLeast : figure <= aim.atMost;
}
