import { storedPictureAddress } from '../../templates/addresses.ts';
import type { PictureInMail } from '../../templates/emails/letter.ts';
import type { EventAsRead } from '../fields/eventIn.ts';
import { pictureOfEvent } from '../pictures/eventPicture.ts';
import { shownPicture } from '../pictures/shownPicture.ts';
import type { Services } from '../services.ts';

/**
 * The picture that organizers gave an event, as mails show it: its smallest file, which is wide enough for
 * a letter. Its address says nothing of who reads.
 */
export function pictureInMail(
  { db, config }: Pick<Services, 'db' | 'config'>,
  event: EventAsRead,
): PictureInMail | null {
  const picture = pictureOfEvent(db, event.id);
  const [narrow] = picture?.widths ?? [];
  if (picture === undefined || narrow === undefined) return null;
  const { hash, width, height, description, language } = shownPicture(picture, event);
  return {
    src: `${config.baseUrl}${storedPictureAddress(hash, narrow, 'jpg')}`,
    width: narrow,
    height: Math.round((height * narrow) / width),
    description,
    language,
  };
}
