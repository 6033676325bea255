import {
  coSponsorsOf,
  draftValues,
  readDrafts,
} from '../../../../server/announcements/announcementDrafts.ts';
import type { Draft, Knowledge } from '../../../../server/announcements/announcementDrafts.ts';
import { offsetAt } from '../../../../server/time/clock.ts';
import type { AnnouncementExample, ExpectedEvent } from './example.ts';

/**
 * How a text was read: everything right; some of it left empty; right as soon as a question is answered
 * that is asked about it; or something taken for what it is not.
 */
export type Verdict = 'right' | 'partly' | 'asked' | 'wrong';

export interface Judgement {
  verdict: Verdict;
  /** What is not as expected. */
  notes: readonly string[];
}

/** Judges how an example is read. */
export function judge(example: AnnouncementExample): Judgement {
  const knowledge: Knowledge = {
    now: Date.parse(example.now ?? '2026-11-29T15:00Z'),
    usualZone: example.usualZone ?? 'America/New_York',
  };
  const plain = judgeWith(example, knowledge);
  if (plain.verdict !== 'wrong') return plain;
  const { drafts } = readDrafts(example.text, knowledge);
  const questions = drafts.flatMap((draft) => draft.questions);
  for (const { id, choices } of questions)
    for (const choice of choices) {
      const answered = judgeWith(example, { ...knowledge, answers: { [id]: choice } });
      if (answered.verdict !== 'wrong')
        return { verdict: 'asked', notes: [`${id} asked`, ...plain.notes] };
    }
  return plain;
}

function judgeWith(example: AnnouncementExample, knowledge: Knowledge): Judgement {
  const { drafts } = readDrafts(example.text, knowledge);
  const { events } = example;
  if (drafts.length !== events.length)
    return { verdict: 'wrong', notes: [`${drafts.length} events instead of ${events.length}`] };
  const found = events.flatMap((event, index) => {
    const draft = drafts[index];
    return draft === undefined ? [] : differences(draft, event);
  });
  const notes = found.map(({ note }) => note);
  if (found.some(({ wrong }) => wrong)) return { verdict: 'wrong', notes };
  return { verdict: found.length > 0 ? 'partly' : 'right', notes };
}

interface Difference {
  note: string;
  /** Whether something else is there, and not nothing. */
  wrong: boolean;
}

function differences(draft: Draft, expected: ExpectedEvent): Difference[] {
  const values = draftValues(draft);
  const one = (name: string) => {
    const value = values[name];
    return typeof value === 'string' ? value : '';
  };
  const speakers = one('speakers')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(' — ')[0] ?? '');
  const found: Difference[] = [];
  const compare = (name: string, is: string, wanted: string | undefined) => {
    if (wanted === undefined || is === wanted) return;
    found.push({ note: `${name}: “${is}” instead of “${wanted}”`, wrong: is !== '' });
  };
  compare('start', wall(one('startDate'), one('startTime')), expected.start);
  compare('zone', one('zone'), expected.zone);
  compare('end', wall(one('endDate'), one('endTime')), expected.end ?? '');
  compare('assembly', wall(one('assemblyDate'), one('assemblyTime')), expected.assembly ?? '');
  compare(
    'zones',
    zonesOf(draft),
    expected.zones === undefined ? undefined : offsets(draft, expected),
  );
  compare('link', one('joinUrl'), expected.link ?? '');
  compare('bring', one('bring'), expected.bring ?? '');
  compare('speakers', speakers.join(', '), expected.speakers?.join(', ') ?? '');
  compare('co-sponsors', coSponsorsOf(draft).join(', '), expected.coSponsors?.join(', ') ?? '');
  compare('programme', one('programme'), expected.programme);
  compare('about', one('summary') || one('description'), expected.about);
  if (expected.series !== undefined)
    compare(
      'series',
      draft.series === null ? '' : JSON.stringify(draft.series.pattern),
      JSON.stringify(expected.series),
    );
  compare('hour open', one('hourOpen'), expected.hourOpen === true ? 'yes' : undefined);
  if (expected.andOthers === true) compare('others', one('endorsementsContinue'), 'yes');
  for (const name of ['kind', 'title', 'venue', 'address', 'city', 'host', 'language'] as const)
    compare(name, one(name), expected[name]);
  return found;
}

function wall(date: string, time: string): string {
  return time === '' ? date : `${date}T${time}`;
}

/** Zones are compared by their clocks on the day: nobody can tell Berlin from Madrid in `CET`. */
function zonesOf({ input }: Draft): string {
  return input === null ? '' : clocks(input.announcedZones.slice(1), input.startLocal);
}

function offsets({ input }: Draft, { zones = [], start }: ExpectedEvent): string {
  return clocks(zones, input?.startLocal ?? start);
}

function clocks(zones: readonly string[], local: string): string {
  const instant = Date.parse(`${local}Z`);
  return zones
    .map((zone) => offsetAt(zone, instant))
    .toSorted((a, b) => a - b)
    .join();
}
