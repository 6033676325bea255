import type { LogoFile } from '../../db/schema.ts';
import { encodeLogo, type LogoRefusal } from '../pictures/encodeLogo.ts';
import type { Services } from '../services.ts';
import type { Upload } from '../web/readUpload.ts';

/** The largest file that is taken as a logo, in bytes. */
export const largestLogo = 5_000_000;

/** Takes a picture as the logo of the site; null where it did, else what is wrong with the file. */
export async function saveLogo(
  services: Services,
  organizerId: number,
  file: Upload['file'],
): Promise<LogoRefusal | null> {
  const files = await encodeLogo(services.pictures, file, 'photograph');
  if (typeof files === 'string') return files;
  await keepLogo(services, organizerId, files);
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
