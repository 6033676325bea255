import { describe, expect, test } from '@jest/globals';
import { checkAnnouncement } from '../../../server/announcements/announcementCheck.ts';
import { checkSentences } from '../../../server/announcements/announcementFindingText.ts';
import { buildSchedule } from '../../../server/time/schedule.ts';
import type { Schedule, ScheduleInput } from '../../../server/time/schedule.ts';

function schedule(input: Partial<ScheduleInput> = {}): Schedule {
  const built = buildSchedule({
    zone: 'America/New_York',
    startLocal: '2024-01-21T14:30',
    announcedZones: ['America/New_York', 'America/Los_Angeles'],
    ...input,
  });
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  return built.schedule;
}

const panel = schedule();
const summer = schedule({
  startLocal: '2024-07-21T14:30',
  endLocal: '2024-07-21T16:00',
  assemblyLocal: '2024-07-21T14:00',
});

describe('the sentences', () => {
  const sentences = (text: string, event = panel) =>
    (['en', 'es'] as const).map((language) =>
      checkSentences(checkAnnouncement(text, event), language).join(' '),
    );

  test.each([
    [
      'Saturday, January 21, 2:30 PM ET',
      '“Saturday, January 21”: January 21, 2024 is a Sunday.',
      '«Saturday, January 21»: el 21 de enero de 2024 es domingo.',
    ],
    [
      'Jan 21, 12:30 PM PT',
      '“12:30 PM” is not a time of this event. ' +
        'It starts at 11:30 AM, Los Angeles time (PT, UTC−08:00).',
      '«12:30 PM» no es una hora de este evento. ' +
        'Su hora de inicio es 11:30, hora de Los Ángeles (UTC−08:00).',
    ],
    [
      'domingo 21 de enero: 01:00 Calcuta',
      '“domingo 21 de enero” is the date where the event takes place. ' +
        'In Kolkata it is Monday, January 22, 2024 at that hour.',
      '«domingo 21 de enero» es la fecha en el lugar del evento. ' +
        'En Calcuta a esa hora es lunes 22 de enero de 2024.',
    ],
    [
      'Jan 21, 5:30 pm UTC-3',
      '“5:30 pm” is not a time of this event. It starts at 4:30 PM, UTC−03:00.',
      '«5:30 pm» no es una hora de este evento. Su hora de inicio es 16:30, UTC−03:00.',
    ],
    [
      'Jan 21, 2:30 PM ET',
      'Nothing in this text contradicts the event.',
      'Nada en este texto contradice al evento.',
    ],
    [
      'Pots and pans!',
      'We found no day and no time in this text. Paste the announcement with its date and hours.',
      'No encontramos ni día ni hora en este texto. Pega la convocatoria con su fecha y sus horas.',
    ],
  ])('of %j say what would be right', (text, english, spanish) => {
    expect(sentences(text)).toEqual([english, spanish]);
  });

  test('of a wrong season offer what holds all year', () => {
    expect(sentences('July 21, 2:30 PM EST', summer)).toEqual([
      '“EST” is not in use in New York on that date (UTC−04:00). Write “ET” instead.',
      '«EST» no se usa en Nueva York en esa fecha (UTC−04:00). ' +
        'Escribe «hora de Nueva York» en su lugar.',
    ]);
  });

  test('leave no hole, for any finding', () => {
    const texts = ['July 28, 2:30-5 PM EST', '21 de julio, 14:30 (NY, UTC-5)', 'July 21, 3 PM'];
    for (const text of [...texts, 'Jan 21, 2:30-4 PM'])
      for (const event of [panel, summer])
        for (const sentence of sentences(text, event))
          expect(sentence).not.toMatch(/[{}]|undefined/);
  });
});
