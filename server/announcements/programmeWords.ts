/** Words between what happens and its hour: `march off at 12`, `accueil à 18h`; folded. */
export const linkingAtEnd = new RegExp(
  [
    '(?:[\\s:–—@-]|\\b(?:at|from|by|is|are|starts?|begins?|around|about|approx|a|as|a las?|las?|desde|de|des',
    'a partir d(?:e|as)|das|son|es|vers|por volta das|hacia las?|tipo))*$',
  ].join('|'),
  'i',
);

/** What hours are told with and is no item: deadlines, labels, ways to write. */
export const notItem = new RegExp(
  [
    '^(?:compa\\S*|camarad\\S*|vecin\\S*|amig\\S*|friends|comrades|colleagues|hola|hi|hello|bonjour|ola',
    'from|rsvp|register|registration (?:closes|ends)|sign up|call|email|e-mail|contact|deadline',
    'write|phone|text',
    'time|hora|horario|hour|when|cuando|quand|heure|quando|date|fecha|data|dia|online|zoom|en linea|en ligne',
    'inscri\\w+|confirma\\w*|consultas|llamar|escribi\\w*|join us|please|come|us\\b|we\\b|onwards?',
    'sharp|until',
    'hasta|jusqu|ate\\b|en punto|local|time zone|p\\.?m|a\\.?m|hs\\b|hrs\\b|tonight|today|tomorrow',
    'hoy|manana|hoje|amanha|demain|aujourd|every|todos|cada|next|this|on|in',
    'en|at|al?|au|na|no|em|for|with|con|avec|com|frente|outside|on zoom|via|por)\\b(?!\\s?(?:-|discussion))',
  ].join('|'),
  'i',
);
