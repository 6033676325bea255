import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openDatabase } from '../../db/database.ts';
import type { Event, EventTexts, NewEvent, TranslatedTexts } from '../../db/schema.ts';
import { eventIn, gapsOf, originalText } from '../../server/fields/eventIn.ts';
import { passagesOf } from '../../server/fields/passages.ts';
import { wordsOf } from '../../server/texts/textsIn.ts';
import { languageOfText } from '../../templates/textsAsRead.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { bareEvent } from '../helpers/events.ts';

const db = openDatabase(':memory:');
let event: Event;

beforeAll(async () => {
  event = await db.write((store) => store.events.insert(bareEvent(1, original)));
});
afterAll(() => db.close());

const original = {
  language: 'es',
  title: 'Panel en línea',
  summary: 'Con dos personas.',
  bring: 'Ollas y sartenes',
  venue: 'Plaza de Ejemplo',
  address: 'Calle Ejemplo 1',
  speakers: [
    { name: 'Ada Example', role: 'soldadora' },
    { name: 'Bo Example', role: '' },
  ],
} satisfies Partial<NewEvent>;

function translation(language: TextLanguage, texts: Record<string, string>): EventTexts {
  return {
    eventId: 1,
    language,
    texts: Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [name, { text, of: wordsOf('') }]),
    ),
    createdAt: 1,
    updatedAt: 1,
  };
}

const english = translation('en', {
  title: 'Online panel',
  summary: 'With two people.',
  bring: 'Pots and pans',
  venue: 'Example Square',
  accessibility: 'What the original does not say.',
  speakers: 'Ada Example — welder\nSomebody Else — nobody announced them',
});
const french = translation('fr', { title: 'Panel en ligne' });

describe('an event, as somebody reads it', () => {
  test('has its texts in the first of their languages in which there are any', () => {
    expect(eventIn(event, [english, french], ['de', 'fr', 'en'])).toMatchObject({
      language: 'fr',
      title: 'Panel en ligne',
    });
    expect(eventIn(event, [english, french], ['en', 'es'])).toMatchObject({
      language: 'en',
      title: 'Online panel',
      summary: 'With two people.',
    });
  });

  test('is as it was written where nobody translated it for them', () => {
    expect(eventIn(event, [english], ['de'])).toBe(event);
    expect(eventIn(event, [english], ['es', 'en'])).toBe(event);
    expect(eventIn(event, [], [])).toBe(event);
  });

  test('tells what is not translated in the language of the original', () => {
    const read = eventIn(event, [french], ['fr']);
    expect(read.bring).toBe('Ollas y sartenes');
    expect(languageOfText(read, 'title')).toBe('fr');
    expect(languageOfText(read, 'bring')).toBe('es');
    expect(languageOfText(read, 'address')).toBe('es');
    expect(passagesOf(read, 'page')).toEqual([
      { name: 'bring', text: 'Ollas y sartenes', language: 'es' },
    ]);
    expect(languageOfText(event, 'bring')).toBe('es');
  });

  test('has the speakers of the original, and no other text than the original', () => {
    const read = eventIn(event, [english], ['en']);
    expect(read.speakers).toEqual([
      { name: 'Ada Example', role: 'welder' },
      { name: 'Bo Example', role: '' },
    ]);
    expect(read.accessibility).toBe('');
  });

  test('keeps every fact', () => {
    const { title: _, ...facts } = { ...event, language: 'fr' };
    expect(eventIn(event, [french], ['fr'])).toMatchObject(facts);
  });
});

describe('what is still to be done at a translation', () => {
  const texts = (changes: TranslatedTexts): TranslatedTexts => ({
    title: { text: 'Panel en ligne', of: wordsOf('Panel en línea') },
    summary: { text: 'Avec deux personnes.', of: wordsOf('Con una persona.') },
    ...changes,
  });

  test('is what it lacks, and what the original says otherwise by now', () => {
    expect(gapsOf(event, texts({}))).toEqual({
      missing: ['venue', 'speakers', 'bring'],
      outdated: ['summary'],
    });
  });

  test('is nothing where all is translated as it stands', () => {
    const names = ['title', 'venue', 'summary', 'speakers', 'bring'] as const;
    const whole = names.map((name) => [
      name,
      { text: 'x', of: wordsOf(originalText(event, name)) },
    ]);
    expect(gapsOf(event, Object.fromEntries(whole))).toEqual({ missing: [], outdated: [] });
  });

  test('has nothing to do with names: speakers without roles need none', () => {
    const named = { ...event, speakers: [{ name: 'Ada Example', role: '' }] };
    expect(gapsOf(named, texts({})).missing).not.toContain('speakers');
  });
});
