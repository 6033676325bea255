import { hash } from 'node:crypto';
import type { Event, FocusPoint } from '../../db/schema.ts';
import type { EncodedPicture, PictureRefusal } from '../pictures/pictureJob.ts';
import { pictureTypeOf } from '../pictures/pictureType.ts';
import { pictureWidths, portraitWidths } from '../pictures/shownPicture.ts';
import type { Services } from '../services.ts';
import type { UnreadFile, Upload } from '../web/readUpload.ts';

/** The largest file that is taken as a picture, in bytes. */
export const largestPicture = 15_000_000;

/** Letters of what is said of one. */
export const longestPictureText = 300;

/** A picture for an event or one of its speakers, as an organizer sends it. */
export interface SentPicture {
  /** A name as announced; '' for the event itself. */
  speaker: string;
  /** null where only what is said of the picture changes. */
  file: Upload['file'];
  description: string;
  focus: FocusPoint;
}

export type PictureOutcome =
  | { kind: 'saved' }
  /** What is wrong with the file. */
  | { kind: 'refused'; why: PictureRefusal | UnreadFile | 'missing' | 'heic' | 'unknown-type' }
  /** Nobody of that name speaks there. */
  | { kind: 'nobody' };

/** Takes a picture, or changes what is said of the one that is there. */
export async function savePicture(
  services: Services,
  event: Event,
  organizerId: number,
  sent: SentPicture,
): Promise<PictureOutcome> {
  const { speaker, file } = sent;
  if (speaker !== '' && !event.speakers.some(({ name }) => name === speaker))
    return { kind: 'nobody' };
  const encoded = file === null ? null : await encode(services, file, speaker);
  if (typeof encoded === 'string') return { kind: 'refused', why: encoded };
  const now = services.clock();
  return services.db.write((store): PictureOutcome => {
    // Meanwhile a draft may have been deleted.
    if (!store.events.byId(event.id)) return { kind: 'nobody' };
    const about = { description: sent.description, focus: sent.focus };
    if (encoded === null) {
      const known = store.pictures.ofEvent(event.id).find((one) => one.speaker === speaker);
      if (!known) return { kind: 'refused', why: 'missing' };
      store.pictures.describe(known.id, about);
    } else {
      const { width, height, files } = encoded;
      const place = { eventId: event.id, speaker, hash: hashOf(encoded), createdAt: now };
      store.pictures.put({ ...place, ...about, width, height }, files);
    }
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'picture-saved',
      eventId: event.id,
    });
    return { kind: 'saved' };
  });
}

/** Takes a picture away; a second click finds it gone. */
export async function removePicture(
  services: Services,
  eventId: number,
  organizerId: number,
  speaker: string,
): Promise<void> {
  const now = services.clock();
  await services.db.write((store) => {
    if (!store.pictures.remove(eventId, speaker)) return;
    store.audit.append({ at: now, by: { organizerId }, action: 'picture-removed', eventId });
  });
}

async function encode(
  { pictures }: Services,
  file: Buffer | UnreadFile,
  speaker: string,
): Promise<EncodedPicture | Extract<PictureOutcome, { kind: 'refused' }>['why']> {
  if (typeof file === 'string') return file;
  const type = pictureTypeOf(file);
  if (type === 'heic') return 'heic';
  if (type === 'other') return 'unknown-type';
  const encoded = await pictures.encode(file, speaker === '' ? pictureWidths : portraitWidths);
  if (typeof encoded === 'string') return encoded;
  // What came from another process are bytes, and the database wants buffers.
  const files = encoded.files.map((one) => ({ ...one, bytes: Buffer.from(one.bytes) }));
  return { ...encoded, files };
}

function hashOf({ files }: EncodedPicture): string {
  return hash('sha256', Buffer.concat(files.map(({ bytes }) => bytes)), 'hex').slice(0, 16);
}
