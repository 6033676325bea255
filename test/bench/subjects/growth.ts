import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Event } from '../../../db/schema.ts';
import type { Services } from '../../../server/services.ts';
import { startTestApp } from '../../helpers/app.ts';
import { signedInOrganizer } from '../../helpers/organizer.ts';
import { growthChart } from '../growth/chart.ts';
import { exponentOf, type Axis, type Curve, type Point } from '../growth/curve.ts';
import { doings, type Doing, type Site } from '../growth/doings.ts';
import { addHistory, manyCoSponsors, manyEvents } from '../growth/sites.ts';
import { eventWithMany } from '../manySignups.ts';
import { median, rounded, type Row, type Subject } from '../measure.ts';

/*
 * What visitors and organizers do, on sites of all sizes, and the exponent by which its time grows.
 * `--most=100000` leaves out what is larger, `--draw` draws the curves into `docs/growth.svg`.
 */

const sizes: Record<Axis, readonly number[]> = {
  'sign-ups': [1, 10, 100, 1000, 10_000, 100_000, 1_000_000],
  events: [10, 100, 1000, 3000, 10_000, 30_000, 100_000],
  'co-sponsors': [1, 5, 20, 50, 100, 200, 500],
};

const warmUps = 5;
const rounds = 41;

const chart = fileURLToPath(new URL('../../../docs/growth.svg', import.meta.url));

export const growth: Subject = {
  name: 'growth',
  rows: async function* ({ most, draw }) {
    const curves: Curve[] = [];
    for (const axis of ['sign-ups', 'events', 'co-sponsors'] as const) {
      const measured = await curvesOf(axis, most);
      curves.push(...measured);
      yield* measured.filter((curve) => !Number.isNaN(exponentOf(curve))).map(growthRow);
    }
    if (draw) writeFileSync(chart, growthChart(curves));
  },
};

/** Measures all that is done by an axis, at all sizes in turn, so that what else goes on hits them alike. */
async function curvesOf(axis: Axis, most: number): Promise<Curve[]> {
  await using stack = new AsyncDisposableStack();
  const sites: { size: number; site: Site }[] = [];
  for (const size of sizes[axis].filter((one) => one <= most)) {
    const app = stack.use(await startTestApp());
    const cookie = await signedInOrganizer(app.services);
    sites.push({ size, site: { app, event: await grown(axis, size, app.services), cookie } });
  }
  const curves: Curve[] = [];
  for (const doing of doings.filter((one) => one.axis === axis))
    curves.push({ ...doing, points: await pointsOf(doing, sites) });
  return curves;
}

async function pointsOf(
  { on, times = 1, least = 1 }: Doing,
  sites: readonly { size: number; site: Site }[],
): Promise<Point[]> {
  const jobs: { size: number; job: () => Promise<unknown>; taken: number[] }[] = [];
  for (const { size, site } of sites.filter((one) => one.size >= least))
    jobs.push({ size, job: await on(site), taken: [] });
  for (let round = -warmUps; round < rounds; round += 1)
    for (const { job, taken } of jobs) {
      const began = performance.now();
      await job();
      if (round >= 0) taken.push((performance.now() - began) / times);
    }
  return jobs.map(({ size, taken }) => ({ size, milliseconds: median(taken) }));
}

async function grown(axis: Axis, size: number, services: Services): Promise<Event> {
  switch (axis) {
    case 'sign-ups': {
      const event = await eventWithMany(services, size);
      addHistory(services);
      return event;
    }
    case 'events':
      return manyEvents(services, size);
    case 'co-sponsors':
      return manyCoSponsors(services, size);
  }
}

function growthRow(curve: Curve): Row {
  const { axis, what, from, atMost, points } = curve;
  const used = points.filter(({ size }) => size >= from).map(({ size }) => inWords(size));
  return {
    what: `${what}: the power by which its time grows, ${used[0]} to ${used.at(-1)} ${axis}`,
    floor: '',
    figure: exponentOf(curve),
    unit: '',
    aim: { atMost },
    detail: points
      .map(({ size, milliseconds }) => `${inWords(size)}: ${rounded(milliseconds)} ms`)
      .join(', '),
  };
}

function inWords(size: number): string {
  return size.toLocaleString('en');
}
