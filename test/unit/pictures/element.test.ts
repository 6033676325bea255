import { describe, expect, test } from '@jest/globals';
import {
  inCapitals,
  piecesOf,
  readsFromRight,
  textBlock,
} from '../../../templates/pictures/element.ts';
import { whenOf } from '../../../templates/pictures/parts.ts';

const texts = (text: string) => piecesOf(text).map((piece) => piece.text);

describe('a text in pieces', () => {
  test('keeps what is read in the other direction together', () => {
    expect(texts('تضامن في New York City يوم 24 يناير')).toEqual([
      'تضامن',
      'في',
      'New York City',
      'يوم',
      '24',
      'يناير',
    ]);
    expect(texts('Called by نقابة العمال here')).toEqual(['Called', 'by', 'نقابة العمال', 'here']);
  });

  test('breaks where words end, also where no spaces tell', () => {
    expect(texts('ゼネストに連帯する集会。')).toEqual(['ゼネストに', '連帯する', '集会。']);
    expect(texts('การนัดหยุดงาน')).toEqual(['การ', 'นัด', 'หยุด', 'งาน']);
    expect(texts('「連帯」 集会')).toEqual(['「連帯」', '集会']);
  });

  test('begins on the side from which its first letter is read', () => {
    expect(readsFromRight('24 – תל אביב, Tel Aviv')).toBe(true);
    expect(readsFromRight('Tel Aviv, תל אביב')).toBe(false);
    expect(readsFromRight('24')).toBe(false);
  });
});

test('capitals follow the rules of their script', () => {
  expect(inCapitals('Αλληλεγγύη')).toBe('ΑΛΛΗΛΕΓΓΥΗ');
  expect(inCapitals('acción, straße, iş')).toBe('ACCIÓN, STRASSE, IŞ');
});

describe('day, hour and place', () => {
  const told = async (date: string, time: string, zone: string) =>
    JSON.stringify(
      await whenOf(
        { date: 60, time: 100, place: 60, small: 30 },
        700,
        { date, time, zone, before: '', otherZones: '' },
        async (text, { largest, width, style }) =>
          text === ''
            ? null
            : { element: textBlock(text, { ...style, width, fontSize: largest }), height: largest },
      ),
    );

  test('stand beside each other from the left or from the right, and the hour on one line', async () => {
    const left = await told('Sunday, January 24', '4:00 PM', 'ET');
    expect(left).toContain('"flexDirection":"row"');
    const right = await told('الأحد، 24 يناير', '4:00 م', 'نيويورك');
    expect(right).toContain('"flexDirection":"row-reverse"');
    // Its two pieces would be set one below the other, across the day and the place.
    expect(right).toMatch(/"flexWrap":"nowrap","direction":"rtl"[^[]*\[[^\]]*"4:00"/);
  });
});
