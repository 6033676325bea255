import type { LogoInMail } from '../../templates/emails/letter.ts';
import type { Services } from '../services.ts';
import { siteOf } from '../siteSettings.ts';
import type { InlinePicture } from './message.ts';

/** So high it stands in a letter, in CSS pixels, as at the head of a page. */
const height = 40;

/** A larger file is not worth its way to everybody; in bytes. */
const mostBytes = 10_000;

/**
 * The logo of the site as letters show it: a file that travels with them, so that nothing has to be
 * fetched. It is as sharp as screens of two dots a pixel can show it, and smaller where that file would
 * be too large; null where there is none that is small enough.
 */
export function logoInMail(
  services: Pick<Services, 'config' | 'db'>,
): (LogoInMail & { part: InlinePicture }) | null {
  const { logo } = siteOf(services);
  if (logo === null) return null;
  const width = Math.round((logo.width * height) / logo.height);
  const sharp = logo.widths.findIndex((one) => one >= 2 * width);
  const candidates = logo.widths.slice(0, sharp < 0 ? undefined : sharp + 1).toReversed();
  for (const one of candidates) {
    const bytes = services.db.siteLogo.file(logo.hash, one, 'jpeg');
    if (bytes === undefined || bytes.length > mostBytes) continue;
    // The right half of such a name only has to be one of ours (RFC 2392 leaves it at that).
    const contentId = `${logo.hash}-${one}@logo`;
    return { contentId, width, height, part: { contentId, filename: 'logo.jpg', bytes } };
  }
  return null;
}
