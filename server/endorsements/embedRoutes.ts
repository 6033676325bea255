import {
  endorsedAddress,
  embeddedCoSponsorsAddress,
  inLanguage,
  organizationLogoAddress,
} from '../../templates/addresses.ts';
import { readAsset } from '../../templates/assets.ts';
import type { Language } from '../../templates/languages.ts';
import { embeddedCoSponsorsPage } from '../../templates/pages/endorsements/embedded.ts';
import { languagesOf } from '../fields/eventFor.ts';
import type { Services } from '../services.ts';
import { languagesOfCampaign } from '../texts/campaignFor.ts';
import { dataHeaders, framedHeaders, sharedHeaders } from '../web/framed.ts';
import { notFound } from '../web/httpProblem.ts';
import type { Route } from '../web/routes.ts';
import { endorsedGist, openingOf, type Endorsed } from './endorsed.ts';
import { publicEndorsements, type PublicEndorsement } from './publicList.ts';
import { publicParts, type PublicPart } from './publicPart.ts';

/** The list of co-sponsors on other sites. */
export const embedRoutes: readonly Route[] = [
  ...publicParts.flatMap(framedRoutes),
  {
    method: 'get',
    path: '/embed/height.js',
    role: 'anyone',
    handle: () => {
      const script = readAsset('embed.js');
      if (script === undefined) throw notFound();
      return {
        kind: 'content',
        type: 'text/javascript; charset=utf-8',
        body: script.content,
        headers: { ...sharedHeaders, 'Cache-Control': 'public, max-age=86400' },
      };
    },
  },
];

function framedRoutes({ path, show }: PublicPart): Route[] {
  return [
    {
      method: 'get',
      path: `/embed${path}/cosponsors`,
      role: 'anyone',
      handle: (visit) => {
        const { services, now } = visit;
        return show(visit, embeddedCoSponsorsAddress, (of) => ({
          ...shownFile(services, of),
          path: embeddedCoSponsorsAddress(of.at),
          type: 'text/html; charset=utf-8',
          render: (view) => {
            const { listed, parts } = publicEndorsements(services.db, of, view.language);
            const text = embeddedCoSponsorsPage(view, {
              of: endorsedGist(services, of, view),
              parts: parts.length > 0 ? parts : [{ heading: null, listed }],
              continues: of.continues,
              open: openingOf(of, now) === 'open',
            }).toString();
            return { text, modifiedAt: 0 };
          },
          headers: framedHeaders,
        }));
      },
    },
    {
      method: 'get',
      path: `/embed${path}/cosponsors.json`,
      role: 'anyone',
      handle: (visit) => {
        const { services } = visit;
        return show(
          visit,
          (at) => embeddedCoSponsorsAddress(at, 'json'),
          (of) => ({
            ...shownFile(services, of),
            path: embeddedCoSponsorsAddress(of.at, 'json'),
            type: 'application/json; charset=utf-8',
            render: (view) => ({
              text: `${JSON.stringify(listData(services, of, view.language), null, 2)}\n`,
              modifiedAt: 0,
            }),
            headers: { ...dataHeaders, 'X-Robots-Tag': 'noindex' },
          }),
        );
      },
    },
  ];
}

/** What both have in common: of what they change, and in which languages there is something to read. */
function shownFile(services: Services, of: Endorsed) {
  const file = { kind: 'public-file', inLanguages: true } as const;
  return of.kind === 'event'
    ? ({
        ...file,
        shows: { kind: 'event', id: of.event.id },
        texts: languagesOf(services.db, of.event),
      } as const)
    : ({
        ...file,
        shows: { kind: 'everything' },
        texts: languagesOfCampaign(services, of.campaign),
      } as const);
}

/** The list for programs. A name that is not there is null; the order is that of the page. */
function listData(services: Services, of: Endorsed, language: Language) {
  const { db, config } = services;
  const { listed, parts, asOf } = publicEndorsements(db, of, language);
  const whole = (path: string) => `${config.baseUrl}${path}`;
  const logo = (one: PublicEndorsement['logo']) => {
    const largest = one?.sizes.at(-1);
    if (!one || !largest) return null;
    return { url: whole(organizationLogoAddress(one.hash, largest.width, 'jpg')), ...largest };
  };
  const organization = (one: PublicEndorsement, group: string | null) => ({
    name: one.name,
    group,
    city: one.city,
    website: one.website,
    statement: one.statement,
    logo: logo(one.logo),
  });
  return {
    [of.kind]: {
      title: of.kind === 'event' ? of.event.title : of.campaign.title,
      language: of.language,
      url: whole(inLanguage(endorsedAddress(of.at), language)),
    },
    language,
    changed: asOf === null ? null : new Date(asOf).toISOString(),
    and_others: of.continues,
    organizations:
      parts.length === 0
        ? listed.map((one) => organization(one, null))
        : parts.flatMap((part) => part.listed.map((one) => organization(one, part.heading))),
  };
}
