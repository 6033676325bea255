import { describe, expect, test } from '@jest/globals';
import { stateOf, yesOf } from '../../../server/imports/words.ts';
import { languages } from '../../../templates/languages.ts';
import { translator } from '../../../templates/translate.ts';

describe.each(languages)('the words of a list in %s', (language) => {
  test('for how somebody stands are those that people are told to write', () => {
    const sentence = translator(language)('console.imports.problems.stateOfRow');
    const told = [...sentence.matchAll(/[“„«]\s*([^“”„«»]+?)\s*[”“»]/gu)].map(
      ([, word = '']) => word,
    );
    expect(told.map((word) => stateOf(word))).toEqual(['confirmed', 'waiting', 'cancelled']);
  });
});

test.each(['yes', 'Sí', 'sim', 'Oui', 'sì', 'Ja', 'نعم'])('%s is a yes', (word) => {
  expect(yesOf(word)).toBe(true);
});

test.each(['no', 'No', 'não', 'Non', 'Nein', 'لا'])('%s is a no', (word) => {
  expect(yesOf(word)).toBe(false);
});

test.each(['confirmée', 'in attesa', 'Abgesagt', 'مؤكد', 'ملغى', 'lista d’attesa'])(
  '%s tells how somebody stands',
  (word) => {
    expect(stateOf(word)).not.toBeNull();
  },
);
