import { hash } from 'node:crypto';
import type { LogoFile } from '../../db/schema.ts';
import type { EncodedPicture, PictureRefusal } from '../pictures/pictureJob.ts';
import { pictureTypeOf } from '../pictures/pictureType.ts';
import type { Services } from '../services.ts';
import type { UnreadFile, Upload } from '../web/readUpload.ts';

/** The largest file that is taken as a logo, in bytes. */
export const largestLogo = 5_000_000;

/** Widths of its files in pixels: it stands small, on screens of one, two and three dots a pixel. */
const logoWidths = [160, 320, 480] as const;

export type LogoRefusal = PictureRefusal | UnreadFile | 'missing' | 'heic' | 'unknown-type';

/** Takes a picture as the logo of the site; null where it did, else what is wrong with the file. */
export async function saveLogo(
  services: Services,
  organizerId: number,
  file: Upload['file'],
): Promise<LogoRefusal | null> {
  if (file === null) return 'missing';
  if (typeof file === 'string') return file;
  const type = pictureTypeOf(file);
  if (type === 'heic') return 'heic';
  if (type === 'other') return 'unknown-type';
  const encoded = await services.pictures.encode(file, logoWidths);
  if (typeof encoded === 'string') return encoded;
  await keepLogo(services, organizerId, filesOf(encoded));
  return null;
}

/** Takes the logo away; the saucepan stands in its place again. */
export async function removeLogo(services: Services, organizerId: number): Promise<void> {
  if (services.db.siteLogo.current() !== null) await keepLogo(services, organizerId, []);
}

async function keepLogo(
  { db, clock }: Services,
  organizerId: number,
  files: readonly LogoFile[],
): Promise<void> {
  const now = clock();
  await db.write((store) => {
    store.siteLogo.put(files);
    // Every page shows it, and asks the settings what it shows.
    store.siteSettings.save({ updatedAt: now });
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'settings-changed',
      detail: { parts: 'logo' },
    });
  });
}

function filesOf({ width, height, files }: EncodedPicture): LogoFile[] {
  // What came from another process are bytes, and the database wants buffers.
  const buffers = files.map((one) => ({ ...one, bytes: Buffer.from(one.bytes) }));
  const name = hash('sha256', Buffer.concat(buffers.map(({ bytes }) => bytes)), 'hex').slice(0, 16);
  return buffers.map((one) => ({
    ...one,
    hash: name,
    height: Math.max(1, Math.round((height * one.width) / width)),
  }));
}
