import { z } from 'zod';
import {
  embeddedCampaignAddress,
  embeddedMapAddress,
  inLanguage,
} from '../../templates/addresses.ts';
import { isTextLanguage } from '../../templates/textLanguages.ts';
import { frameHtml } from '../../templates/components/frameCode.ts';
import type { Services } from '../services.ts';
import { siteOf } from '../siteSettings.ts';
import { campaignFor } from '../texts/campaignFor.ts';
import { dataHeaders } from '../web/framed.ts';
import { notFound } from '../web/httpProblem.ts';
import type { Reply, Route, Visit } from '../web/routes.ts';
import { askedActions } from './askedActions.ts';

/** As wide and high as a frame is where the site around it says nothing else, in CSS pixels. */
const width = 800;
const height = 600;

/** For so many seconds a site may keep what it was told: the frame itself is always new. */
const cacheAge = 86_400;

/** How other sites show a campaign in a frame, by the address of its page: https://oembed.com */
export const oembedRoutes: readonly Route[] = [
  { method: 'get', path: '/oembed', role: 'anyone', handle: oembed },
];

/** The answer of the standard where a format is not spoken (2.3.1). */
const notSpoken: Reply = { kind: 'content', status: 501, type: 'text/plain', body: '' };

const Pixels = z.coerce.number().int().min(1).max(10_000);

function oembed({ services, query, view }: Visit): Reply {
  if ((query.get('format') ?? 'json') !== 'json') return notSpoken;
  const asked = askedFor(services, query.get('url') ?? '');
  if (asked === null) throw notFound();
  const { campaign, frame, language } = asked;
  const bound = (name: string, usual: number) =>
    Math.min(usual, Pixels.safeParse(query.get(name)).data ?? usual);
  const reads = language === null ? [view.language] : [language, view.language];
  const { title } = campaignFor(services, campaign, reads);
  const size = { width: bound('maxwidth', width), height: bound('maxheight', height) };
  const { organization } = siteOf(services);
  const { baseUrl } = services.config;
  return {
    kind: 'content',
    type: 'application/json; charset=utf-8',
    body: `${JSON.stringify({
      version: '1.0',
      type: 'rich',
      title,
      provider_name: organization,
      provider_url: baseUrl,
      cache_age: cacheAge,
      ...size,
      html: frameHtml({ frame: `${baseUrl}${frame}`, title, ...size }),
    })}\n`,
    headers: { ...dataHeaders, 'Cache-Control': 'public, max-age=3600' },
  };
}

/**
 * What a whole address of this site leads to: the page of a campaign that everybody may see, or one of its
 * frames; null for any other.
 */
function askedFor({ db, config }: Services, url: string) {
  const address = URL.parse(url);
  const own = new URL(config.baseUrl);
  if (address === null || address.host !== own.host) return null;
  const found = /^(?:\/embed)?\/campaigns\/([a-z\d-]{1,100})(\/next|\/map)?\/?$/.exec(
    address.pathname,
  );
  const [, slug = '', shown] = found ?? [];
  const campaign = db.campaigns.named(slug);
  if (campaign === undefined || campaign.state === 'draft') return null;
  const given = address.searchParams.get('lang');
  const language = isTextLanguage(given) ? given : null;
  const path =
    shown === '/map'
      ? embeddedMapAddress(campaign.slug, askedActions(address.searchParams).in)
      : embeddedCampaignAddress(campaign.slug, shown === '/next' ? 'next' : 'list');
  return { campaign, language, frame: language === null ? path : inLanguage(path, language) };
}
