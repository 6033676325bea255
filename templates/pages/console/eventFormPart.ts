import { foldedFormPart, openFormPart } from '../../components/formPart.ts';
import type { Html, View } from '../../view.ts';

/** The parts of the form of an event, from top to bottom. */
export const formParts = [
  'basics',
  'times',
  'repeat',
  'place',
  'texts',
  'people',
  'mails',
  'look',
  'listing',
] as const;

export type FormPart = (typeof formParts)[number];

/** The part that is always open. */
export function openPart({ t }: View, part: FormPart, body: (Html | '')[]): Html {
  return openFormPart(part, t(`console.eventForm.parts.${part}`), body);
}

/**
 * A part that is folded away until somebody wants it.
 *
 * @param holds what it holds, in short, which stands in its line
 * @param open where something in it has to be looked at
 */
export function foldedPart(
  { t }: View,
  part: FormPart,
  { holds, open }: { holds: string; open: boolean },
  body: (Html | '')[],
): Html {
  return foldedFormPart({ part, title: t(`console.eventForm.parts.${part}`), holds, open }, body);
}
