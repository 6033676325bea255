import { alternatives } from './spans.ts';

/** What a passage of an announcement tells. */
export type PassageKind = 'speakers' | 'host' | 'co-sponsors' | 'bring';

/** Words that open a passage, behind which a colon may stand; folded, in lower case. */
const openings: Readonly<Record<PassageKind, readonly string[]>> = {
  speakers: [
    'speakers?(?: include)?',
    '(?:guest|keynote) speakers?',
    'featuring',
    'panell?ists?',
    'presenters?',
    'our guests?',
    'oradora?e?s?',
    'hablan',
    'panelistas',
    'participan',
    'intervienen',
    'comentan?(?= ?:)',
    'ponentes',
    'expositora?e?s?',
    'con la participacion de',
    'intervenant.{0,2}s(?= ?:)',
    'interviendront',
    'avec la participation de',
    'palestrantes',
    'convidad[oa]s(?= ?:)',
    'com a (?:participacao|presenca) de',
  ],
  host: [
    'hosted by',
    'organi[sz]ed by',
    'called by',
    'presented by',
    'hosts?:',
    'organi[sz]ers?:',
    'convocan?(?= ?:| [A-Z])',
    'organizan?(?= ?:| [A-Z])',
    'invitan?(?= ?:)',
    'organizad[oa]s? por',
    'convocad[oa]s? por',
    'convened by',
    'a l.appel (?:de la |de l.|des? |du )?',
    'organise.{0,3} par',
    'organisat(?:eurs?|rices?|ion)(?= ?:)',
    'convocam?(?= ?:| [A-Z])',
    'organizam?(?= ?:| [A-Z])',
    '(?:organizacao|realizacao)(?= ?:)',
    'chamam?(?= ?:)',
  ],
  'co-sponsors': [
    'co-?sponsored by',
    'co-?sponsors?(?= ?:)',
    'endorsed by',
    'endorse(?:rs|ments)(?= ?:)',
    'supported by',
    'supporters?(?= ?:)',
    'with the support of',
    'adhieren',
    'adhesiones(?= ?:)',
    'ya adhirieron',
    'con la adhesion de',
    'con el apoyo de',
    'apoyan',
    'firman',
    'suscriben',
    '(?:premier.{0,3}s |deja )?signataires(?= ?:)',
    'deja signataires',
    'avec le soutien (?:de la |de l.|des? |du )',
    'soutenue? par',
    'apoiam',
    'apoio(?= ?:)',
    '(?:ja )?assinam',
    'com o apoio d[aeo]s?',
  ],
  bring: [
    'bring',
    'what to bring',
    'trae(?:d|r|te)?',
    'traigan',
    'lleva(?:d|r)?',
    'lleven',
    'que llevar',
    'apportez',
    'amenez',
    'a apporter(?= ?:)',
    'venez avec',
    'ramenez',
    'prenez',
    'tragam?',
    'levem?(?! em\\b)',
    'o que levar',
  ],
};

/** The opening of each kind of passage, at the head of a sentence or a line. */
export const passagePatterns = (['co-sponsors', 'speakers', 'host', 'bring'] as const).map(
  (kind) => ({
    kind,
    pattern: new RegExp(
      [
        '(?<=^|[\\n.!?;)(•·*,–-]\\s{0,3}|[¡]|\\u0001[.,]?\\s',
        '|\\b(?:please|and|por favor,?|y|is|are)\\s|[,;.]\\syou\\s)',
        `(?:${alternatives(openings[kind])})(?: ?/ ?(?:${alternatives(openings[kind])}))?(?:\\s?:\\s*|\\s+)`,
      ].join(''),
      'gi',
    ),
  }),
);

/** That a list goes on: "and others", "y siguen las firmas". */
export const andOthers = new RegExp(
  [
    '(?:,?\\s(?:and|y|et?|&|among|entre)\\s|,\\s)',
    '(?:(?:many |muchas )?(?:others?|more|otr[oa]s|outr[oa]s|autres)(?: (?:groups|organizations',
    '|organizaciones))?',
    '|siguen (?:las )?firmas|mas organizaciones|mas)$',
  ].join(''),
  'i',
);
