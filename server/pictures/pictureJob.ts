import type { FocusPoint, NewPictureFile } from '../../db/schema.ts';
import type { PictureFacts, PictureFormat } from '../../templates/pictures/pictureFacts.ts';
import type { SheetFacts } from '../../templates/pictures/sheetFacts.ts';

/** What the process that draws is asked for. */
export type PictureJob =
  | { kind: 'draw'; format: PictureFormat; facts: PictureFacts; photograph: Photograph | null }
  | ({ kind: 'icon' } & IconJob)
  | { kind: 'sheet'; facts: SheetFacts }
  | { kind: 'encode'; bytes: Uint8Array; widths: readonly number[]; purpose: PicturePurpose };

/** What somebody sends a picture for: a logo may be smaller, and is often without a ground. */
export type PicturePurpose = 'photograph' | 'logo';

/** A picture in the middle of a square. */
export interface IconJob {
  /** An SVG file of ours, or a logo. */
  picture: Uint8Array;
  /** Of the square, in pixels. */
  size: number;
  /** What stays free at each side, as a part of it. */
  margin: number;
  /** `#rrggbb` */
  ground: string;
}

/** A picture that somebody sent, to be part of one that is drawn. */
export interface Photograph {
  bytes: Uint8Array;
  focus: FocusPoint;
}

/** A picture in all its files, without anything that the original told of camera, time and place. */
export interface EncodedPicture {
  width: number;
  height: number;
  files: (NewPictureFile & { bytes: Uint8Array })[];
}

/** Why a picture cannot be taken. */
export type PictureRefusal = 'too-many-pixels' | 'too-small' | 'damaged';

/** What it answers. */
export type PictureAnswer =
  | { kind: 'drawn'; bytes: Uint8Array }
  | { kind: 'encoded'; picture: EncodedPicture }
  | { kind: 'refused'; why: PictureRefusal }
  | { kind: 'failed'; problem: string };
