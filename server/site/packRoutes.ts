import { ownerOf } from '../../db/endorsementOwners.ts';
import type { Endorsement } from '../../db/schema.ts';
import {
  embedScriptAddress,
  embeddedCoSponsorsAddress,
  endorsedAddress,
  inLanguage,
  sharePackAddress,
  type PictureFile,
} from '../../templates/addresses.ts';
import type { Language } from '../../templates/languages.ts';
import { sharePackPage } from '../../templates/pages/endorsements/sharePack.ts';
import { translator } from '../../templates/translate.ts';
import { endorsedGist, endorsedOf, isPublic, type Endorsed } from '../endorsements/endorsed.ts';
import { gistOf } from '../events/eventGist.ts';
import { eventFor } from '../fields/eventFor.ts';
import { campaignPictureFacts } from '../pictures/campaignPicture.ts';
import { pictureFacts, pictureFiles, pictureWords } from '../pictures/eventPicture.ts';
import { campaignFor } from '../texts/campaignFor.ts';
import { campaignDays } from '../time/campaignDays.ts';
import { notFound } from '../web/httpProblem.ts';
import { page, type Reply, type Route, type Visit } from '../web/routes.ts';
import { sharedCampaignPicture } from './campaignPictureRoutes.ts';
import { countedActions, countsOf } from './countedActions.ts';
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
 * @throws HttpProblem 404 unless its name is on the list of what was announced
 */
function packOf({ services, params }: Visit): { endorsement: Endorsement; of: Endorsed } {
  const { db, links } = services;
  const target = links.read('share-pack', params['token'] ?? '');
  const endorsement = target ? db.endorsements.byPublicId(target.publicId) : undefined;
  const of = endorsement && endorsedOf(services, db, ownerOf(endorsement));
  if (!endorsement || !of || endorsement.generation !== target?.generation) throw notFound();
  if (endorsement.state !== 'approved' || !isPublic(of)) throw notFound();
  return { endorsement, of };
}

function show(visit: Visit): Reply {
  const { services, view, query, params } = visit;
  const { endorsement, of } = packOf(visit);
  const asked = query.get('in');
  const language = view.languages.find((one) => one === asked) ?? endorsement.language;
  const gist = endorsedGist(services, of, { reads: [language], language });
  const whole = (path: string) => `${services.config.baseUrl}${path}`;
  const { facts, when, place } = told(visit, of, language);
  const text = translator(language)('endorsement.pack.words', {
    name: endorsement.listedAs,
    title: gist.title,
    when,
    place,
    address: whole(inLanguage(endorsedAddress(of.at), language)),
  });
  return page(
    sharePackPage(view, {
      token: params['token'] ?? '',
      of: gist,
      name: endorsement.listedAs,
      logo: services.db.endorsementLogos.of(endorsement.id).listed,
      language,
      pictures: Object.values(pictureFiles(facts)),
      // A campaign may have no day of its own, and no action yet.
      text: text.replaceAll(/\n{2,}/g, '\n'),
      frame: whole(inLanguage(embeddedCoSponsorsAddress(of.at), language)),
      script: whole(embedScriptAddress),
    }),
  );
}

/** What its pictures show, and when and where it is, in the words of a text to pass on. */
function told({ services, view, now }: Visit, of: Endorsed, language: Language) {
  const t = translator(language);
  if (of.kind === 'campaign') {
    const { campaign } = of;
    const read = campaignFor(services, campaign, [language]);
    const counts = countsOf(services, campaign.id);
    const words = pictureWords(services, read.language);
    return {
      facts: campaignPictureFacts(services, read, counts, words, now),
      when: campaignDays(campaign, language, now)?.long ?? '',
      place: countedActions(counts, t) ?? '',
    };
  }
  const read = eventFor(services.db, of.event, [language]);
  const gist = gistOf(read, { ...view, language });
  const place = withCommas([gist.venue, gist.city]);
  return {
    facts: pictureFacts(services, read, pictureWords(services, read.language), now),
    when: gist.times.announced,
    place: place === '' ? t('event.kind.online') : place,
  };
}

async function picture(
  visit: Visit,
  file: PictureFile,
  format: Parameters<typeof sharedPicture>[3],
): Promise<Reply> {
  const { endorsement, of } = packOf(visit);
  const own = {
    name: endorsement.listedAs,
    folder: sharePackAddress(visit.params['token'] ?? ''),
  };
  const shown = await (of.kind === 'event'
    ? sharedPicture(visit, of.event, file, format, own)
    : sharedCampaignPicture(visit, of.campaign, file, format, own));
  return { ...shown, headers: { ...shown.headers, 'Cache-Control': 'private, no-cache' } };
}
