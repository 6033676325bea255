import { announcementLine } from '../../server/time/announcementLine.ts';
import { buildSchedule, resolveWallTime } from '../../server/time/schedule.ts';
import { eventTimes, timeInWords } from '../../server/time/times.ts';
import { zoneChoices } from '../../server/time/zones.ts';

/**
 * Everything that the time rules say about the panel and about a few hard hours, as one text.
 * Run as a program it prints that text, so that processes in different zones can be compared.
 */
export function timeReport(): string {
  const built = buildSchedule({
    zone: 'America/New_York',
    startLocal: '2024-01-21T14:30',
    endLocal: '2024-01-21T16:00',
    announcedZones: ['America/New_York', 'America/Los_Angeles', 'Asia/Kolkata'],
  });
  if (!built.ok) return JSON.stringify(built);
  const { schedule } = built;
  return JSON.stringify({
    schedule,
    english: announcementLine(schedule, 'en'),
    spanish: announcementLine(schedule, 'es', { clock: '12', year: true }),
    times: eventTimes(schedule, 'en', 'Asia/Kolkata'),
    words: timeInWords(schedule.start.instant, schedule.zone, 'es'),
    gap: resolveWallTime('2024-03-10T02:30', 'America/New_York'),
    twice: resolveWallTime('2024-11-03T01:30', 'America/New_York'),
    skippedDay: resolveWallTime('2011-12-30T12:00', 'Pacific/Apia'),
    choices: zoneChoices('en', schedule.start.instant, ['Europe/Kiev']),
  });
}

if (process.argv[1] === import.meta.filename) process.stdout.write(timeReport());
