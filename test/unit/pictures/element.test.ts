import { describe, expect, test } from '@jest/globals';
import { inCapitals, piecesOf, readsFromRight } from '../../../templates/pictures/element.ts';

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
