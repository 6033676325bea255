import { html } from '@prairielearn/html';
import type { PieceKind } from '../../server/announcements/announcementPieces.ts';
import type { Html, View } from '../view.ts';

/** A text in the pieces of which it consists; null where nothing was read. */
export type ReadPieces = readonly {
  text: string;
  as: PieceKind | null;
  also?: readonly PieceKind[] | undefined;
}[];

/** Marks that tell of something that goes into no field. */
const leftOut: ReadonlySet<PieceKind> = new Set([
  'otherDay',
  'repeats',
  'otherHour',
  'item',
  'dayAside',
  'otherPlace',
  'signUpLink',
  'otherLink',
  'contact',
]);

/** A text in which every piece that was read is marked, with what it was read as. */
export function readText(view: View, pieces: ReadPieces): Html {
  const marked = pieces.map((piece) => markedPiece(view, piece));
  // The spaces of the text are shown as they are: none may come in between.
  // prettier-ignore
  return html`<div class="read-text" dir="auto">${marked}</div>`;
}

function markedPiece({ t }: View, { text, as, also = [] }: ReadPieces[number]): Html {
  if (as === null) return html`${text}`;
  const tone = as === 'contradiction' ? 'read--wrong' : leftOut.has(as) ? 'read--aside' : '';
  const kinds = [as, ...also].map((kind) => t(`announcementCheck.as.${kind}`)).join(' · ');
  const label = html`<span class="read__as">${kinds}</span>`;
  // prettier-ignore
  return html`<mark class="read ${tone}">${text}${label}</mark>`;
}
