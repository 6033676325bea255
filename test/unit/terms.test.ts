import { describe, expect, test } from '@jest/globals';
import { anyOf, inTurn } from '../../server/patterns.ts';
import { languages, type Language } from '../../templates/languages.ts';
import { sourceFiles } from '../helpers/sourceFiles.ts';
import { keysPutTogether } from '../helpers/textKeys.ts';
import { textsOf } from '../helpers/texts.ts';

/** A word that people never read here, and what they read instead. */
interface Avoided {
  word: RegExp;
  instead: string;
  /** Keys of texts that mean something else by it. */
  except?: readonly string[];
}

const avoided: Partial<Record<Language, readonly Avoided[]>> = {
  en: [
    { word: /\be?-?mails?\b(?<!\bemails?)(?! (?:server|system))/i, instead: 'email' },
    { word: /\b(?:some|no|every|any)body\b/i, instead: 'someone, no one, everyone, anyone' },
    { word: /cancell(?!ation)/i, instead: 'canceled' },
    { word: /\bdesks?\b|\bconsole\b/i, instead: 'dashboard' },
    { word: /\bseats?\b/i, instead: 'spot, only where there is a capacity' },
    { word: /\b(?<!time )zones?\b/i, instead: 'time zone' },
    { word: /\bown page\b(?<!their own page|each person’s own page)/i, instead: 'your page' },
    { word: /\bjoining\b/i, instead: 'how to join, link to join' },
    { word: /\blog ?(?:in|out)\b/i, instead: 'sign in, sign out' },
    { word: /\bendors|(?<!co-)\bsponsor/i, instead: 'co-sponsor' },
    { word: /\bentr(?:y|ies)\b(?<!calendar entry)/i, instead: 'listing' },
    { word: /\b(?:gathering|assembly)\b/i, instead: 'arrival, event' },
    { word: /\b(?:beginning|begins|begun)\b/i, instead: 'start, starts, started' },
    { word: /\b(?:came|comes) back\b/i, instead: 'bounced' },
    { word: /\bnecessary\b/i, instead: 'optional, or leave it out' },
    { word: /\beras(?:e|ed|es|ing)\b|\btake away\b|\btaken away\b/i, instead: 'delete, remove' },
    { word: /\b(?:click|tap)(?:s|ed)?\b/i, instead: 'press' },
    {
      word: /\busers?\b|\badmins?\b/i,
      instead: 'attendee, organizer',
      except: ['cli.doctor.smtp-works', 'doctor.smtp.authentication', 'doctor.smtp.other'],
    },
    { word: /\bwho calls\b/i, instead: 'called by' },
    { word: /\b(?:stands|holds|anew|shall)\b/i, instead: 'is, has, again, will' },
    { word: /(?:^|[.!?] )Whoever\b/, instead: 'another head of the sentence' },
    { word: /\bany more\b|\bafterwards\b|\bcolour\b|\blicence\b/i, instead: 'US spelling' },
    {
      word: /\bclocks?\b/i,
      instead: 'time zone, hour',
      // Where a country sets its clocks there is no other word.
      except: [
        'console.eventForm.problems.timeSkipped',
        'console.eventForm.problems.timeDoubled',
        'console.eventForm.occurrence.earlier',
        'console.eventForm.occurrence.later',
        'console.audit.actions.event-recomputed',
        'mail.eventChanged.clocks',
      ],
    },
  ],
  es: [
    { word: /\be-?mails?\b/i, instead: 'correo' },
    { word: /\bactos?\b|\bactividad(?:es)?\b/i, instead: 'evento' },
    { word: /\banuncios?\b/i, instead: 'convocatoria' },
    { word: /\binscript[oa]s?\b/i, instead: 'quienes se inscribieron' },
    {
      word: /\busuari[oa]s?\b|\badmin\b/i,
      instead: 'participante, equipo organizador',
      except: ['cli.doctor.smtp-works', 'doctor.smtp.authentication', 'doctor.smtp.other'],
    },
    {
      word: /\bentra(?:r|da|das)?\b|\bentró\b/i,
      instead: 'iniciar sesión, conectarse, cómo figura',
      except: ['console.eventForm.confirm.text', 'console.signups.sheet.note'],
    },
    { word: /\bmesas?\b|\bescritorio\b|\bconsola\b/i, instead: 'panel' },
    {
      word: /\basientos?\b|\bplazas?\b/i,
      instead: 'lugar, cupo',
      except: ['console.eventForm.venue.hint', 'console.eventForm.accessibility.hint'],
    },
    { word: /\bconcentraci[oó]n/i, instead: 'llegada' },
    {
      word: /\bcomienz[oa]s?\b|\bcierre\b|\bfinal(?:es)?\b/i,
      instead: 'inicio, fin',
      except: ['mail.signupDeclinedQuestion.keep'],
    },
    { word: /\b(?<!la )zonas?\b(?! horarias?)/i, instead: 'zona horaria' },
    { word: /patrocin|\badherir\b/i, instead: 'adhesión, adherirse' },
    { word: /\bpedidos?\b/i, instead: 'solicitud' },
    { word: /\bmenci(?:ón|ones)\b/i, instead: 'cómo figura' },
    { word: /\bpuls[aeo]|\bclic\b/i, instead: 'presionar' },
    { word: /\bspam\b/i, instead: 'correo no deseado' },
    {
      word: /\brecién\b|\bplanillas?\b|\bya fue\b|\bcarg(?:a|ar|ada|ado|ue)\b|\bañad/i,
      instead: 'palabras que se entienden en todas partes',
    },
    {
      word: /\bcomputadoras?\b|\bordenador(?:es)?\b|\bvolantes?\b|\bvos\b|\bustedes\b|\bvosotr/i,
      instead: 'palabras que se entienden en todas partes',
    },
    {
      word: new RegExp(
        inTurn(
          /\b(?:tod|ell|nosotr|compañer|amig|organizador|invitad|inscrit)/,
          /(?:[@x]s?\b|[oa]s?\/[oa]s?\b|es?\b(?!s))/,
        ),
        'i',
      ),
      instead: 'quienes, personas, equipo',
    },
    // "La una" is one hour, "las dos" are several.
    { word: /\blas? \{\{(?!place|day|date)/, instead: 'la hora {{time}}' },
  ],
};

const usedFor = (language: Language) =>
  [...textsOf(language)].filter(([key]) => !key.startsWith('zones.places.'));

/** What people read: without the holes, and without what they type at a terminal. */
function words(text: string): string {
  return text
    .replace(/\{\{[^}]*\}\}/g, '…')
    .replace(/npm run cacerola[^.\n]*/g, '')
    .replace(/<\w+>|\[?--\w+(?: <\w+>)?\]?|\w+\.eml/g, '');
}

const plural = /_(?:one|other|many)$/;

describe.each(languages)('the words in %s', (language) => {
  const texts = usedFor(language).map(([key, text]) => [key, text] as const);

  test('are those of our terms', () => {
    const found = texts.flatMap(([key, text]) =>
      (avoided[language] ?? [])
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
    const idle = (avoided[language] ?? []).flatMap(({ word, except = [] }) =>
      except.filter((key) => !word.test(words(byKey.get(key) ?? ''))),
    );
    expect(idle).toEqual([]);
  });

  test('say which address is meant', () => {
    const bare = language === 'en' ? /\baddress(?:es)?\b/i : /\bdirecci(?:ón|ones)\b/i;
    const which =
      language === 'en' ? /email|\bweb\b|street|\bIP\b|ip4/i : /correo|escrib|\bweb\b|\bIP\b|ip4/i;
    const found = texts.filter(([, text]) => bare.test(words(text)) && !which.test(words(text)));
    expect(found).toEqual([]);
  });
});

describe.each(languages)('the sentences in %s', (language) => {
  const texts = usedFor(language);
  const ofTerminal = (key: string) => /^(?:cli|start)\./.test(key);

  test('have quotation marks, dashes and dots as printers set them', () => {
    const other = language === 'en' ? /[«»]/ : /[“”]/;
    const found = texts.filter(
      ([key, text]) =>
        /["'`]|\.\.\.|\s[,.;:!?](?:\s|$)| {2}|\s-\s(?!list)/.test(
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
        /[.!?]\s+[¿¡«“]?\p{Lu}/u.test(words(text)) &&
        !/[.!?:…»”)]$|\}\}$|-all$|p=none$/u.test(text.trim()) &&
        !/: (?:npm |git |apk |apt-get |Ada Example)\b.*$/.test(text),
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
        !/^\{\{count\}\} (?:of|de) \{\{capacity\}\}$/.test(text),
    );
    expect(found).toEqual([]);
  });
});

test('millions are written with “de” in Spanish', () => {
  const texts = textsOf('es');
  // What follows the number is no noun.
  const other = new Set(['de', 'por', 'ocupados', 'leen', 'en']);
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

test('sentences end alike in all languages', () => {
  const ending = (text: string) => /[.!?:…]?$/u.exec(text.trim())?.[0] ?? '';
  const spanish = textsOf('es');
  const found = usedFor('en')
    .map(([key, text]) => [key, text, spanish.get(key) ?? text] as const)
    .filter(
      ([key, english, other]) =>
        !/^(?:cli|doctor)\./.test(key) && ending(english) !== ending(other),
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

  test.each([
    ['en', 24],
    ['es', 28],
  ] as const)('is short in %s', (language, longest) => {
    const found = usedFor(language)
      .filter(([key]) => labels.has(key.replace(plural, '')))
      .map(([key, text]) => [key, text.replace(/\{\{\w+\}\}/g, '00')] as const)
      .filter(([, text]) => [...text].length > longest);
    expect(found).toEqual([]);
  });
});
