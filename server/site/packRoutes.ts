import type { Endorsement, Event } from '../../db/schema.ts';
import {
  embedScriptAddress,
  embeddedCoSponsorsAddress,
  eventAddress,
  inLanguage,
  sharePackAddress,
  type PictureFile,
} from '../../templates/addresses.ts';
import { sharePackPage } from '../../templates/pages/endorsements/sharePack.ts';
import { translator } from '../../templates/translate.ts';
import { gistOf } from '../events/eventGist.ts';
import { eventFor } from '../fields/eventFor.ts';
import { pictureFacts, pictureFiles, pictureWords } from '../pictures/eventPicture.ts';
import { notFound } from '../web/httpProblem.ts';
import { page, type Reply, type Route, type Visit } from '../web/routes.ts';
import { sharedPicture } from './pictureRoutes.ts';
import { withCommas } from '../../templates/withCommas.ts';

const pack = '/share-packs/:token';

/** What each co-sponsor passes on, with its name on it. */
export const packRoutes: readonly Route[] = [
  { method: 'get', path: pack, role: 'link', handle: show },
  ...(['share', 'square', 'story'] as const).flatMap((format): Route[] =>
    (['png', 'jpg'] as const).map((ending) => ({
      method: 'get',
      path: `${pack}/${format}.${ending}`,
      role: 'link',
      handle: (visit) => picture(visit, `${format}.${ending}`, format),
    })),
  ),
  {
    method: 'get',
    path: `${pack}/poster.pdf`,
    role: 'link',
    handle: (visit) =>
      picture(
        visit,
        'poster.pdf',
        visit.query.get('paper') === 'letter' ? 'poster-letter' : 'poster-a4',
      ),
  },
];

/**
 * The co-sponsor whose pack it is.
 *
 * @throws HttpProblem 404 unless its name is on the list of an event that was announced
 */
function packOf({ services, params }: Visit): { endorsement: Endorsement; event: Event } {
  const { db, links } = services;
  const target = links.read('share-pack', params['token'] ?? '');
  const endorsement = target ? db.endorsements.byPublicId(target.publicId) : undefined;
  const id = endorsement?.eventId ?? null;
  const event = id === null ? undefined : db.events.byId(id);
  if (!endorsement || !event || endorsement.generation !== target?.generation) throw notFound();
  if (endorsement.state !== 'approved' || event.state === 'draft') throw notFound();
  return { endorsement, event };
}

function show(visit: Visit): Reply {
  const { services, view, query, params, now } = visit;
  const { endorsement, event } = packOf(visit);
  const asked = query.get('in');
  const language = view.languages.find((one) => one === asked) ?? endorsement.language;
  const read = eventFor(services.db, event, [language]);
  const gist = gistOf(read, { ...view, language });
  const whole = (path: string) => `${services.config.baseUrl}${path}`;
  const facts = pictureFacts(services, read, pictureWords(services, read.language), now);
  const place = withCommas([gist.venue, gist.city]);
  return page(
    sharePackPage(view, {
      token: params['token'] ?? '',
      event: gist,
      name: endorsement.listedAs,
      logo: services.db.endorsementLogos.of(endorsement.id).listed,
      language,
      pictures: Object.values(pictureFiles(facts)),
      text: translator(language)('endorsement.pack.words', {
        name: endorsement.listedAs,
        title: gist.title,
        when: gist.times.announced,
        place: place === '' ? translator(language)('event.kind.online') : place,
        address: whole(inLanguage(eventAddress(event.slug), language)),
      }),
      frame: whole(inLanguage(embeddedCoSponsorsAddress(event.slug), language)),
      script: whole(embedScriptAddress),
    }),
  );
}

async function picture(
  visit: Visit,
  file: PictureFile,
  format: Parameters<typeof sharedPicture>[3],
): Promise<Reply> {
  const { endorsement, event } = packOf(visit);
  const own = {
    name: endorsement.listedAs,
    folder: sharePackAddress(visit.params['token'] ?? ''),
  };
  const shown = await sharedPicture(visit, event, file, format, own);
  return { ...shown, headers: { ...shown.headers, 'Cache-Control': 'private, no-cache' } };
}
