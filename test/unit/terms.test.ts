import { describe, expect, test } from '@jest/globals';
import { anyOf } from '../../server/patterns.ts';
import { languages, type Language } from '../../templates/languages.ts';
import { avoidedWords } from '../helpers/avoidedWords.ts';
import { sourceFiles } from '../helpers/sourceFiles.ts';
import { keysPutTogether } from '../helpers/textKeys.ts';
import { textsOf } from '../helpers/texts.ts';

const usedFor = (language: Language) =>
  [...textsOf(language)].filter(([key]) => !key.startsWith('zones.places.'));

/** What people read: without the holes, and without what they type at a terminal. */
function words(text: string): string {
  return text
    .replace(/\{\{[^}]*\}\}/g, '…')
    .replace(/npm run cacerola[^.\n]*/g, '')
    .replace(/<\w+>|\[?--\w+(?: <\w+>)?\]?|\w+\.eml/g, '');
}

const plural = /_(?:zero|one|two|few|many|other)$/;

describe.each(languages)('the words in %s', (language) => {
  const texts = usedFor(language).map(([key, text]) => [key, text] as const);

  test('are those of our terms', () => {
    const found = texts.flatMap(([key, text]) =>
      (avoidedWords[language] ?? [])
        .filter(
          ({ word, except = [] }) =>
            word.test(language === 'es' && word.source.includes('\\{\\{') ? text : words(text)) &&
            !except.includes(key.replace(plural, '')),
        )
        .map(({ instead }) => `${key}: “${text}” should say: ${instead}`),
    );
    expect(found).toEqual([]);
  });

  test('are avoided on purpose: every exception is still one', () => {
    const byKey = new Map(texts.map(([key, text]) => [key.replace(plural, ''), text]));
    const idle = (avoidedWords[language] ?? []).flatMap(({ word, except = [] }) =>
      except.filter((key) => !word.test(words(byKey.get(key) ?? ''))),
    );
    expect(idle).toEqual([]);
  });

  test('say which address is meant', () => {
    if (language !== 'en' && language !== 'es') return;
    const bare = language === 'en' ? /\baddress(?:es)?\b/i : /\bdirecci(?:ón|ones)\b/i;
    const which =
      language === 'en' ? /email|\bweb\b|street|\bIP\b|ip4/i : /correo|escrib|\bweb\b|\bIP\b|ip4/i;
    const found = texts.filter(([, text]) => bare.test(words(text)) && !which.test(words(text)));
    expect(found).toEqual([]);
  });
});

/** Quotation marks of other languages. */
const otherQuotes: Partial<Record<string, RegExp>> = {
  en: /[«»„]/,
  pt: /[«»„]/,
  de: /[«»”]/,
};

/** French sets no-break spaces before some signs, and inside its quotation marks. */
const withoutSpaces: Partial<Record<string, (text: string) => string>> = {
  fr: (text) => text.replaceAll(/\u202F([;!?%])|\u00A0([:»])/g, '$1$2').replaceAll('«\u00A0', '«'),
};

describe.each(languages)('the sentences in %s', (language) => {
  const texts = usedFor(language);
  const ofTerminal = (key: string) => /^(?:cli|start)\./.test(key);

  test('have quotation marks, dashes and dots as printers set them', () => {
    const other = otherQuotes[language] ?? /[“”„]/;
    const found = texts
      .map(([key, text]) => [key, withoutSpaces[language]?.(text) ?? text] as const)
      .filter(
        ([key, text]) =>
          /["'`]|\.\.\.|\s[,.;:!?](?:\s|$)| {2}|\s-\s(?!list|elenchi|Listen|قوائم)/.test(
            ofTerminal(key) || key.startsWith('doctor.')
              ? text.replace(/\n\s*/g, '\n').replace(/ {2,}(?=\{\{(?:address|command))/, ' ')
              : text,
          ) || other.test(text),
      );
    expect(found).toEqual([]);
  });

  test('end where they are more than one', () => {
    const found = texts.filter(
      ([key, text]) =>
        key !== 'cli.help' &&
        /[.!?؟]\s+[¿¡«“„]?\p{Lu}/u.test(words(text).replaceAll(/\d\.(?= )/g, '0')) &&
        !/[.!?؟:…»”“)]$|\}\}$|-all$|p=none$/u.test(text.trim()) &&
        !/: (?:npm |git |apk |apt-get |Ada \p{Lu}).*$/u.test(text),
    );
    expect(found).toEqual([]);
  });

  test('ask and exclaim with both marks', () => {
    if (language !== 'es') return;
    const count = (text: string, mark: string) => text.split(mark).length;
    const found = texts.filter(
      ([, text]) => count(text, '¿') !== count(text, '?') || count(text, '¡') !== count(text, '!'),
    );
    expect(found).toEqual([]);
  });

  test('count in every form where they count', () => {
    // Never fewer than two, or a number without a noun.
    const fewest = /\.(?:\w+-several|tooMany)$/;
    const found = texts.filter(
      ([key, text]) =>
        text.includes('{{count}}') &&
        !plural.test(key) &&
        !fewest.test(key) &&
        !/^\{\{count\}\} \p{L}+ \{\{capacity\}\}$/u.test(text),
    );
    expect(found).toEqual([]);
  });
});

