import { folded } from '../../db/folded.ts';
import { languages, type Language } from '../../templates/languages.ts';

/* What cells say in words, in the languages of this site, and in those of other programs. */

/** A text as names of columns and words of cells are compared: without case, accents and signs. */
export function alike(text: string): string {
  return folded(text)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** How somebody stands, as a list from elsewhere can tell. */
export type ToldState = 'confirmed' | 'waiting' | 'cancelled';

const stateWords: Readonly<Record<ToldState, readonly string[]>> = {
  confirmed: [
    'confirmed',
    'accepted',
    'approved',
    'attending',
    'attended',
    'going',
    'yes',
    'registered',
    'active',
    'paid',
    'completed',
    'complete',
    'checked in',
    'manual',
    'signed up',
    'session',
    'confirmada',
    'confirmado',
    'aceptada',
    'aceptado',
    'aprobada',
    'aprobado',
    'inscrita',
    'inscrito',
    'asiste',
    'asistira',
    'pagada',
    'pagado',
    'si',
    'coming',
    'vem',
    'aprovada',
    'aprovado',
    'aceita',
    'aceito',
    'confirmée',
    'confirmé',
    'acceptée',
    'accepté',
    'inscrite',
    'oui',
    'confermata',
    'confermato',
    'iscritta',
    'iscritto',
    'bestätigt',
    'angemeldet',
    'zugesagt',
    'ja',
    'مؤكد',
    'مؤكدة',
    'مسجل',
    'مسجلة',
    'نعم',
  ],
  waiting: [
    'waiting',
    'waitlist',
    'waitlisted',
    'on waitlist',
    'waiting list',
    'on the waiting list',
    'pending',
    'pending approval',
    'tentative',
    'maybe',
    'unpaid',
    'offline',
    'en espera',
    'en lista de espera',
    'lista de espera',
    'pendiente',
    'espera',
    'pendente',
    'en attente',
    'liste d’attente',
    'sur liste d’attente',
    'in attesa',
    'lista d’attesa',
    'warteliste',
    'auf der warteliste',
    'wartet',
    'انتظار',
    'قائمة الانتظار',
  ],
  cancelled: [
    'cancelled',
    'canceled',
    'declined',
    'refunded',
    'refunded canceled',
    'deleted',
    'transferred',
    'expired',
    'not attending',
    'not going',
    'no',
    'no show',
    'rejected',
    'abandoned',
    'cancelada',
    'cancelado',
    'rechazada',
    'rechazado',
    'no asiste',
    'no asistira',
    'reembolsada',
    'reembolsado',
    'vencida',
    'recusada',
    'recusado',
    'annulée',
    'annulé',
    'refusée',
    'refusé',
    'non',
    'annullata',
    'annullato',
    'rifiutata',
    'rifiutato',
    'abgesagt',
    'abgemeldet',
    'abgelehnt',
    'nein',
    'ملغى',
    'ملغاة',
    'مرفوض',
    'لا',
  ],
};

const states = new Map(
  (['confirmed', 'waiting', 'cancelled'] as const).flatMap((state) =>
    stateWords[state].map((word) => [alike(word), state] as const),
  ),
);

/** How somebody stands, in a word that is known; null for any other. */
export function stateOf(word: string): ToldState | null {
  return states.get(alike(word)) ?? null;
}

// prettier-ignore
const yesWords = [
  'yes', 'y', 'true', '1', 'x', 'on', 'si', 's', 'verdadero', 'subscribed', 'ok',
  'sim', 'oui', 'vrai', 'vero', 'ja', 'wahr', 'نعم',
].map(alike);
// prettier-ignore
const noWords = [
  'no', 'n', 'false', '0', 'off', 'falso', 'unsubscribed', 'bouncing', 'none', '',
  'não', 'non', 'faux', 'nein', 'falsch', 'لا',
].map(alike);
const yesBegins = ['yes ', 'si ', 'i agree', 'i consent', 'acepto', 'estoy de acuerdo', 'opted in'];

/** A yes or a no; null for words that are neither. */
export function yesOf(text: string): boolean | null {
  if (text.trim() === '✓' || text.trim() === '✔') return true;
  const word = alike(text);
  if (noWords.includes(word)) return false;
  if (yesWords.includes(word) || yesBegins.some((begin) => word.startsWith(begin))) return true;
  return null;
}

/** The languages of this site by their codes, and by their names in any of them. */
const languageNames = new Map<string, Language>(
  languages.flatMap((language) => [
    [language, language] as const,
    ...languages.map((reader) => {
      const name = new Intl.DisplayNames([reader], { type: 'language' }).of(language) ?? '';
      return [alike(name), language] as const;
    }),
  ]),
);

/** A language of this site by its code, or by its name in any of them; null for others. */
export function languageOf(text: string): Language | null {
  if (text === '') return null;
  const word = alike(text);
  const [code = ''] = word.split(' ');
  return languageNames.get(word) ?? languageNames.get(code) ?? null;
}
