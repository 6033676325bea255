import type { StoredPicture } from '../../db/pictures.ts';
import type { ShownPicture } from '../../templates/components/picture.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';

/** Widths of the files of a picture, in pixels: of a small phone, of most, and of a wide screen. */
export const pictureWidths = [640, 1280, 1920] as const;
/** The same of the photograph of a speaker, which is shown smaller. */
export const portraitWidths = [160, 320, 640] as const;

/** A stored picture as pages show it; its description is in the language of the event. */
export function shownPicture(
  { hash, widths, width, height, description, focus }: StoredPicture,
  language: TextLanguage,
): ShownPicture {
  return { hash, widths, width, height, description, focus, language };
}
