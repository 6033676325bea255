import type { Event } from '../../db/schema.ts';
import { eventAddress, type PictureFile } from '../../templates/addresses.ts';
import { readAsset } from '../../templates/assets.ts';
import type { Language } from '../../templates/languages.ts';
import type { PictureFacts, PictureFormat } from '../../templates/pictures/pictureFacts.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { translator } from '../../templates/translate.ts';
import { announcedEvent } from '../events/announcedEvent.ts';
import { eventFor, languagesOf } from '../fields/eventFor.ts';
import {
  coSponsoredBy,
  pictureFacts,
  pictureFiles,
  pictureOfEvent,
  pictureVersion,
  pictureWords,
} from '../pictures/eventPicture.ts';
import type { Photograph } from '../pictures/pictureJob.ts';
import { TooManyPictures } from '../pictures/pictureMaker.ts';
import { siteOf } from '../siteSettings.ts';
import { HttpProblem, notFound } from '../web/httpProblem.ts';
import { may, maySite } from '../web/may.ts';
import { redirect, type Reply, type Route, type Visit } from '../web/routes.ts';
import { organizerOf } from '../web/session.ts';

/** The pictures by which an event is shared, its poster for paper, and those that organizers gave it. */
export const pictureRoutes: readonly Route[] = [
  ...(['share', 'square', 'story'] as const).flatMap((format) => [
    pictureRoute(`${format}.png`, () => format),
    pictureRoute(`${format}.jpg`, () => format),
  ]),
  pictureRoute('poster.pdf', ({ query }) =>
    query.get('paper') === 'letter' ? 'poster-letter' : 'poster-a4',
  ),
  {
    method: 'get',
    path: '/pictures/:hash/:file',
    role: 'anyone',
    handle: storedFile,
  },
];

function pictureRoute(file: PictureFile, formatOf: (visit: Visit) => PictureFormat): Route {
  return {
    method: 'get',
    path: `/events/:slug/${file}`,
    role: 'anyone',
    handle: (visit) => sharedPicture(visit, announcedEvent(visit), file, formatOf(visit)),
  };
}

/**
 * A picture of an event. What the address says beside language and paper chooses nothing: whoever makes
 * up versions and languages is shown one of the few that there are.
 *
 * @param own of the co-sponsor whose name it shows, and where its pictures are
 */
export async function sharedPicture(
  visit: Visit,
  event: Event,
  file: PictureFile,
  format: PictureFormat,
  own: { name: string; folder: string } | null = null,
): Promise<Reply> {
  const { services, now } = visit;
  const { db } = services;
  const language = languageOf(visit, languagesOf(db, event), event.language);
  const read = eventFor(db, event, [language]);
  const words = pictureWords(services, language);
  const shown = pictureFacts(services, read, words, now);
  const facts = own === null ? shown : coSponsoredBy(shown, own.name, words);
  const photograph = () => {
    const photo = pictureOfEvent(db, event.id);
    const bytes = photo && db.pictures.largest(photo.id);
    return photo && bytes ? { bytes, focus: photo.focus } : null;
  };
  const folder = own?.folder ?? eventAddress(event.slug);
  return drawnPicture(
    visit,
    { facts, language, name: event.slug, folder, photograph },
    file,
    format,
  );
}

/** What a picture is drawn of. */
export interface Drawn {
  facts: PictureFacts;
  language: TextLanguage;
  /** Of the file that somebody keeps. */
  name: string;
  /** The address below which its pictures are. */
  folder: string;
  /** Reads the photograph that is part of it. */
  photograph: () => Photograph | null;
}

