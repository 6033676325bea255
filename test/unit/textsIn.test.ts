import { describe, expect, test } from '@jest/globals';
import {
  dearest,
  editedTexts,
  gapsIn,
  textsIn,
  wordsOf,
  type Translation,
} from '../../server/texts/textsIn.ts';
import { languageOfText } from '../../templates/textsAsRead.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';

const original = {
  language: 'en',
  texts: { title: 'A day', facts: 'Why.', note: '' },
} as const;

function translation(language: TextLanguage, texts: Record<string, string>): Translation {
  return {
    language,
    texts: Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [name, { text, of: wordsOf('') }]),
    ),
  };
}

const translations = [
  translation('es', { title: 'Un día', facts: 'Por qué.', note: 'Nadie lo dijo.' }),
  translation('ar', { title: 'يوم' }),
];

describe('texts, as somebody reads them', () => {
  test('are in the first of the reader’s languages in which there are any', () => {
    expect(textsIn(original, translations, ['de', 'ar', 'es'])).toMatchObject({
      language: 'ar',
      texts: { title: 'يوم', facts: 'Why.' },
    });
    expect(textsIn(original, translations, ['de', 'en', 'ar'])).toBe(original);
    expect(textsIn(original, translations, ['de'])).toBe(original);
    expect(textsIn(original, translations, [])).toBe(original);
  });

  test('are told apart where nobody has translated them', () => {
    const read = textsIn(original, translations, ['ar']);
    expect(read.original).toEqual({ language: 'en', names: ['facts'] });
    expect(languageOfText(read, 'title')).toBe('ar');
    expect(languageOfText(read, 'facts')).toBe('en');
  });

  test('say nothing that the original does not say', () => {
    expect(textsIn(original, translations, ['es']).texts).toEqual({
      title: 'Un día',
      facts: 'Por qué.',
      note: '',
    });
  });

  test('have a language that is among those of the text', () => {
    expect(dearest(['de', 'es', 'en'], ['en', 'es'])).toBe('es');
    expect(dearest(['de'], ['en', 'es'])).toBeUndefined();
  });
});

describe('texts that are edited', () => {
  const before = {
    title: { text: 'Un día', of: wordsOf('A day') },
    facts: { text: 'Por qué.', of: wordsOf('Because.') },
  };
  const typed = (text: string, beside: string, stillRight = false) => ({
    text,
    beside: wordsOf(beside),
    stillRight,
  });

  test('belong to the words beside which they were typed, and others stay', () => {
    const { whole, changed } = editedTexts(before, {
      title: typed('Una semana', 'A week'),
      facts: typed('Por qué.', 'Why.'),
    });
    expect(changed).toEqual(['title']);
    expect(whole).toEqual({ ...before, title: { text: 'Una semana', of: wordsOf('A week') } });
  });

  test('fit the words of now where somebody says so, and go where they are emptied', () => {
    const { whole } = editedTexts(before, {
      title: typed('', 'A day'),
      facts: typed('Por qué.', 'Why.', true),
    });
    expect(whole).toEqual({ facts: { text: 'Por qué.', of: wordsOf('Why.') } });
  });

  test('have gaps: what is missing, and what the original says otherwise by now', () => {
    const said = [
      ['title', 'A day'],
      ['facts', 'Why.'],
      ['note', ''],
      ['place', 'Here'],
    ] as const;
    expect(gapsIn(said, before)).toEqual({ missing: ['place'], outdated: ['facts'] });
  });
});
