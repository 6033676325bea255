import { html } from '@prairielearn/html';
import type { FocusPoint } from '../../db/schema.ts';
import { draftPictureAddress, storedPictureAddress } from '../addresses.ts';
import type { TextLanguage } from '../textLanguages.ts';
import type { Html } from '../view.ts';

/** A picture that organizers gave an event, or one of its speakers. */
export interface ShownPicture {
  hash: string;
  /** In which there are files of it, in pixels, the smallest first. */
  widths: readonly number[];
  width: number;
  height: number;
  /** What it shows, for those who cannot see it; '' where the text beside it says that. */
  description: string;
  /** The language of the description. */
  language: TextLanguage;
  focus: FocusPoint;
  /** Of the secret link by which a draft is looked at: its picture is loaded by that alone. */
  token?: string;
}

/**
 * A picture in as many files as there are, of which a browser takes the one that it needs. Its room is kept
 * until it is there, and the style crops it around its focus.
 *
 * @param place.sizes how wide it is shown, as the attribute `sizes` says it
 * @param place.lazy for what is not on the first screen
 */
export function picture(
  { hash, widths, width, height, description, language, focus, token }: ShownPicture,
  place: { sizes: string; lazy: boolean },
): Html {
  const address = (one: number, ending: 'webp' | 'jpg') =>
    token === undefined
      ? storedPictureAddress(hash, one, ending)
      : draftPictureAddress(token, hash, one, ending);
  const sources = (ending: 'webp' | 'jpg') =>
    widths.map((one) => `${address(one, ending)} ${one}w`).join(', ');
  return html`<picture
    ><source type="image/webp" srcset="${sources('webp')}" sizes="${place.sizes}" />
    <img
      class="cropped cropped--${focus}"
      src="${address(widths[0] ?? width, 'jpg')}"
      srcset="${sources('jpg')}"
      sizes="${place.sizes}"
      width="${width}"
      height="${height}"
      alt="${description}"
      ${description === '' ? '' : html`lang="${language}"`}
      ${place.lazy ? html`loading="lazy"` : ''}
      decoding="async"
  /></picture>`;
}
