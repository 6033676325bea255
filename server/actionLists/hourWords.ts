/*
 * What stands around the figures of an hour in a cell, folded and in small letters, in the languages of this
 * site. For regular expressions.
 */

/** In front of an hour: "a las 16", "ab 16 Uhr", "dalle ore 16", "الساعة 4". */
export const leads = [
  'a (?:partir )?(?:de |das |delle )?las?',
  'a partir (?:das?|de|dalle|delle)',
  '(?:a|de|da|dalle?|alle?|das|des|vers|von|ab|um|gegen|as|at|from|around|about|circa|ca|desde|entre)',
  '(?:begin(?:s|n)?|start(?:s|ing)?|inicio|debut|inizio|h|ore|dalle ore|alle ore|hora|heure|ora|time)',
  'las|la|le|@|~|من|في|عند|تمام',
  'ال?ساع[هة]',
].join('|');

/** Behind it, where hours of twenty-four are meant. */
export const units = "h(?:s|rs?)?|horas?|hours?|heures?|uhr|ore|o'?clock|oras?";

/** Between the beginning and the end. */
export const between = [
  '-|–|—|~|→|a|as|to|till|until|bis|e|y|et|and|und',
  "hasta(?: las?)?|ate(?: as)?|a las|jusqu'a|fino alle|alle|a las|الى|حتى",
].join('|');

/** Before noon. */
export const mornings = [
  'a\\.?\\s?m\\b\\.?|a(?!\\p{L})|ص(?!\\p{L})|صباحا|الصبح|في الصباح|in the morning',
  '(?:(?:de|por|en) la |da |de |di |du |del |am |in der )?(?:manana|madrugada|manha|matin|mattin[ao]|fruh)',
  'morgens|vormittags|fruh',
].join('|');

/** After it. */
export const afternoons = [
  'p\\.?\\s?m\\b\\.?|p(?!\\p{L})|م(?!\\p{L})|مساء|عصرا|ظهرا|بعد الظهر|ليلا|في المساء',
  'in the (?:afternoon|evening)|at night',
  "(?:(?:de|por|en) la |da |de |di |du |del |della |de l'|am )?(?:tarde|noche|noite|soir|apres[- ]midi)",
  '(?:del |di |della |nel )?(?:pomeriggio|sera)|(?:am )?(?:nachmittags?|abends?)',
].join('|');

/** At night, when twelve is the end of the day. */
export const nights = /noche|noite|night|ليلا/;

/** Behind all of it, and nothing to read: "hora local", "sharp", "(Ortszeit)". */
export const asides = [
  'local(?: time)?|time|hora local|horario local|heure locale|ora locale|ortszeit|in loco',
  'sharp|en punto|pile|precise?s?|in punto|punkt|approx|aprox|env(?:iron)?|circa|ca|بالتوقيت المحلي',
].join('|');

/** Twelve, in one word. */
export const noons = new RegExp(
  [
    '^(?:at |a |al |ab |um |alle )?(?:12 )?',
    '(?:noon|midday|mediodia|midi|meio[- ]dia|mezzogiorno|mittags?|ال?ظهر|ظهرا)$',
  ].join(''),
);
