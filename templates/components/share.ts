import { html } from '@prairielearn/html';
import {
  campaignAddress,
  campaignPictureAddress,
  campaignQrAddress,
  eventAddress,
  eventPictureAddress,
  eventPosterAddress,
  eventQrAddress,
  eventShareAddress,
} from '../addresses.ts';
import type { Html, View } from '../view.ts';

/** What is passed on of an event or a campaign. */
export interface Shared {
  slug: string;
  title: string;
  /** The announcement line, or the day; '' where there is none. */
  announced: string;
}

/** What of it is where. */
interface SharedAt {
  page: string;
  code: string;
  files: readonly [label: string, href: string][];
}

/** The button to the ways of passing an event on; the script opens them in its place. */
export function shareButton(view: View, slug: string): Html {
  return shareButtonTo(view, eventShareAddress(slug));
}

/** @param href of the page with the ways */
export function shareButtonTo({ t }: View, href: string): Html {
  return html`<a class="button" href="${href}" data-in-place="#share"
    >${t('event.share.button')}</a
  >`;
}

/** The ways of passing an event on. */
export function sharePanel(view: View, event: Shared): Html {
  const { slug } = event;
  return panel(view, event, {
    page: eventAddress(slug),
    code: eventQrAddress(slug),
    files: files(
      view,
      (file) => eventPictureAddress(slug, file, view.language),
      (paper) => eventPosterAddress(slug, view.language, paper),
      eventQrAddress(slug),
    ),
  });
}

/** The same of a campaign. */
export function campaignSharePanel(view: View, campaign: Shared): Html {
  const { slug } = campaign;
  const { language } = view;
  return panel(view, campaign, {
    page: campaignAddress(slug),
    code: campaignQrAddress(slug),
    files: files(
      view,
      (file) => campaignPictureAddress(slug, file, { language }),
      (paper) => campaignPictureAddress(slug, 'poster.pdf', { language, paper }),
      campaignQrAddress(slug),
    ),
  });
}

/**
 * The ways of passing something on. All are plain links: nothing is loaded from anybody, and nobody learns
 * of this page before a link is followed.
 */
function panel(view: View, event: Shared, at: SharedAt): Html {
  const { t } = view;
  const url = `${view.site.baseUrl}${at.page}`;
  const text =
    event.announced === ''
      ? event.title
      : t('event.share.text', { title: event.title, when: event.announced });
  return html`
    <section class="share" id="share" tabindex="-1" aria-label="${t('event.share.title')}">
      <div class="share__link">
        <label for="share-link">${t('event.share.link')}</label>
        <input id="share-link" type="text" value="${url}" readonly dir="ltr" />
        <button
          class="button button--primary"
          type="button"
          hidden
          data-copy="${url}"
          data-copied="${t('event.share.copied')}"
        >
          ${t('event.share.copy')}
        </button>
        <button class="button" type="button" hidden data-share="${url}" data-title="${event.title}">
          ${t('event.share.system')}
        </button>
      </div>
      <ul class="share__ways">
        ${shareLinks(url, text).map(([name, href]) => html`<li><a href="${href}">${name}</a></li>`)}
        <li>
          <a href="${mailLink(event.title, `${text}\n\n${url}`)}">${t('event.share.mail')}</a>
        </li>
      </ul>
      <figure class="share__code">
        <img src="${at.code}" alt="" width="180" height="180" />
        <figcaption>${t('event.share.code')}</figcaption>
      </figure>
      <div>
        <p class="share__heading">${t('event.share.files')}</p>
        <ul class="share__ways">
          ${at.files.map(([label, href]) => html`<li><a href="${href}">${label}</a></li>`)}
        </ul>
      </div>
    </section>
  `;
}

function files(
  { t }: View,
  picture: (file: 'square.png' | 'story.png') => string,
  poster: (paper: 'a4' | 'letter') => string,
  code: string,
): [label: string, href: string][] {
  return [
    [t('event.share.posterA4'), poster('a4')],
    [t('event.share.posterLetter'), poster('letter')],
    [t('event.share.square'), picture('square.png')],
    [t('event.share.story'), picture('story.png')],
    [t('event.share.codeFile'), code],
  ];
}

/**
 * The addresses by which services take over a text, as each documents them. Mastodon has thousands of
 * servers: its own page asks for the reader's, and gets the text behind "#", which is not sent.
 */
export function shareLinks(url: string, text: string): readonly [name: string, href: string][] {
  const part = encodeURIComponent;
  const both = part(`${text} ${url}`);
  return [
    ['WhatsApp', `https://wa.me/?text=${both}`],
    ['Telegram', `https://t.me/share/url?url=${part(url)}&text=${part(text)}`],
    ['Mastodon', `https://share.joinmastodon.org/#text=${both}`],
    ['Bluesky', `https://bsky.app/intent/compose?text=${both}`],
    ['X', `https://x.com/intent/post?text=${part(text)}&url=${part(url)}`],
    ['Facebook', `https://www.facebook.com/sharer/sharer.php?u=${part(url)}`],
  ];
}

function mailLink(subject: string, body: string): string {
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
