import { describe, expect, test } from '@jest/globals';
import { groupName, inParts } from '../../server/endorsements/groups.ts';
import { listTexts } from '../../server/endorsements/listTexts.ts';
import { domainsOf } from '../../server/endorsements/sameDomain.ts';
import { callersBeside } from '../../server/fields/calledBy.ts';
import { andList } from '../../server/texts/andList.ts';
import { languages } from '../../templates/languages.ts';
import { textLanguages } from '../../templates/textLanguages.ts';
import { translator } from '../../templates/translate.ts';

describe('names in a sentence', () => {
  test.each([
    ['en', ['A', 'B'], 'A and B'],
    ['en', ['A', 'B', 'C'], 'A, B, and C'],
    ['es', ['A', 'B', 'C'], 'A, B y C'],
    ['es', ['A', 'Iglesia de Ejemplo'], 'A e Iglesia de Ejemplo'],
    ['es', ['A', 'B', 'Hijos de Ejemplo'], 'A, B e Hijos de Ejemplo'],
    ['es', ['A', 'Íñigo de Ejemplo'], 'A e Íñigo de Ejemplo'],
    ['es', ['A', '«Identidad»'], 'A e «Identidad»'],
    ['es', ['A', 'Hierro y Fuego'], 'A y Hierro y Fuego'],
    ['es', ['A', '«Hielo»'], 'A y «Hielo»'],
    ['es', ['Y', 'Yatay'], 'Y y Yatay'],
    ['fr', ['A', 'B', 'C'], 'A, B et C'],
    ['de', ['A', 'B', 'C'], 'A, B und C'],
  ] as const)('in %s: %j', (language, names, told) => {
    expect(andList(names, language)).toBe(told);
  });

  test('in every language an event can be written in', () => {
    for (const language of textLanguages) {
      const told = andList(['Example One', 'Example Two', 'Example Three'], language);
      expect(told).toMatch(/Example One.+Example Two.+Example Three/u);
    }
    expect(andList([], 'en')).toBe('');
    expect(andList(['One'], 'es')).toBe('One');
  });
});

describe('parts of the list', () => {
  const groups = [{ id: 1 }, { id: 2 }, { id: 3 }];

  test('stand in the order of the groups, without those in which nobody is', () => {
    const listed = [
      { name: 'c', groupId: null },
      { name: 'b', groupId: 3 },
      { name: 'a', groupId: 1 },
      { name: 'gone', groupId: 9 },
    ];
    expect(
      inParts(listed, groups).map(({ group, listed: of }) => [
        group?.id ?? null,
        of.map(({ name }) => name),
      ]),
    ).toEqual([
      [1, ['a']],
      [3, ['b']],
      [null, ['c', 'gone']],
    ]);
  });

  test('have usual headings in every language, and others in those that somebody wrote', () => {
    for (const language of languages) {
      const t = translator(language);
      expect(groupName({ kind: 'called', names: {} }, language, 'fr', t)).not.toBe('');
    }
    const names = { en: 'With the support of', fr: 'Avec le soutien de' };
    const nameIn = (language: 'en' | 'es') =>
      groupName({ kind: 'free', names }, language, 'fr', translator(language));
    expect(nameIn('en')).toBe('With the support of');
    expect(nameIn('es')).toBe('Avec le soutien de');
    const only = { kind: 'free', names: { en: 'Friends' } } as const;
    expect(groupName(only, 'es', 'es', translator('es'))).toBe('Friends');
  });
});

test('an event is called by its host and the callers of the list, each once', () => {
  expect(callersBeside('Left Voice', ['LEFT VOICE ', 'Example Union'])).toEqual(['Example Union']);
});

test('a domain tells of an organization, unless everybody has an address there', () => {
  const of = (email: string | null, website = '') => domainsOf({ email, website });
  expect(of('ada@union.example')).toEqual(['union.example']);
  expect(of('ada@union.example', 'https://www.union.example/join')).toEqual(['union.example']);
  expect(of('ada@gmail.com')).toEqual([]);
  expect(of('ada@example.org', 'https://union.example.org')).toEqual([]);
  expect(of(null, 'https://sí.example')).toEqual(['xn--s-jga.example']);
  expect(of(null, 'no address')).toEqual([]);
});

describe('the list in texts', () => {
  const one = (name: string, about: { city?: string; website?: string } = {}) => ({
    name,
    city: about.city ?? null,
    website: about.website ?? null,
    statement: null,
  });
  const called = [one('Left Voice'), one('Iglesia <de> "Ejemplo"')];
  const supported = [one('Union', { city: 'Springfield', website: 'https://union.example/?a&b' })];
  const list = {
    listed: [...called, ...supported],
    parts: [
      { kind: 'called' as const, heading: 'Convocan', listed: called },
      { kind: 'supported' as const, heading: 'Apoyan', listed: supported },
    ],
    continues: true,
  };

  test('has a sentence for each heading, with its own "and"', () => {
    expect(listTexts(list, 'es').sentences).toBe(
      'Convocan Left Voice e Iglesia <de> "Ejemplo".\nApoyan Union y otras organizaciones.',
    );
    expect(listTexts({ ...list, parts: [] }, 'en').sentences).toBe(
      'Co-sponsored by Left Voice, Iglesia <de> "Ejemplo", Union, and others.',
    );
  });

  test('has lines for a flyer, and websites in an email', () => {
    const { lines, mail } = listTexts(list, 'es');
    expect(lines).toContain('Convocan\nLeft Voice\n');
    expect(mail).toContain('- Union, Springfield: https://union.example/?a&b');
  });

  test('is HTML that no name can break out of', () => {
    const { markup } = listTexts(list, 'es');
    expect(markup).toContain('<li>Iglesia &lt;de&gt; &quot;Ejemplo&quot;</li>');
    expect(markup).toContain('href="https://union.example/?a&amp;b"');
  });

  test('of nobody says nothing', () => {
    const nobody = listTexts({ listed: [], parts: [], continues: true }, 'en');
    expect(Object.values(nobody)).toEqual(['', '', '', '']);
  });
});
