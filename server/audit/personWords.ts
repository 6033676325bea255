import { correctableParts, roles, type BulkKind } from '../../db/schema.ts';
import type { Translate } from '../../templates/translate.ts';
import { withCommas } from '../../templates/withCommas.ts';

/** How organizers wrote somebody down: where they heard of them, and how that stands with the capacity. */
export function howEntered(t: Translate, origin: string, seat: string): string {
  const from = (['hand', 'door', 'sheet', 'import'] as const).find((one) => one === origin);
  const how = (['none', 'beyond'] as const).find((one) => one === seat);
  return withCommas([
    ...(from === undefined ? [] : [t(`console.signups.origins.${from}`)]),
    ...(how === undefined ? [] : [t(`console.audit.seats.${how}`)]),
  ]);
}

/** Parts of a sign-up in words. */
export function correctedInWords(t: Translate, written: string): string {
  const names = written.split(' ');
  return withCommas(
    correctableParts
      .filter((part) => names.includes(part))
      .map((part) => t(`console.person.parts.${part}`)),
  );
}

/** What was done to many people at once, or taken back. */
export function manyInWords(
  t: Translate,
  action: 'people-changed' | 'people-change-undone',
  { kind, attendees }: { kind: BulkKind; attendees: number },
): string {
  const what = t(`console.people.bulk.${kind}.title`);
  return t(`console.audit.actions.${action}`, { what, attendees });
}

/** What somebody of the team may be. */
export function roleInWords(role: string, t: Translate): string {
  const known = roles.find((one) => one === role);
  return known === undefined ? t('console.team.roles.none') : t(`console.team.roles.${known}`);
}
