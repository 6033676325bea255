import type { Event } from '../../db/schema.ts';
import type { Language } from '../../templates/languages.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { readAsset } from '../../templates/assets.ts';
import { translator } from '../../templates/translate.ts';
import type { PictureFormat } from '../../templates/pictures/pictureFacts.ts';
import { announcedEvent } from '../events/announcedEvent.ts';
import { eventFor, languagesOf } from '../fields/eventFor.ts';
import { pictureFacts, pictureVersion, pictureWords } from '../pictures/eventPicture.ts';
import { TooManyPictures } from '../pictures/pictureMaker.ts';
import { siteOf } from '../siteSettings.ts';
import { HttpProblem } from '../web/httpProblem.ts';
import type { Reply, Route, Visit } from '../web/routes.ts';

/** The pictures by which an event is shared, and its poster for paper. */
export const pictureRoutes: readonly Route[] = [
  pictureRoute('share.png', () => 'share'),
  pictureRoute('square.png', () => 'square'),
  pictureRoute('story.png', () => 'story'),
  pictureRoute('poster.pdf', ({ query }) =>
    query.get('paper') === 'letter' ? 'poster-letter' : 'poster-a4',
  ),
];

function pictureRoute(file: string, formatOf: (visit: Visit) => PictureFormat): Route {
  return {
    method: 'get',
    path: `/events/:slug/${file}`,
    role: 'anyone',
    handle: (visit) => picture(visit, formatOf(visit)),
  };
}

/**
 * A picture of an event. What the address says beside language and paper chooses nothing: whoever makes
 * up versions and languages is shown one of the few that there are.
 */
async function picture(visit: Visit, format: PictureFormat): Promise<Reply> {
  const { services, query, now } = visit;
  const event = announcedEvent(visit);
  const language = languageOf(visit, event);
  const read = eventFor(services.db, event, [language]);
  const facts = pictureFacts(services, read, pictureWords(services, language), now);
  const version = pictureVersion(facts);
  const key = `${format} ${version}`;
  const bytes = services.pictures.find(key) ?? (await made(visit, key, format, facts));
  if (!(bytes instanceof Uint8Array)) return bytes;
  const current = query.get('v') === version;
  return {
    kind: 'content',
    type: format.startsWith('poster') ? 'application/pdf' : 'image/png',
    body: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    headers: {
      'Cache-Control': current ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
      ETag: `"${version}"`,
      ...(format.startsWith('poster')
        ? { 'Content-Disposition': `inline; filename="${event.slug}-${language}.pdf"` }
        : {}),
    },
  };
}

type Made = Parameters<Visit['services']['pictures']['make']>[1];

async function made(
  visit: Visit,
  key: string,
  format: Made['format'],
  facts: Made['facts'],
): Promise<Uint8Array | Reply> {
  const { services, requestId, view } = visit;
  const wait = await services.limits.count('picture', visit);
  if (wait !== null) throw new HttpProblem(429, { 'Retry-After': String(wait) });
  try {
    return await services.pictures.make(key, { format, facts });
  } catch (error) {
    if (error instanceof TooManyPictures) return later(view.language, 'busy');
    services.log.error({ request: requestId, error }, 'a picture could not be made');
    return format === 'share' ? sitesOwn() : later(view.language, 'failed');
  }
}

/** A site whose machine cannot draw is still shared with a picture. */
function sitesOwn(): Reply {
  const body = readAsset('share.png')?.content ?? Buffer.of();
  return { kind: 'content', type: 'image/png', body, headers: { 'Cache-Control': 'no-store' } };
}

function later(language: Language, why: 'busy' | 'failed'): Reply {
  return {
    kind: 'content',
    status: 503,
    type: 'text/plain; charset=utf-8',
    body: `${translator(language)(`picture.${why}`)}\n`,
    headers: { 'Cache-Control': 'no-store', 'Retry-After': '20' },
  };
}

/** As the address says, otherwise as the event was written: not as whoever asks would read it. */
function languageOf({ query, services }: Visit, event: Event): TextLanguage {
  const languages = [...siteOf(services).locales, ...languagesOf(services.db, event)];
  const asked = query.get('lang');
  return languages.find((language) => language === asked) ?? event.language;
}
