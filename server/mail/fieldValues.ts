import type { Event } from '../../db/schema.ts';
import type { FieldValues } from '../../templates/emails/messageFields.ts';
import type { Language } from '../../templates/languages.ts';
import { translator } from '../../templates/translate.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { eventTimes } from '../time/times.ts';
import { plainName } from './plainName.ts';
import { withCommas } from '../../templates/withCommas.ts';

/** Whoever reads a text of the organizers. */
export interface FieldReader {
  /** As they typed it. */
  name: string;
  zone: string | null;
  ownPageUrl: string;
}

/** What the fields of a text of the organizers are filled with for one reader. */
export function fieldValues(event: Event, reader: FieldReader, language: Language): FieldValues {
  const t = translator(language);
  const { announced, viewer } = eventTimes(scheduleOf(event), language, reader.zone);
  return {
    // A stranger may have signed the address up: a name that could be a message is none.
    name: plainName(reader.name) || t('mail.message.noName'),
    title: event.title,
    time:
      viewer === null
        ? announced
        : t('mail.message.time', {
            announced,
            own: viewer.otherDate
              ? withCommas([viewer.start.date, viewer.start.time])
              : viewer.start.time,
            place: viewer.start.place,
          }),
    where: whereOf(event, language),
    link: reader.ownPageUrl,
  };
}

/** Where people meet, in a line; how to join online stands on each one's own page and in no email. */
function whereOf({ kind, venue, address, city }: Event, language: Language): string {
  const t = translator(language);
  if (kind === 'online') return t('mail.message.online');
  const place = withCommas([venue, address, city]);
  return place === '' ? t('mail.message.whereOpen') : place;
}
