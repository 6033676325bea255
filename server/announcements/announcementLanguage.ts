/** Words that are frequent in one language and rare in the others. */
const frequent: readonly (readonly [string, RegExp])[] = [
  ['en', /\b(?:the|and|of|for|with|at|on|to|is|are|us|we|will|join|bring|from|against)\b/gi],
  [
    'es',
    /\b(?:el|la|los|las|de|del|y|en|con|por|para|una|un|al|es|contra|hora|hs|frente|desde)\b/gi,
  ],
  ['fr', /\b(?:le|les|des|du|et|au|aux|avec|pour|une|est|sur|dans|heures|contre)\b/gi],
  ['pt', /\b(?:os|da|do|das|dos|em|com|por|uma|ao|às|para|não|contra|frente)\b/gi],
  ['de', /\b(?:der|das|und|mit|den|dem|im|zum|zur|uns|wir|auf|vor|nicht|ab|bis|uhr|gegen|für)\b/gi],
  ['it', /\b(?:il|gli|di|della|dei|delle|nel|alle|dalle|con|per|che|una|ore|contro|davanti)\b/gi],
];

const months: readonly (readonly [string, RegExp])[] = [
  [
    'en',
    /\b(?:january|february|march|april|june|july|august|september|october|november|december)\b|day\b/gi,
  ],
  [
    'es',
    /\b(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b/gi,
  ],
  [
    'fr',
    /\b(?:janvier|f[ée]vrier|avril|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre)\b/gi,
  ],
  ['fr', /\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b|\b[ldnq][’']/gi],
  [
    'pt',
    /\b(?:janeiro|fevereiro|mar[cç]o|maio|junho|julho|setembro|outubro|novembro|dezembro)\b/gi,
  ],
  ['de', /\b(?:januar|februar|märz|mai|juni|juli|oktober|dezember)\b|[äöüß]/gi],
  ['de', /\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)\b/gi],
  [
    'it',
    /\b(?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|settembre|ottobre|novembre|dicembre)\b/gi,
  ],
  ['it', /\b(?:(?:lune|marte|mercole|giove|vener)dì|sabato|domenica)(?![\p{L}])/giu],
  ['pt', /-feira\b|[ãõ]/gi],
  ['es', /\b(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)\b|[¡¿ñ]/gi],
];

/** The language in which a text is written, by its small words; '' where they tell nothing. */
export function languageOf(text: string): string {
  const points = new Map<string, number>();
  for (const [language, pattern] of [...frequent, ...months])
    points.set(language, (points.get(language) ?? 0) + [...text.matchAll(pattern)].length);
  const [first, second] = [...points].toSorted(([, one], [, other]) => other - one);
  return first === undefined || first[1] === (second?.[1] ?? 0) ? '' : first[0];
}
