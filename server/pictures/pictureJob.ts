import type { PictureFacts, PictureFormat } from '../../templates/pictures/pictureFacts.ts';

/** What the process that draws is asked for. */
export interface PictureJob {
  format: PictureFormat;
  facts: PictureFacts;
}

/** What it answers: the bytes of a PNG or a PDF, or what went wrong. */
export type DrawnPicture = { bytes: Uint8Array } | { problem: string };
