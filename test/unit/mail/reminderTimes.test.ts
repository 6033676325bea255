import { describe, expect, test } from '@jest/globals';
import {
  plannedReminders,
  reminderKinds,
  reminderTimes,
  type ReminderSettings,
} from '../../../server/outbox/reminderTimes.ts';
import { timeLeft } from '../../../server/signups/reminderMails.ts';
import { wallTime } from '../../../server/time/clock.ts';
import { buildSchedule, type Occurrence } from '../../../server/time/schedule.ts';

const usual: ReminderSettings = {
  kind: 'hybrid',
  dayReminderHour: 10,
  soonReminderMinutes: null,
  joiningLinkMinutes: 15,
  thanks: 'Thank you.',
};

function schedule(
  startLocal: string,
  zone = 'America/New_York',
  more: { endLocal?: string; startOccurrence?: Occurrence } = {},
) {
  const built = buildSchedule({ zone, startLocal, announcedZones: [], ...more });
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  return built.schedule;
}

/** The planned times as the clocks of the event show them. */
function onItsClocks(settings: Partial<ReminderSettings>, when: ReturnType<typeof schedule>) {
  const planned = plannedReminders({ ...usual, ...settings }, when);
  return reminderKinds.map((kind) => {
    const at = planned[kind];
    return at === null ? null : wallTime(at, when.zone);
  });
}

describe('when reminders of an event are planned', () => {
  test('the day before, shortly before, to join, and the morning after', () => {
    expect(onItsClocks({}, schedule('2024-01-21T14:30'))).toEqual([
      '2024-01-20T10:00',
      '2024-01-21T12:30',
      '2024-01-21T14:15',
      '2024-01-22T10:00',
    ]);
  });

  test('an hour before where nobody has to travel, two hours otherwise, or as was set', () => {
    const when = schedule('2024-01-21T14:30');
    const soon = (settings: Partial<ReminderSettings>) => onItsClocks(settings, when)[1];
    expect(soon({ kind: 'online' })).toBe('2024-01-21T13:30');
    expect(soon({ kind: 'in-person' })).toBe('2024-01-21T12:30');
    expect(soon({ kind: 'online', soonReminderMinutes: 30 })).toBe('2024-01-21T14:00');
  });

  test('none where it is switched off, no way to join who comes in person, no thanks without words', () => {
    const when = schedule('2024-01-21T14:30');
    const off = {
      dayReminderHour: null,
      soonReminderMinutes: 0,
      joiningLinkMinutes: 0,
      thanks: '',
    };
    expect(onItsClocks(off, when)).toEqual([null, null, null, null]);
    expect(onItsClocks({ kind: 'in-person' }, when)[2]).toBeNull();
  });

  test.each(['Asia/Kathmandu', 'Pacific/Auckland', 'Pacific/Kiritimati', 'America/St_Johns'])(
    'on the clocks of the event, in %s',
    (zone) => {
      expect(onItsClocks({}, schedule('2024-01-21T14:30', zone)).slice(0, 2)).toEqual([
        '2024-01-20T10:00',
        '2024-01-21T12:30',
      ]);
    },
  );
});

describe('where clocks change', () => {
  test('at ten o’clock all the same, though the day before lasts 23 hours', () => {
    const when = schedule('2024-03-10T14:30');
    const day = plannedReminders(usual, when)['signup-reminder-day'] ?? 0;
    expect(wallTime(day, when.zone)).toBe('2024-03-09T10:00');
    // 28.5 hours by the clocks, of which one did not take place.
    expect(when.start.instant - day).toBe(27.5 * 3_600_000);
  });

  test('an event at 01:30 on the night of the change has its day before, whichever 01:30 it is', () => {
    for (const startOccurrence of ['earlier', 'later'] as const) {
      const when = schedule('2024-11-03T01:30', 'America/New_York', { startOccurrence });
      const planned = plannedReminders(usual, when);
      expect(wallTime(planned['signup-reminder-day'] ?? 0, when.zone)).toBe('2024-11-02T10:00');
      // Two hours that pass, not two hours on the dial.
      expect(when.start.instant - (planned['signup-reminder-soon'] ?? 0)).toBe(2 * 3_600_000);
      expect(wallTime(planned['signup-reminder-soon'] ?? 0, when.zone)).toBe(
        startOccurrence === 'earlier' ? '2024-11-02T23:30' : '2024-11-03T00:30',
      );
    }
  });

  test('where the hour is skipped, after the gap; where it happens twice, the first time', () => {
    const spring = schedule('2024-03-11T14:30');
    expect(onItsClocks({ dayReminderHour: 2 }, spring)[0]).toBe('2024-03-10T03:00');
    const autumn = schedule('2024-11-04T14:30');
    const day = plannedReminders({ ...usual, dayReminderHour: 1 }, autumn)['signup-reminder-day'];
    expect(new Date(day ?? 0).toISOString()).toBe('2024-11-03T05:00:00.000Z');
  });

  test('where a whole day was skipped, there is no day before', () => {
    // Samoa went from December 29 to December 31, 2011.
    expect(onItsClocks({}, schedule('2011-12-31T09:00', 'Pacific/Apia'))[0]).toBeNull();
  });
});

describe('thanks', () => {
  test.each([
    { ends: '2024-01-21T16:00', thanked: '2024-01-22T10:00' },
    { ends: '2024-01-22T03:00', thanked: '2024-01-22T10:00' },
    { ends: '2024-01-22T10:00', thanked: '2024-01-23T10:00' },
  ])('for an event that ends $ends come at $thanked', ({ ends, thanked }) => {
    expect(onItsClocks({}, schedule('2024-01-21T14:30', undefined, { endLocal: ends }))[3]).toBe(
      thanked,
    );
  });
});

describe('the reminders of one sign-up', () => {
  const when = schedule('2024-01-21T14:30');
  const start = when.start.instant;
  const hour = 3_600_000;
  const due = (now: number) => {
    const times = reminderTimes(usual, when, now);
    return reminderKinds.filter((kind) => times[kind] !== null);
  };

  test('are all of them, days before', () => {
    expect(due(start - 72 * hour)).toEqual([...reminderKinds]);
  });

  test('leave out what is past: nobody is told in the evening what is tomorrow', () => {
    expect(due(start - 20 * hour)).toEqual([
      'signup-reminder-soon',
      'signup-joining-link',
      'event-thanks',
    ]);
  });

  test('for an event that was made two hours before its start: only how to join', () => {
    expect(due(start - 2 * hour)).toEqual(['signup-joining-link', 'event-thanks']);
    expect(due(start - 2 * hour - 1)).toContain('signup-reminder-soon');
  });

  test('end with the event', () => {
    expect(due(start)).toEqual(['event-thanks']);
    expect(due(start + 48 * hour)).toEqual([]);
  });

  test('leave the day before out where it would come after the shorter one', () => {
    const early = schedule('2024-01-21T00:30');
    const settings = { dayReminderHour: 20, soonReminderMinutes: 360 };
    expect(onItsClocks(settings, early).slice(0, 2)).toEqual([null, '2024-01-20T18:30']);
  });
});

test.each([
  [120, { unit: 'hours', count: 2 }],
  [95, { unit: 'hours', count: 2 }],
  [61, { unit: 'hours', count: 1 }],
  [56, { unit: 'hours', count: 1 }],
  [31, { unit: 'minutes', count: 30 }],
  [2, { unit: 'minutes', count: 5 }],
])('%s minutes are said as %o', (minutes, said) => {
  expect(timeLeft(minutes * 60_000)).toEqual(said);
});
