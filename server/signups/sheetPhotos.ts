import type { Store } from '../../db/database.ts';
import { isDone } from '../../db/sheets.ts';
import type { Event, TypedValues } from '../../db/schema.ts';
import type { PictureRefusal } from '../pictures/pictureJob.ts';
import { pictureTypeOf } from '../pictures/pictureType.ts';
import type { Services } from '../services.ts';
import type { UnreadFile, Upload } from '../web/readUpload.ts';

/** The largest file that is taken as a photograph of a sheet, in bytes. */
export const largestSheetPhoto = 15_000_000;

/** A page of paper is read at this width, in pixels: some 200 to an inch. */
const photoWidth = 1800;

/** More sheets than the largest event fills by hand; each takes half a megabyte. */
const mostPhotos = 100;

/** More rows than fit on a page of paper. */
export const mostRowsOnPhoto = 80;

/** After so many milliseconds without a word, a row that somebody began is anybody's again. */
const abandonedAfter = 10 * 60_000;

export type PhotoRefusal =
  PictureRefusal | UnreadFile | 'missing' | 'heic' | 'unknown-type' | 'too-many';

/**
 * Takes a photograph of a sheet: made anew, so that it tells nothing of camera, time and place, and kept in
 * one file.
 *
 * @throws TooManyPictures
 */
export async function takeSheetPhoto(
  services: Services,
  event: Event,
  organizerId: number,
  file: Upload['file'],
): Promise<{ kind: 'saved'; id: number } | { kind: 'refused'; why: PhotoRefusal }> {
  const refused = (why: PhotoRefusal) => ({ kind: 'refused', why }) as const;
  if (file === null) return refused('missing');
  if (typeof file === 'string') return refused(file);
  if (services.db.sheets.photos(event.id).length >= mostPhotos) return refused('too-many');
  const type = pictureTypeOf(file);
  if (type === 'heic') return refused('heic');
  if (type === 'other') return refused('unknown-type');
  const encoded = await services.pictures.encode(file, [photoWidth]);
  if (typeof encoded === 'string') return refused(encoded);
  const { width, height, files } = encoded;
  const webp = files.find((one) => one.type === 'webp');
  if (webp === undefined) return refused('damaged');
  const bytes = Buffer.from(webp.bytes);
  const now = services.clock();
  const photo = { eventId: event.id, bytes, width, height, organizerId, createdAt: now };
  const id = await services.db.write((store) => {
    // Many that came at once have all found room before they were read.
    if (store.sheets.photos(event.id).length >= mostPhotos) return null;
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'sheet-photo-added',
      eventId: event.id,
    });
    return store.sheets.addPhoto(photo);
  });
  return id === null ? refused('too-many') : { kind: 'saved', id };
}

/** By which a row of a photograph is kept, so that two who read it have one and the same. */
export function photoRowKey(photoId: number, number: number): string {
  return `photo-${photoId}-${number}`;
}

/**
 * Gives somebody the next row of a photograph that nobody has read or is reading: of several who read it at
 * once, each gets another one.
 *
 * @returns its number; null where there is none left
 */
export async function claimNextRow(
  services: Services,
  event: Event,
  photoId: number,
  organizerId: number,
): Promise<number | null> {
  const now = services.clock();
  return services.db.write((store) => {
    const photo = store.sheets.photo(event.id, photoId);
    if (photo === undefined) return null;
    const known = new Map(store.sheets.rowsOf(photoId).map((row) => [row.number, row]));
    for (let number = 1; number <= (photo.rows ?? mostRowsOnPhoto); number += 1) {
      const before = known.get(number);
      if (before !== undefined && before.state !== 'typed') continue;
      const isTheirs = before !== undefined && before.organizerId !== organizerId;
      if (isTheirs && before.updatedAt > now - abandonedAfter) continue;
      store.sheets.putRow({
        key: photoRowKey(photoId, number),
        eventId: event.id,
        photoId,
        number,
        state: 'typed',
        typed: before?.typed ?? {},
        note: before?.note ?? '',
        signupId: null,
        organizerId,
        updatedAt: now,
      });
      return number;
    }
    return null;
  });
}

/**
 * Notes that a photograph has no more rows than those that were read, and deletes it where all are done. One
 * of which nothing was read stays: a press too early must not take it away.
 */
export async function endPhoto(
  services: Services,
  event: Event,
  photoId: number,
  organizerId: number,
): Promise<'deleted' | 'waits' | 'unread' | 'unknown'> {
  const now = services.clock();
  return services.db.write((store) => {
    if (store.sheets.photo(event.id, photoId) === undefined) return 'unknown';
    const rows = store.sheets.rowsOf(photoId);
    const read = rows.filter(({ state, typed }) => state !== 'typed' || isSomething(typed));
    if (read.length === 0) return 'unread';
    // What somebody opened behind the last row holds nothing.
    for (const { key } of rows.filter((row) => !read.includes(row))) store.sheets.removeRow(key);
    store.sheets.countRows(photoId, Math.max(...read.map(({ number }) => number ?? 0)));
    return deleteWhenDone(store, event, photoId, organizerId, now) ? 'deleted' : 'waits';
  });
}

const isSomething = (typed: TypedValues) => Object.keys(typed).length > 0;

/** Deletes a photograph once every row of it is done: nobody needs it any more. */
export async function settlePhoto(
  services: Services,
  event: Event,
  photoId: number,
  organizerId: number,
): Promise<boolean> {
  const now = services.clock();
  return services.db.write((store) => deleteWhenDone(store, event, photoId, organizerId, now));
}

function deleteWhenDone(
  store: Store,
  event: Event,
  photoId: number,
  organizerId: number,
  now: number,
): boolean {
  const last = store.sheets.photo(event.id, photoId)?.rows ?? null;
  if (last === null) return false;
  // Somebody may have read on behind what another one took for the end: such a row makes up for no other.
  const rows = store.sheets.rowsOf(photoId);
  if (rows.some(({ state }) => !isDone(state))) return false;
  if (rows.filter(({ number }) => (number ?? 0) <= last).length < last) return false;
  remove(store, event, photoId, organizerId, now);
  return true;
}

/** Deletes a photograph for good; a second press finds it gone. */
export async function removeSheetPhoto(
  services: Services,
  event: Event,
  photoId: number,
  organizerId: number,
): Promise<void> {
  const now = services.clock();
  await services.db.write((store) => remove(store, event, photoId, organizerId, now));
}

function remove(
  store: Store,
  event: Event,
  photoId: number,
  organizerId: number,
  now: number,
): void {
  if (!store.sheets.removePhoto(event.id, photoId)) return;
  store.audit.append({
    at: now,
    by: { organizerId },
    action: 'sheet-photo-removed',
    eventId: event.id,
  });
}
