import type { Event } from '../../db/schema.ts';
import {
  embeddedCoSponsorsAddress,
  eventAddress,
  inLanguage,
  organizationLogoAddress,
} from '../../templates/addresses.ts';
import { readAsset } from '../../templates/assets.ts';
import type { Language } from '../../templates/languages.ts';
import { embeddedCoSponsorsPage } from '../../templates/pages/endorsements/embedded.ts';
import { announcedEvent } from '../events/announcedEvent.ts';
import { endorsementOpening } from '../events/endorsementOpening.ts';
import { eventFor, languagesOf } from '../fields/eventFor.ts';
import type { Services } from '../services.ts';
import { dataHeaders, framedHeaders, sharedHeaders } from '../web/framed.ts';
import { notFound } from '../web/httpProblem.ts';
import type { Route } from '../web/routes.ts';
import { publicEndorsements, type PublicEndorsement } from './publicList.ts';

/** The list of co-sponsors on other sites. */
export const embedRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/embed/events/:slug/cosponsors',
    role: 'anyone',
    handle: (visit) => {
      const event = announcedEvent(visit);
      const { services, now } = visit;
      const { db } = services;
      return {
        kind: 'public-file',
        path: embeddedCoSponsorsAddress(event.slug),
        shows: { kind: 'event', id: event.id },
        type: 'text/html; charset=utf-8',
        inLanguages: true,
        texts: languagesOf(db, event),
        render: (view) => {
          const { title, language } = eventFor(db, event, view.reads);
          const { listed, parts } = publicEndorsements(db, event, view.language);
          const text = embeddedCoSponsorsPage(view, {
            event: { slug: event.slug, title, language },
            parts: parts.length > 0 ? parts : [{ heading: null, listed }],
            continues: event.endorsementsContinue,
            open: endorsementOpening(event, now) === 'open',
          }).toString();
          return { text, modifiedAt: 0 };
        },
        headers: framedHeaders,
      };
    },
  },
  {
    method: 'get',
    path: '/embed/events/:slug/cosponsors.json',
    role: 'anyone',
    handle: (visit) => {
      const event = announcedEvent(visit);
      const { services } = visit;
      return {
        kind: 'public-file',
        path: embeddedCoSponsorsAddress(event.slug, 'json'),
        shows: { kind: 'event', id: event.id },
        type: 'application/json; charset=utf-8',
        inLanguages: true,
        texts: languagesOf(services.db, event),
        render: (view) => ({
          text: `${JSON.stringify(listData(services, event, view.language), null, 2)}\n`,
          modifiedAt: 0,
        }),
        headers: { ...dataHeaders, 'X-Robots-Tag': 'noindex' },
      };
    },
  },
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

/** The list for programs. A name that is not there is null; the order is that of the page. */
function listData(services: Services, event: Event, language: Language) {
  const { db, config } = services;
  const { listed, parts, asOf } = publicEndorsements(db, event, language);
  const whole = (path: string) => `${config.baseUrl}${path}`;
  const logo = (of: PublicEndorsement['logo']) => {
    const largest = of?.sizes.at(-1);
    if (!of || !largest) return null;
    return { url: whole(organizationLogoAddress(of.hash, largest.width, 'jpg')), ...largest };
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
    event: {
      title: event.title,
      language: event.language,
      url: whole(inLanguage(eventAddress(event.slug), language)),
    },
    language,
    changed: asOf === null ? null : new Date(asOf).toISOString(),
    and_others: event.endorsementsContinue,
    organizations:
      parts.length === 0
        ? listed.map((one) => organization(one, null))
        : parts.flatMap((part) => part.listed.map((one) => organization(one, part.heading))),
  };
}
