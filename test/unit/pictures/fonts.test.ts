import { describe, expect, test } from '@jest/globals';
import { fontsOfTexts } from '../../../server/pictures/fonts.ts';
import { titlesInScripts } from '../../helpers/pictures.ts';

const drawable = (text: string) => fontsOfTexts([text]).drawable(text);

describe('the fonts of pictures', () => {
  test.each(Object.entries(titlesInScripts))('have every letter of %s', (_script, title) => {
    expect(drawable(title)).toBe(title.normalize('NFC'));
    expect(drawable(title.toLocaleUpperCase())).toBe(title.toLocaleUpperCase().normalize('NFC'));
  });

  test('leave out emoji and signs that none of them has', () => {
    expect(drawable('Cacerolazo ✊🏽🔥 now 👩‍👩‍👧 ❤️!')).toBe('Cacerolazo now !');
  });

  test('draw no text rather than half of one', () => {
    expect(drawable('አጠቃላይ የሥራ ማቆም')).toBe('');
    expect(drawable('Panel · ᐃᓄᒃᑎᑐᑦ')).toBe('');
  });

  test('are those that a text needs: a Latin one reads none of the large ones', () => {
    const names = fontsOfTexts(['A panel']).fonts.map(({ name }) => name);
    expect(names).toEqual(['Display', 'Text']);
  });
});
