import { hash } from 'node:crypto';
import type { StoredPicture } from '../../db/pictures.ts';
import type { Event } from '../../db/schema.ts';
import { eventAddress, eventAddressShownAt, type PictureFile } from '../../templates/addresses.ts';
import { firstLanguage, type Language } from '../../templates/languages.ts';
import { colorNamed } from '../../templates/palette.ts';
import { darkColors, posterColors } from '../../templates/pictures/colors.ts';
import type { PictureFacts } from '../../templates/pictures/pictureFacts.ts';
import { moveKind, timeBefore, type Move } from '../../templates/pages/events/eventPreview.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { translator } from '../../templates/translate.ts';
import type { EventAsRead } from '../fields/eventIn.ts';
import type { Services } from '../services.ts';
import { siteOf } from '../siteSettings.ts';
import { campaignFor } from '../texts/campaignFor.ts';
import { calledBy } from '../fields/calledBy.ts';
import { announcementLine } from '../time/announcementLine.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { isOver } from '../time/lifetime.ts';
import { eventTimes, firstAnnounced, type EventTimes } from '../time/times.ts';
import { withCommas } from '../../templates/withCommas.ts';

/** Raise it when pictures are drawn otherwise, so that nobody goes on with those of before. */
const drawing = 1;

/** In which language a picture speaks beside texts in a language: the same, if the site does. */
export function pictureWords(
  services: Pick<Services, 'db' | 'config'>,
  language: TextLanguage,
): Language {
  const { locales } = siteOf(services);
  return locales.find((one) => one === language) ?? locales[0] ?? firstLanguage;
}

/**
 * What the pictures of an event say.
 *
 * @param event as their readers read it
 */
export function pictureFacts(
  { db, config }: Pick<Services, 'db' | 'config'>,
  event: EventAsRead,
  language: Language,
  now: number,
): PictureFacts {
  const t = translator(language);
  const site = siteOf({ db, config });
  const schedule = scheduleOf(event);
  const times = eventTimes(schedule, language, null);
  const campaign =
    event.campaignId === null ? undefined : db.campaigns.announcedById(event.campaignId);
  const [, ...others] = announcementLine(schedule, language, { length: 'short' }).split(' / ');
  const photo = pictureOfEvent(db, event.id);
  const move = moveOf(event, times, language, now);
  const page = `${config.baseUrl}${eventAddress(event.slug)}`;
  const { kind, venue, address, city } = event;
  const [place = '', ...more] = [venue, address.replaceAll('\n', ', '), city].filter(Boolean);
  return {
    organization: site.organization,
    colors:
      event.state === 'cancelled'
        ? darkColors
        : posterColors(colorNamed(event.color) ?? site.color),
    stamp:
      event.state === 'cancelled'
        ? { kind: 'cancelled', text: t('event.cancelled.stamp') }
        : move && { kind: 'moved', text: t(`event.moved.${move.kind}`) },
    kind: t(`event.kind.${kind}`),
    campaign:
      campaign === undefined
        ? ''
        : campaignFor({ db, config }, campaign, [event.language, language]).title,
    map: null,
    photo: photo === undefined ? '' : `${photo.hash} ${photo.focus}`,
    title: event.title,
    ...whenIn(times),
    otherZones: others.join(' / '),
    before: move === null ? '' : beginning(move.before),
    place: kind === 'online' ? t('event.kind.online') : place,
    placeMore: kind === 'online' ? '' : withCommas(more),
    host: t('picture.calledBy', { host: calledBy(event, language) }),
    address: page.replace(/^https?:\/\//, ''),
    link: `${config.baseUrl}${eventAddressShownAt(event.slug, 'poster')}`,
    invitation: t('picture.signUp'),
  };
}

/** The same with the name of a co-sponsor before those who call it: what is too long loses its end. */
export function coSponsoredBy(facts: PictureFacts, name: string, language: Language): PictureFacts {
  const host = translator(language)('picture.coSponsoredBy', { name, callers: facts.host });
  return { ...facts, host: host.trim() };
}

function whenIn(times: EventTimes): Pick<PictureFacts, 'date' | 'time' | 'until' | 'zone'> {
  const { start, end } = times;
  if (times.precision === 'day')
    return {
      date: beginning(end === null ? start.date : `${start.date} – ${end.date}`),
      time: times.hourOpen,
      until: '',
      zone: '',
    };
  const until = times.end?.date === start.date ? `– ${times.end.time}` : '';
  const { time, zoneLabel } = times.start;
  return { date: beginning(start.date), time, until, zone: zoneLabel };
}

/** The picture that organizers gave an event; undefined where they gave none. */
export function pictureOfEvent(
  { pictures }: Pick<Services['db'], 'pictures'>,
  eventId: number,
): StoredPicture | undefined {
  return pictures.ofEvent(eventId).find(({ speaker }) => speaker === '');
}

/** The files by which an event is shared: a photograph in it makes them JPEG. */
export function pictureFiles({
  photo,
}: PictureFacts): Record<'share' | 'square' | 'story', PictureFile> {
  return photo === ''
    ? { share: 'share.png', square: 'square.png', story: 'story.png' }
    : { share: 'share.jpg', square: 'square.jpg', story: 'story.jpg' };
}

/** Changes with whatever a picture shows, and with nothing else. */
export function pictureVersion(facts: PictureFacts): string {
  return hash('sha256', `${drawing} ${JSON.stringify(facts)}`, 'base64url').slice(0, 12);
}

/** What a picture shows, for those who cannot see it. */
export function pictureText(facts: PictureFacts, language: Language): string {
  const { stamp, title, date, time, zone, place, host } = facts;
  return translator(language)('picture.alt', {
    title: stamp === null ? title : `${stamp.text}: ${title}`,
    when: withCommas([date, `${time} ${zone}`.trimEnd()]),
    place,
    host,
  });
}

function moveOf(
  event: Event,
  times: EventTimes,
  language: Language,
  now: number,
): { kind: Move['kind']; before: string } | null {
  const from = firstAnnounced(event, language);
  if (from === null || event.state === 'cancelled' || isOver(event, now)) return null;
  const before = timeBefore({ t: translator(language) }, from);
  return { kind: moveKind(from, times), before };
}

/** As a line begins: "Domingo 21 de enero". */
function beginning(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
