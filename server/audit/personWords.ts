import { correctableParts } from '../../db/schema.ts';
import type { Translate } from '../../templates/translate.ts';

/** How organizers wrote somebody down: where they heard of them, and how that stands with the capacity. */
export function howEntered(t: Translate, origin: string, seat: string): string {
  const from = (['hand', 'door', 'sheet', 'import'] as const).find((one) => one === origin);
  const how = (['none', 'beyond'] as const).find((one) => one === seat);
  return [
    ...(from === undefined ? [] : [t(`console.signups.origins.${from}`)]),
    ...(how === undefined ? [] : [t(`console.audit.seats.${how}`)]),
  ].join(', ');
}

/** Parts of a sign-up in words. */
export function correctedInWords(t: Translate, written: string): string {
  const names = written.split(' ');
  return correctableParts
    .filter((part) => names.includes(part))
    .map((part) => t(`console.person.parts.${part}`))
    .join(', ');
}
