import { html, unsafeHtml } from '@prairielearn/html';
import {
  aboutAddress,
  allEventsCalendarAddress,
  announcementsAddress,
  homeAddress,
  imprintAddress,
  inLanguage,
  manifestAddress,
  privacyAddress,
} from './addresses.ts';
import { asset } from './assets.ts';
import { siteName } from './components/siteName.ts';
import { directionOf } from './languages.ts';
import { colorClass, colorNamed, paletteOf, type ColorName } from './palette.ts';
import { nativeTextName } from './textLanguages.ts';
import { addressesOf, languageHere, languagesOf, type PageLanguages } from './pageLanguages.ts';
import { keptHtml } from './keptHtml.ts';
import type { Html, Site, View } from './view.ts';

export interface PageParts extends PageLanguages {
  title: string;
  body: Html;
  /** One or two sentences for search engines and for those who share the link. */
  description?: string;
  /** More for the head: structured data, say. */
  head?: Html;
  /** Personal pages stay out of search engines. */
  robots?: 'noindex';
  /** Uses the whole width of the window; the poster does. */
  wide?: boolean;
  /** Stands above everything else, and is no part of the page. */
  strip?: Html | '';
  /** The colour of the poster that the page begins with; the header continues it. */
  tone?: PosterTone;
  /** The colour that the page has instead of its site's; null for none. */
  color?: ColorName | null;
}

/** Red calls, ink tells of something that waits or is over, paper is quiet. */
export type PosterTone = 'red' | 'ink' | 'paper';

/** A page for everybody: the head, the header with the languages, and the footer. */
export function page(view: View, parts: PageParts): Html {
  const wide = parts.wide === true;
  return frame(view, {
    ...parts,
    header: html`
      ${parts.strip ?? ''}
      <header class="site-header site-header--${parts.tone ?? 'paper'}">
        ${siteName(view, homeAddress)} ${languageLinks(view, parts)}
      </header>
    `,
    main: html`<main id="main" class="${wide ? 'wide' : 'column'}" tabindex="-1">
      ${parts.body}
    </main>`,
    footer: keptFooter(view.site, view.language, () => footer(view)),
  });
}

const keptFooter = keptHtml();

function footer({ site, language, t }: InSite): Html {
  return html`
    <footer class="site-footer">
      <p class="site-footer__name"><bdi>${site.organization}</bdi></p>
      <ul class="site-footer__links">
        <li><a href="${homeAddress}">${t('layout.allEvents')}</a></li>
        <li><a href="${allEventsCalendarAddress}">${t('layout.calendarFeed')}</a></li>
        <li>
          <a href="${inLanguage(announcementsAddress, language)}">${t('layout.announcements')}</a>
        </li>
        ${site.about ? html`<li><a href="${aboutAddress}">${t('layout.about')}</a></li>` : ''}
        ${site.imprint ? html`<li><a href="${imprintAddress}">${t('layout.imprint')}</a></li>` : ''}
        <li><a href="${privacyAddress}">${t('layout.privacy')}</a></li>
        ${
          site.contact === null
            ? ''
            : html`<li><a href="${site.contact.href}">${t('layout.contact')}</a></li>`
        }
      </ul>
      <p class="site-footer__note">${t('layout.freeSoftware')}</p>
    </footer>
  `;
}

/** What is the same in all views of a site in one language. */
type InSite = Pick<View, 'site' | 'language' | 't'>;

interface FrameParts extends Omit<PageParts, 'body'> {
  header: Html;
  main: Html;
  footer: Html;
  /** A page of the dashboard has a look and a stylesheet of its own, which visitors never need. */
  dashboard?: boolean;
}

/** What the first words of every page are set in. */
const preloadedFonts = [
  'sofia-sans-extra-condensed-latin.woff2',
  'atkinson-hyperlegible-next-latin.woff2',
];

/**
 * The frame of every page, also of the organizers' console. The script is asked for before the style, so
 * that it has run when that lets the page be shown: what it adds then moves nothing.
 */
