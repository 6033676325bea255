import { describe, expect, test } from '@jest/globals';
import { readDay } from '../../../server/actionLists/days.ts';

const day = { first: '2027-01-24', last: '2027-01-24' };

function read(cell: string, days: typeof day | null = day): string {
  const found = readDay(cell, days);
  switch (found.kind) {
    case 'day':
      return found.rest === '' ? found.date : `${found.date} + ${found.rest}`;
    case 'unclear':
      return found.dates.join(' or ');
    case 'none':
    case 'unreadable':
      return found.kind;
  }
}

describe('a day in a cell', () => {
  test.each([
    '24 janvier',
    'dimanche 24 janvier 2027',
    '24 janv.',
    '24-Jan',
    'Sunday, January 24',
    'January 24th, 2027',
    'Sun 24 Jan',
    'domingo 24 de enero',
    'dom 24 ene',
    '24 de enero de 2027',
    '24 de janeiro',
    'domenica 24 gennaio',
    'Sonntag, 24. Januar',
    'So 24.1.',
    '24.01.2027',
    '٢٤ يناير',
    'الأحد 24 يناير 2027',
    '24 كانون الثاني',
    '24 جانفي',
    '24/1',
    '24/01/2027',
    '1/24',
    '1/24/27',
    '24-01-2027',
    '2027-01-24',
    '2027/1/24',
    '46411',
    '24',
    '24th',
    'Sunday',
    'domingo',
  ])('“%s” is the day', (cell) => {
    expect(read(cell)).toBe('2027-01-24');
  });

  test('gives back what stands behind it', () => {
    expect(read('2027-01-24 16:00')).toBe('2027-01-24 + 16:00');
    expect(read('24 janvier, 16h')).toBe('2027-01-24 + 16h');
    expect(read('46411.6666667')).toBe('2027-01-24 + 0.6666667');
  });

  test('is the one of the campaign where it may be several', () => {
    expect(read('1/2', { first: '2027-02-01', last: '2027-02-03' })).toBe('2027-02-01');
    expect(read('1/2', { first: '2027-01-02', last: '2027-01-03' })).toBe('2027-01-02');
    expect(read('3/4')).toBe('2027-04-03 or 2027-03-04');
    expect(read('31 December', { first: '2027-01-01', last: '2027-01-01' })).toBe('2026-12-31');
    expect(read('samedi', { first: '2027-01-22', last: '2027-01-24' })).toBe('2027-01-23');
    expect(read('Friday', { first: '2027-01-01', last: '2027-01-31' })).toContain(' or ');
  });

  test('without a campaign’s day has to have its year', () => {
    expect(read('24 janvier 2027', null)).toBe('2027-01-24');
    expect(read('24 janvier', null)).toBe('unreadable');
    expect(read('24', null)).toBe('unreadable');
  });

  test.each(['', 'TBD', 'por confirmar', '?'])('“%s” says nothing', (cell) => {
    expect(read(cell)).toBe('none');
  });
  test.each(['31/2', '2027-02-30', 'someday', 'samedi 23', '16h', 'x'.repeat(101)])(
    '“%s” is none',
    (cell) => {
      expect(read(cell)).toBe('unreadable');
    },
  );
});
