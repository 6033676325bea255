import { folded } from '../../db/folded.ts';

/** Zeros of the digits that people write in Arabic, Persian and Hindi. */
const zeros = [0x0660, 0x06f0, 0x0966];

/** What says in which direction letters are read, and what draws Arabic words out. */
const invisible = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u0640\ufeff]/g;

/** A cell as the rules here read it: in small letters without accents, its digits Latin, single spaces. */
export function cellText(cell: string): string {
  return folded(cell.replaceAll(invisible, ''))
    .toLowerCase()
    .replaceAll(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g, latinDigit)
    .replaceAll('٫', '.')
    .replaceAll(/[’‘`´]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function latinDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = zeros.find((one) => code >= one && code <= one + 9) ?? code;
  return String(code - zero);
}

const nothingYet = new RegExp(
  [
    '^(?:[-–—?.…x]{0,10}|n/?a|tb[acd]|open|unknown|later|soon|to be (?:announced|confirmed|defined|decided)',
    '(?:por|a|sin) (?:confirm[ae]r|definir|anunciar|convenir)|pendiente|se anunciara|proximamente',
    'pendente|em breve|a (?:preciser|venir|determiner)|bientot|non (?:precisee?|connue?)',
    'da (?:definire|confermare|decidere|comunicare)|prossimamente',
    'offen|noch offen|folgt|unbekannt|wird (?:noch )?(?:bekannt ?gegeben|angekundigt)|steht noch nicht fest',
    'غير محدد|يحدد لاحقا|سيحدد لاحقا|سيعلن لاحقا|لاحقا|قريبا)$',
  ].join('|'),
);

/** Whether a cell says in words, in any language of this site, that something is not known yet. */
export function saysNothingYet(cell: string): boolean {
  return nothingYet.test(cellText(cell));
}
