import sharp from 'sharp';
import type { Event } from '../../db/schema.ts';
import { photoRowKey } from '../../server/signups/sheetPhotos.ts';
import type { Services } from '../../server/services.ts';

/** A photograph of a sign-in sheet with as many lines as names, as good as drawn by hand. */
export function photographOf(names: readonly string[]) {
  const lines = names.map(
    (name, row) =>
      `<path d="M60 ${200 + row * 60}h1080" stroke="#999"/>` +
      `<text x="80" y="${185 + row * 60}" font-size="34" font-style="italic">${name}</text>`,
  );
  const size = 'width="1200" height="1600"';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}>
    <rect ${size} fill="#f6f4ee"/>${lines.join('')}</svg>`;
  return sharp(Buffer.from(svg));
}

/** A photograph of an event's sheet whose first row is open; the first photograph is number 1. */
export async function insertSheetPhoto(services: Services, event: Event): Promise<void> {
  const bytes = await photographOf(['Ada Example', 'Bo Example']).webp().toBuffer();
  const photo = { eventId: event.id, bytes, width: 1200, height: 1600, createdAt: event.createdAt };
  await services.db.write((store) => {
    const photoId = store.sheets.addPhoto(photo);
    store.sheets.putRow({
      key: photoRowKey(photoId, 1),
      eventId: event.id,
      photoId,
      number: 1,
      state: 'typed',
      typed: {},
      note: '',
      signupId: null,
      organizerId: null,
      updatedAt: event.createdAt,
    });
  });
}
