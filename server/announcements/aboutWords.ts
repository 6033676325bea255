/** Sentences that ask for something, greet or tell how to get in, and not what an event is; folded. */
export const isNoPassage = new RegExp(
  [
    '^[^\\p{L}]*(?:dear|hi|hello|hola|bonjour|ola|please|pls|share|difund\\w+|comparti\\w*',
    'compart\\w+|partage\\w*|come|join|rsvp|register',
    'sign up|contact|write|call|email|if you|for (?:more|questions)|more info|details|wear|dress',
    'do not|don.t',
    'inscri\\w+|consultas|para mas|mas info|si quer\\w+|ven(?:i|te)?|vengan|venez|pour (?:plus',
    'toute)|venha\\w*',
    'sumate|sumense|unete|te esperamos|los esperamos|we look forward|see you|nos vemos)\\b',
  ].join('|'),
  'iu',
);
