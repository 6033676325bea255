import { describe, expect, test } from '@jest/globals';
import { languages } from '../../templates/languages.ts';
import { pageTexts, wordsOf } from '../helpers/pageTexts.ts';
import { projectFile, sourceFiles } from '../helpers/sourceFiles.ts';
import { keysPutTogether } from '../helpers/textKeys.ts';
import { textsOf } from '../helpers/texts.ts';

const plural = /_(zero|one|two|few|many|other)$/;

const english = textsOf('en');
const code = sourceFiles('server', 'db', 'templates');

const baseOf = (key: string) => key.replace(plural, '');
const bases = (texts: Map<string, string>) => [...new Set([...texts.keys()].map(baseOf))].sort();

function holes(text: string): string[] {
  return [...text.matchAll(/\{\{\s*-?\s*(\w+)[^}]*\}\}/g)].map(([, name = '']) => name);
}

/** The holes of a text, those of all its plural forms together. */
function holesOf(texts: Map<string, string>, base: string): string[] {
  const forms = [...texts].filter(([key]) => baseOf(key) === base).map(([, text]) => text);
  return [...new Set(forms.flatMap(holes))].sort();
}

describe.each(languages)('the texts in %s', (language) => {
  const texts = textsOf(language);

  test('are the same ones as in English', () => {
    expect(bases(texts)).toEqual(bases(english));
  });

  test('take the same facts as in English', () => {
    const facts = (of: Map<string, string>) =>
      Object.fromEntries(bases(english).map((base) => [base, holesOf(of, base)]));
    expect(facts(texts)).toEqual(facts(english));
  });

  test('have every plural form of the language', () => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const forms = new Map<string, string[]>();
    for (const key of texts.keys()) {
      const form = plural.exec(key)?.[1];
      if (form !== undefined) forms.set(baseOf(key), [...(forms.get(baseOf(key)) ?? []), form]);
    }
    const incomplete = [...forms].filter(([, has]) => has.toSorted().join() !== needed.join());
    expect(incomplete).toEqual([]);
  });

  test('say something, in one piece, without markup', () => {
    // A terminal shows lines and angle brackets as they are.
    const faulty = [...texts].filter(
      ([key, text]) =>
        !key.startsWith('cli.') &&
        (text.trim() === '' ||
          text !== text.trim() ||
          text.normalize('NFC') !== text ||
          /<\w|\s{2,}[^\s{]|&\w+;/.test(text)),
    );
    expect(faulty).toEqual([]);
  });
});

describe('the texts of the site', () => {
  test('are all used', () => {
    // The starter reads the file itself: no translator runs on an old Node.
    const starter = [...projectFile('server/start.js').matchAll(/'(\w+)'/g)]
      .map(([, name = '']) => `'runtime.${name}'`)
      .join(' ');
    const source = `${starter}\n${code.map(({ text }) => text).join('\n')}`;
    const named = new Set(
      [...source.matchAll(/'([\w-]+(?:\.[\w/+-]+)+)'/g)].map(([, key = '']) => key),
    );
    const putTogether = keysPutTogether(['server', 'db', 'templates']);
    expect([...putTogether]).toEqual(
      expect.arrayContaining(['error.404.title', 'event.kind.online']),
    );
    const groups = [...source.matchAll(/\btextGroup\(language, '([\w.]+)'\)/g)].map(
      ([, group = '']) => group,
    );
    const unused = bases(english).filter(
      (key) =>
        !named.has(key) &&
        !putTogether.has(key) &&
        !groups.some((group) => key.startsWith(`${group}.`)),
    );
    expect(unused).toEqual([]);
  }, 180_000);

  test('stand in the text files and never in a page', () => {
    const found = code
      .filter(({ path }) => path.startsWith('templates/'))
      .flatMap(({ path, text }) =>
        pageTexts(text).flatMap(({ html, line }) =>
          wordsOf(html).map((word) => `${path}:${line} ${word}`),
        ),
      );
    expect(found).toEqual([]);
  });

  test('a text that was left in a page is found', () => {
    const template =
      'const page = html`<p class="lead">${open ? html`<b title="Really">${name}</b> comes` : \'\'}</p>`;';
    expect(pageTexts(template).flatMap(({ html }) => wordsOf(html))).toEqual(['Really', 'comes']);
  });
});
