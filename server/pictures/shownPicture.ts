import type { StoredPicture } from '../../db/pictures.ts';
import type { ShownPicture } from '../../templates/components/picture.ts';
import type { EventAsRead } from '../fields/eventIn.ts';
import { pictureTextName } from '../fields/textsBeside.ts';

/** Widths of the files of a picture, in pixels: of a small phone, of most, and of a wide screen. */
export const pictureWidths = [640, 1280, 1920] as const;
/** The same of the photograph of a speaker, which is shown smaller. */
export const portraitWidths = [160, 320, 640] as const;

/**
 * A stored picture as pages show it.
 *
 * @param read its event as somebody reads it: what the picture shows is told in that language if somebody
 *   said it in it, and otherwise as it was written at first
 */
export function shownPicture(
  picture: StoredPicture,
  { language, original, pictureTexts }: Pick<EventAsRead, 'language' | 'original' | 'pictureTexts'>,
): ShownPicture {
  const { hash, widths, width, height, description, focus } = picture;
  const translated = pictureTexts?.[pictureTextName(picture)]?.text ?? '';
  return {
    hash,
    widths,
    width,
    height,
    focus,
    ...(description !== '' && translated !== ''
      ? { description: translated, language }
      : { description, language: original?.language ?? language }),
  };
}
