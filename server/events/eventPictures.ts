import type { Event, FocusPoint } from '../../db/schema.ts';
import { takePicture, type UntakenPicture } from '../pictures/sentPicture.ts';
import { pictureWidths, portraitWidths } from '../pictures/shownPicture.ts';
import type { Services } from '../services.ts';
import type { Upload } from '../web/readUpload.ts';

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
  | { kind: 'refused'; why: UntakenPicture }
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
  const sizes = speaker === '' ? pictureWidths : portraitWidths;
  const encoded = file === null ? null : await takePicture(services.pictures, file, sizes);
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
      const { files, hash, width, height } = encoded;
      const place = { eventId: event.id, speaker, createdAt: now };
      store.pictures.put({ ...place, ...about, hash, width, height }, files);
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