test('millions are written with “de” in Spanish', () => {
  const texts = textsOf('es');
  // What follows the number is no noun.
  const other = new Set(['de', 'por', 'ocupados', 'leen', 'en', 'más']);
  const found = [...texts]
    .filter(([key]) => key.endsWith('_many'))
    .map(([key, text]) => {
      const usual = texts.get(key.replace(/many$/, 'other')) ?? '';
      const wanted = usual.replace(/\{\{count\}\} (\p{L}+)/gu, (said, word: string) =>
        other.has(word) ? said : `{{count}} de ${word}`,
      );
      return { key, text, wanted };
    })
    .filter(({ text, wanted }) => text !== wanted);
  expect(found).toEqual([]);
});

/** Texts with fields that each language puts where they fit, and labels that lead on to a list. */
const endsOtherwise = anyOf(
  /^console\.(?:messages\.templates|people\.bulk)\./,
  /^console\.languages\.removal\.title$/,
  /^forms\.askedAddress\.typed$/,
  /^mail\.newBrowser\.preview$/,
);

test.each(languages)('sentences end in %s as they do in English', (language) => {
  const ending = (text: string) => /[.!?:…]?$/u.exec(text.trim().replace(/؟$/, '?'))?.[0] ?? '';
  const texts = textsOf(language);
  const found = usedFor('en')
    .map(([key, text]) => [key, text, texts.get(key) ?? text] as const)
    .filter(
      ([key, english, other]) =>
        !/^(?:cli|doctor)\./.test(key) &&
        (language === 'es' || !new RegExp(endsOtherwise).test(key)) &&
        ending(english) !== ending(other),
    );
  expect(found).toEqual([]);
});

describe('the label of a button', () => {
  const source = sourceFiles('templates', 'server')
    .map(({ text }) => text)
    .join('\n');
  const button = anyOf(
    /submitButton\(/,
    /actionButton\(\{[^}]*?label:/,
    /linkButton\([^()]*(?:\([^()]*\))?[^()]*,/,
    /kind: 'button',\s*label:/,
    /<button[^>]*>/,
  );
  const label = /\s*(?:html`)?(?:\$\{)?\s*(?:view\.)?t\(\s*['`]([^'`]+)['`]/.source;
  const call = new RegExp(button + label, 'g');
  const shapes = [...source.matchAll(call)].map(([, key = '']) => key);
  const fixed = new Set(shapes.filter((shape) => !shape.includes('${')));
  const patterns = shapes
    .filter((shape) => shape.includes('${'))
    .map(
      (shape) => new RegExp(`^${shape.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[\\w-]+')}$`),
    );
  const labels = new Set([
    ...fixed,
    ...[...keysPutTogether(['templates'])].filter((key) => patterns.some((one) => one.test(key))),
  ]);

  test('is found where buttons are made', () => {
    expect(shapes).toEqual(
      expect.arrayContaining(['event.signUp', 'challenge.button', 'forms.search']),
    );
    expect(shapes.length).toBeGreaterThan(60);
  });

  test.each(languages.map((language) => [language, language === 'en' ? 24 : 28] as const))(
    'is short in %s',
    (language, longest) => {
      const found = usedFor(language)
        .filter(([key]) => labels.has(key.replace(plural, '')))
        .map(([key, text]) => [key, text.replace(/\{\{\w+\}\}/g, '00')] as const)
        .filter(([, text]) => [...text].length > longest);
      expect(found).toEqual([]);
    },
  );
});
