import { describe, expect, test } from '@jest/globals';
import { readHour } from '../../../server/actionLists/hours.ts';

/** What a cell is read as, in short: `16:00`, `16:00-18:00`, both where it is not clear, or the kind. */
function read(cell: string): string {
  const found = readHour(cell);
  const told = ({ start, end }: { start: string; end: string | null }) =>
    end === null ? start : `${start}-${end}`;
  switch (found.kind) {
    case 'hour':
      return found.clocks === null ? told(found) : `${told(found)} ${found.clocks}`;
    case 'unclear':
      return found.readings.map(told).join(' or ');
    case 'open':
    case 'unreadable':
      return found.kind;
  }
}

describe('an hour in a cell', () => {
  test.each([
    // French
    ['16h', '16:00'],
    ['16 h 30', '16:30'],
    ['16H00', '16:00'],
    ['à 16h', '16:00'],
    ['dès 15 heures 30', '15:30'],
    ['vers 18 heures', '18:00'],
    ['5 h de l’après-midi', '17:00'],
    ['16h heure locale', '16:00'],
    ['de 14h à 17h', '14:00-17:00'],
    ['midi', '12:00'],
    // English
    ['4 pm', '16:00'],
    ['4PM', '16:00'],
    ['4:30 p.m.', '16:30'],
    ['12 am', '00:00'],
    ['12 pm', '12:00'],
    ['noon', '12:00'],
    ['4-6 pm', '16:00-18:00'],
    ['10am–2pm', '10:00-14:00'],
    ['10-2 pm', '10:00-14:00'],
    ['10 PM - 1 AM', '22:00-01:00'],
    ['4pm local time', '16:00'],
    ['7:30 PM sharp', '19:30'],
    ['half past four pm', '16:30'],
    ['4 in the afternoon', '16:00'],
    // Spanish
    ['a las 16 hs', '16:00'],
    ['16.30 hs.', '16:30'],
    ['18,30', '18:30'],
    ['4 P. M.', '16:00'],
    ['4 de la tarde', '16:00'],
    ['11 de la mañana', '11:00'],
    ['12 de la noche', '00:00'],
    ['mediodía', '12:00'],
    ['de 16 a 18 hs', '16:00-18:00'],
    ['16:00 (hora local)', '16:00'],
    // Portuguese
    ['às 16h', '16:00'],
    ['a partir das 16h30', '16:30'],
    ['4 da tarde', '16:00'],
    ['das 16h às 18h', '16:00-18:00'],
    // Italian
    ['ore 16', '16:00'],
    ['alle ore 16.30', '16:30'],
    ['h. 17:15', '17:15'],
    ['dalle 16 alle 18', '16:00-18:00'],
    ['3 del pomeriggio', '15:00'],
    ['mezzogiorno', '12:00'],
    // German
    ['16 Uhr', '16:00'],
    ['16.30 Uhr', '16:30'],
    ['16 Uhr 30', '16:30'],
    ['ab 16:00 Uhr', '16:00'],
    ['8 abends', '20:00'],
    ['von 16 bis 18 Uhr', '16:00-18:00'],
    ['mittags', '12:00'],
    // Arabic, and its digits
    ['الساعة ٤ مساءً', '16:00'],
    ['٤:٠٠ م', '16:00'],
    ['١٠ صباحا', '10:00'],
    ['من 4 إلى 6 مساء', '16:00-18:00'],
    // As programs write it
    ['16:00:00', '16:00'],
    ['4:00:00 PM', '16:00'],
    ['1600', '16:00'],
    ['0.6666666667', '16:00'],
    ['0,5', '12:00'],
    ['1899-12-30 18:30', '18:30'],
    ['18.30', '18:30'],
    ['09:00', '09:00'],
    ['9h', '09:00'],
    ['16', '16:00'],
    ['9-13', '09:00-13:00'],
  ])('“%s” is %s', (cell, hour) => {
    expect(read(cell)).toBe(hour);
  });

  test.each([
    ['4:00', '16:00 or 04:00'],
    ['04:00', '16:00 or 04:00'],
    ['4h', '16:00 or 04:00'],
    ['6', '18:00 or 06:00'],
    ['10', '10:00 or 22:00'],
    ['8:00', '08:00 or 20:00'],
    ['4 to 6', '16:00-18:00 or 04:00-06:00'],
    ['gather 3:30 pm, march 4 pm', '15:30 or 16:00'],
  ])('“%s” is asked about', (cell, readings) => {
    expect(read(cell)).toBe(readings);
  });

  test.each(['', '?', '-', 'TBD', 'tbc', 'por confirmar', 'à confirmer', 'a definir'])(
    '“%s” is left open',
    (cell) => {
      expect(read(cell)).toBe('open');
    },
  );
  test.each(['da definire', 'noch offen', 'folgt', 'em breve', 'غير محدد', 'يحدد لاحقا'])(
    '“%s” is left open',
    (cell) => {
      expect(read(cell)).toBe('open');
    },
  );

  test.each([
    '25:00',
    '16:75',
    'Sunday',
    'see the website',
    '555-0199',
    '+54 11 5550-0199',
    '100%',
  ])('“%s” is none', (cell) => {
    expect(read(cell)).toBe('unreadable');
  });

  test('keeps the letters of a zone, which may be another one', () => {
    expect(read('4 PM ET')).toBe('16:00 ET');
    expect(read('16:00 CET')).toBe('16:00 CET');
    expect(read('7:30 PM (EST)')).toBe('19:30 EST');
  });

  test('takes no longer for a long text', () => {
    expect(read('16h '.repeat(1000))).toBe('unreadable');
    expect(read(`${' '.repeat(110)}16h`)).toBe('16:00');
    const began = performance.now();
    for (let round = 0; round < 500; round += 1) read('1'.repeat(119) + 'h'.repeat(round % 2));
    for (let round = 0; round < 500; round += 1) read('a las '.repeat(19));
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