/** A picture by which something is shared, as it is kept or drawn now. */
export async function drawnPicture(
  visit: Visit,
  drawn: Drawn,
  file: PictureFile,
  format: PictureFormat,
): Promise<Reply> {
  const { services, query } = visit;
  const { facts, language } = drawn;
  const version = pictureVersion(facts);
  const files: readonly string[] = Object.values(pictureFiles(facts));
  const name = files.find((one) => one.startsWith(`${format}.`));
  if (name !== undefined && name !== file)
    return redirect(`${drawn.folder}/${name}?lang=${language}`);
  const key = `${format} ${version}`;
  const bytes = services.pictures.find(key) ?? (await made(visit, drawn, key, format));
  if (!(bytes instanceof Uint8Array)) return bytes;
  const current = query.get('v') === version;
  return {
    kind: 'content',
    type: typeOf(file),
    body: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    headers: {
      'Cache-Control': current ? keptForEver : 'public, max-age=300',
      ETag: `"${version}"`,
      ...(file === 'poster.pdf'
        ? { 'Content-Disposition': `inline; filename="${drawn.name}-${language}.pdf"` }
        : {}),
    },
  };
}

const keptForEver = 'public, max-age=31536000, immutable';

function typeOf(file: string): string {
  const types = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp', pdf: 'application/pdf' };
  return Object.entries(types).find(([ending]) => file.endsWith(ending))?.[1] ?? types.png;
}

/**
 * A file of a picture that organizers sent. Its address tells its content, which never changes. Until the
 * event or the campaign is announced it is for those alone who may organize it, and for whoever has the link
 * of the draft, at an address of its own.
 */
async function storedFile(visit: Visit): Promise<Reply> {
  const { pictures } = visit.services.db;
  const asked = askedFile(visit);
  const announced =
    pictures.announcedFile(...asked) ?? pictures.ofCampaigns.announcedFile(...asked);
  if (announced !== undefined) return storedReply(visit, announced, keptForEver);
  const found = await organizerOf(visit);
  const ofCampaign =
    found !== null && maySite(found.rights, 'plan')
      ? pictures.ofCampaigns.file(...asked)
      : undefined;
  const ofEvent = pictures
    .eventsOf(asked[0])
    .filter((event) => found !== null && may(found.rights, 'organize', { of: 'event', event }))
    .map(({ id }) => pictures.fileOf(id, ...asked))
    .find((bytes) => bytes !== undefined);
  const body = ofEvent ?? ofCampaign;
  if (body === undefined) throw notFound();
  return storedReply(visit, body, 'no-store');
}

/** The same of the draft that a link opens: of no other event, and kept by nobody. */
export function storedFileOf(visit: Visit, { id }: Event): Reply {
  const body = visit.services.db.pictures.fileOf(id, ...askedFile(visit));
  if (body === undefined) throw notFound();
  return storedReply(visit, body, 'no-store');
}

/** @throws HttpProblem 404 for an address that can be of no file */
function askedFile({ params }: Visit): [hash: string, width: number, type: 'jpeg' | 'webp'] {
  const { hash = '', file = '' } = params;
  const [, width, ending = ''] = /^([1-9]\d{1,3})\.(jpg|webp)$/.exec(file) ?? [];
  if (width === undefined) throw notFound();
  return [hash, Number(width), ending === 'jpg' ? 'jpeg' : 'webp'];
}

function storedReply({ params }: Visit, body: Buffer, kept: string): Reply {
  const { hash = '', file = '' } = params;
  const headers = { 'Cache-Control': kept, ETag: `"${hash}-${file}"` };
  return { kind: 'content', type: typeOf(file), body, headers };
}

async function made(
  visit: Visit,
  { facts, photograph }: Drawn,
  key: string,
  format: PictureFormat,
): Promise<Uint8Array | Reply> {
  const { services, requestId, view } = visit;
  const wait = await services.limits.count('picture', visit);
  if (wait !== null) throw new HttpProblem(429, { 'Retry-After': String(wait) });
  const job = { kind: 'draw', format, facts, photograph: photograph() } as const;
  try {
    return await services.pictures.make(key, job);
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

/**
 * As the address says, otherwise as it was written: not as whoever asks would read it.
 *
 * @param written the languages in which there are texts of it
 * @param own the one in which it was written at first
 */
export function languageOf(
  { query, services }: Visit,
  written: readonly TextLanguage[],
  own: TextLanguage,
): TextLanguage {
  const languages = [...siteOf(services).locales, ...written];
  const asked = query.get('lang');
  return languages.find((language) => language === asked) ?? own;
}
