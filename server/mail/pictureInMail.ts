import type { Event } from '../../db/schema.ts';
import { storedPictureAddress } from '../../templates/addresses.ts';
import type { PictureInMail } from '../../templates/emails/letter.ts';
import { pictureOfEvent } from '../pictures/eventPicture.ts';
import type { Services } from '../services.ts';

/**
 * The picture that organizers gave an event, as mails show it: its smallest file, which is wide enough for
 * a letter. Its address says nothing of who reads.
 */
export function pictureInMail(
  { db, config }: Pick<Services, 'db' | 'config'>,
  event: Pick<Event, 'id' | 'language'>,
): PictureInMail | null {
  const picture = pictureOfEvent(db, event.id);
  const [narrow] = picture?.widths ?? [];
  if (picture === undefined || narrow === undefined) return null;
  const { hash, width, height, description } = picture;
  return {
    src: `${config.baseUrl}${storedPictureAddress(hash, narrow, 'jpg')}`,
    width: narrow,
    height: Math.round((height * narrow) / width),
    description,
    language: event.language,
  };
}
