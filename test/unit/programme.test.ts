import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ProgrammeItem } from '../../db/schema.ts';
import { programmeLines, readProgramme } from '../../server/fields/programme.ts';
import { programmeInLines, shownProgramme } from '../../server/fields/shownProgramme.ts';
import { scheduleColumns } from '../../server/time/eventSchedule.ts';
import { programmeProblems } from '../../server/time/programme.ts';
import { buildDaySchedule, buildSchedule, tzdataVersion } from '../../server/time/schedule.ts';

function read(text: string): ProgrammeItem[] {
  const result = readProgramme(text);
  if ('problem' in result) throw new Error(result.problem.key);
  return result.value;
}

const problemOf = (text: string) => {
  const result = readProgramme(text);
  return 'problem' in result ? result.problem.key.split('.').at(-1) : null;
};

function schedule(startLocal: string, endLocal?: string) {
  const built = buildSchedule({
    zone: 'America/New_York',
    startLocal,
    endLocal,
    announcedZones: [],
  });
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  return built.schedule;
}

const item = (values: Partial<ProgrammeItem>): ProgrammeItem => ({
  day: null,
  start: '10:00',
  startOccurrence: 'only',
  end: null,
  endOccurrence: 'only',
  title: 'Opening',
  place: '',
  speakers: '',
  ...values,
});

describe('a line of a programme', () => {
  test.each<[string, Partial<ProgrammeItem>]>([
    ['10:00 Opening', {}],
    ['10.00: Opening', {}],
    ['10am Opening', {}],
    ['10:00 – 11:30 Opening', { end: '11:30' }],
    ['10:00-11:30 Opening | Main hall', { end: '11:30', place: 'Main hall' }],
    ['2:30 PM—4 p.m. Opening', { start: '14:30', end: '16:00' }],
    ['10:00 Opening | | Ada Example, welder', { speakers: 'Ada Example, welder' }],
    ['10:00 Opening | Hall | Ada | Bo', { place: 'Hall', speakers: 'Ada | Bo' }],
    [
      '1:30 (2)–1:45 (2) Opening',
      { start: '01:30', startOccurrence: 'later', end: '01:45', endOccurrence: 'later' },
    ],
  ])('is read: %s', (line, values) => {
    expect(read(line)).toEqual([item(values)]);
  });

  test.each([
    ['Opening', 'programmeTime'],
    ['25:00 Opening', 'programmeTime'],
    ['13 pm Opening', 'programmeTime'],
    ['10 people speak', 'programmeTime'],
    ['2024-02-30', 'programmeTime'],
    ['10:00', 'programmeTitle'],
    ['10:00 | Hall', 'programmeTitle'],
    [`10:00 ${'x'.repeat(201)}`, 'programmePart'],
    ['10:00 A\n'.repeat(101), 'programmeTooMany'],
  ])('is asked about: %s', (text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });

  test('belongs to the date above it, and to the first day where there is none', () => {
    const programme = read('18:00 Doors\n\n2024-01-22\n10:00 Opening\n2024-01-21\n9:00 Walk');
    expect(programme.map(({ day, title }) => [day, title])).toEqual([
      [null, 'Doors'],
      ['2024-01-21', 'Walk'],
      ['2024-01-22', 'Opening'],
    ]);
    expect(programmeLines(programme)).toBe(
      '18:00 Doors\n2024-01-21\n09:00 Walk\n2024-01-22\n10:00 Opening',
    );
  });

  test('that was read is typed as what is read again', () => {
    const times = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    const occurrences = fc.constantFrom('only', 'earlier', 'later');
    const texts = fc.stringMatching(/^[A-Za-z][A-Za-z ,–]{0,20}[a-z]$/);
    const items = fc.record({
      day: fc.constantFrom(null, '2024-01-21', '2024-01-22'),
      start: times,
      startOccurrence: occurrences,
      end: fc.option(times),
      title: texts,
      place: fc.oneof(fc.constant(''), texts),
      speakers: fc.oneof(fc.constant(''), texts),
    });
    fc.assert(
      fc.property(fc.array(items, { maxLength: 20 }), (found) => {
        const lines = programmeLines(found.map((one) => item({ ...one })));
        expect(programmeLines(read(lines))).toBe(lines);
        expect(read(lines)).toHaveLength(found.length);
      }),
    );
  });
});

describe('a programme at its times', () => {
  const event = (startLocal: string, endLocal?: string) =>
    scheduleColumns(schedule(startLocal, endLocal), tzdataVersion());

  const linesOf = (text: string, startLocal: string, endLocal?: string) => {
    const shown = shownProgramme({ ...event(startLocal, endLocal), programme: read(text) }, 'en');
    return shown === null ? [] : programmeInLines(shown);
  };

  test('is in their order, and names days where there are several', () => {
    expect(linesOf('11:00 Talk | Hall | Ada\n10:00–11:00 Opening', '2024-01-21T10:00')).toEqual([
      '10:00 AM – 11:00 AM: Opening',
      '11:00 AM: Talk (Ada · Hall)',
    ]);
    expect(linesOf('10:00 A\n2024-01-22\n9:00 B', '2024-01-21T10:00')).toEqual([
      'Sunday, January 21, 2024',
      '10:00 AM: A',
      'Monday, January 22, 2024',
      '9:00 AM: B',
    ]);
  });

  test('moves with the event, but for the days that it names', () => {
    expect(linesOf('10:00 A', '2024-02-01T09:00')).toEqual(['10:00 AM: A']);
    const named = linesOf('2024-01-21\n10:00 A', '2024-01-20T09:00', '2024-01-21T18:00');
    expect(named[0]).toBe('Sunday, January 21, 2024');
  });

  test('ends after midnight on the next day, and tells the clocks apart that change', () => {
    const shown = shownProgramme(
      { ...event('2024-11-02T22:00'), programme: read('22:00–1:30 (2) Night') },
      'en',
    );
    const [night] = shown?.days[0]?.items ?? [];
    expect(night).toMatchObject({
      start: { iso: '2024-11-02T22:00:00-04:00' },
      end: { iso: '2024-11-03T01:30:00-05:00', time: '1:30 AM EST' },
    });
  });

  test('asks about days that are none of the event, and hours that are none or two', () => {
    const kinds = (text: string, startLocal: string, endLocal?: string) =>
      programmeProblems(read(text), schedule(startLocal, endLocal)).map(({ kind }) => kind);
    expect(kinds('2024-01-20\n10:00 A', '2024-01-21T10:00')).toEqual(['outside']);
    expect(kinds('2024-01-22\n10:00 A', '2024-01-21T10:00', '2024-01-21T18:00')).toEqual([
      'outside',
    ]);
    expect(kinds('2024-01-22\n10:00 A', '2024-01-21T10:00')).toEqual([]);
    expect(kinds('2:30 A', '2024-03-10T01:00')).toEqual(['skipped']);
    expect(kinds('1:30 A', '2024-11-03T00:30')).toEqual(['doubled']);
    expect(kinds('1:30 (1) A', '2024-11-03T00:30')).toEqual([]);
  });

  test('stands on days whose hour is to be announced', () => {
    const built = buildDaySchedule({
      zone: 'Europe/Madrid',
      firstDay: '2024-01-21',
      announcedZones: [],
    });
    if (!built.ok) throw new Error('no schedule');
    expect(programmeProblems(read('10:00 A'), built.schedule)).toEqual([]);
    expect(programmeProblems(read('2024-01-22\n10:00 A'), built.schedule)).toHaveLength(1);
  });
});