export function frame(view: View, parts: FrameParts): Html {
  const { t, site } = view;
  const { color = null } = parts;
  const title =
    parts.title === site.organization ? parts.title : `${parts.title} · ${site.organization}`;
  return html`<!doctype html>
    <html lang="${view.language}" dir="${directionOf(view.language)}">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        ${keptLooks(site, `${color} ${parts.tone} ${parts.dashboard}`, () => looks(site, parts))}
        ${
          parts.description === undefined
            ? ''
            : html`<meta name="description" content="${parts.description}" />`
        }
        ${
          parts.robots === undefined
            ? html`${addressesOf(view, parts)}${keptFeeds(site, view.language, () => feeds(view))}`
            : html`<meta name="robots" content="${parts.robots}" />`
        }
        ${parts.head ?? ''}
      </head>
      <body class="${parts.dashboard === true ? 'console' : colorClass(color)}">
        <a class="skip-link" href="#main">${t('layout.skip')}</a>
        ${parts.header} ${parts.main} ${parts.footer}
      </body>
    </html>`;
}

const keptLooks = keptHtml();

/** What a page looks like, and what it loads for that. */
function looks(site: Site, parts: FrameParts): Html {
  const { color = null } = parts;
  return html`
    ${themeColors(colorNamed(color) ?? site.color, parts)}
    <script src="${asset('app.js')}" async></script>
    <link rel="stylesheet" href="${asset('cacerola.css', site.color)}" />
    ${
      parts.dashboard === true ? html`<link rel="stylesheet" href="${asset('console.css')}" />` : ''
    }
    ${preloadedFonts.map(
      (name) =>
        html`<link rel="preload" href="${asset(name)}" as="font" type="font/woff2" crossorigin />`,
    )}
    <link rel="icon" href="${asset('icon.svg', site.color)}" type="image/svg+xml" />
    <link rel="manifest" href="${manifestAddress}" />
  `;
}

/** The colour that a phone sets its own bar in: that of the head of the page, by day and by night. */
function themeColors(color: string | null, { tone = 'paper', dashboard }: FrameParts): Html {
  const { light, dark } = paletteOf(color);
  const heads = {
    red: [light.block, dark.block],
    ink: ['#15110e', '#000000'],
    paper: ['#fbf8f2', '#14110f'],
  };
  const [byDay, byNight] = heads[dashboard === true ? 'ink' : tone];
  if (byDay === byNight) return html`<meta name="theme-color" content="${byDay}" />`;
  return html`
    <meta name="theme-color" content="${byDay}" />
    <meta name="theme-color" content="${byNight}" media="(prefers-color-scheme: dark)" />
  `;
}

const keptFeeds = keptHtml();

/** What programs that follow sites look for. */
function feeds({ t, site, language }: InSite): Html {
  const announcements = inLanguage(announcementsAddress, language);
  return html`
    <link
      rel="alternate"
      type="application/atom+xml"
      href="${announcements}"
      title="${t('announcements.feed', { organization: site.organization })}"
    />
    <link
      rel="alternate"
      type="text/calendar"
      href="${allEventsCalendarAddress}"
      title="${t('layout.calendarFeed')}"
    />
  `;
}

/** The same page in each language; nothing where there is one alone. */
export function languageLinks(view: View, parts: PageLanguages): Html {
  const languages = languagesOf(view, parts);
  if (languages.length < 2) return html``;
  const here = languageHere(view, parts);
  const path = parts.canonicalPath ?? view.path;
  const isMenu = languages.length > mostBeside;
  // Of many, each letter counts: the page of an event has a fixed weight, whatever number of languages.
  const isHere = isMenu && pathOf(path) === pathOf(view.path);
  const links = languages.map((language) => {
    const address = inLanguage(path, language);
    const href = isHere ? address.slice(pathOf(address).length) : address;
    const leads = isMenu ? '' : html`hreflang="${language}"`;
    const current = language === here ? html`aria-current="true"` : '';
    const name = nativeTextName(language);
    return html`<li><a href="${href}" ${leads} lang="${language}" ${current}>${name}</a></li>`;
  });
  const list = html`<ul>
    ${links}
  </ul>`;
  return html`
    <nav class="languages" aria-label="${view.t('layout.languages')}">
      ${isMenu ? menu(nativeTextName(here), list) : list}
    </nav>
  `;
}

/** So many languages fit beside the name of the site on a phone. */
const mostBeside = 3;

function menu(label: string, choices: Html): Html {
  return html`<details>
    <summary>${label}</summary>
    ${choices}
  </details>`;
}

/** An address without its query. */
function pathOf(address: string): string {
  return address.split('?', 1)[0] ?? '';
}

/** Data for search engines (schema.org), as a block that no browser runs. */
export function structuredData(data: unknown): Html {
  // Inside the element only "<" could end it or begin a comment.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return html`<script type="application/ld+json">
    ${unsafeHtml(json)}
  </script>`;
}
