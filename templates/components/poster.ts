import { html } from '@prairielearn/html';
import type { TextLanguage } from '../textLanguages.ts';
import type { PosterTone } from '../layout.ts';
import type { Html } from '../view.ts';

export interface PosterParts {
  tone: PosterTone;
  /** A short line above the title: the kind, who calls. */
  kicker?: string | Html;
  title: string;
  /** The language of the title where it may differ from the page's. */
  titleLanguage?: TextLanguage;
  lead?: string | Html;
  /** The facts that must be readable in three seconds. */
  facts?: Html;
  /** A picture of it, below the facts. */
  picture?: Html | '';
  action?: Html | '';
  /** What is to be done here: beside the rest on a wide screen, and below the facts on a phone. */
  beside?: Html | '';
}

/** The head of a page, set like a poster: one colour, very large type, the facts. */
export function poster(parts: PosterParts): Html {
  const { beside = '' } = parts;
  return html`
    <header class="poster poster--${parts.tone} ${beside === '' ? '' : 'poster--beside'}">
      <div class="poster__inner">${beside === '' ? whole(parts) : inHalves(parts, beside)}</div>
    </header>
  `;
}

function whole(parts: PosterParts): Html {
  return html`${whatItSays(parts, sizeOf(parts.title))} ${actionOf(parts)}`;
}

function inHalves(parts: PosterParts, beside: Html): Html {
  return html`
    <div class="poster__half">${whatItSays(parts, sizeBeside(parts.title))}</div>
    ${beside} ${actionOf(parts)}
  `;
}

function whatItSays(parts: PosterParts, size: string): Html {
  return html`
    ${parts.kicker === undefined ? '' : html`<p class="poster__kicker">${parts.kicker}</p>`}
    <h1
      class="poster__title poster__title--${size}"
      ${parts.titleLanguage === undefined ? '' : html`lang="${parts.titleLanguage}"`}
    >
      <bdi>${parts.title}</bdi>
    </h1>
    ${parts.lead === undefined ? '' : html`<div class="poster__lead">${parts.lead}</div>`}
    ${parts.facts ?? ''}
    ${(parts.picture ?? '') === '' ? '' : html`<div class="poster__picture">${parts.picture}</div>`}
  `;
}

function actionOf({ action = '' }: PosterParts): Html | '' {
  return action === '' ? '' : html`<div class="poster__action">${action}</div>`;
}

/** Few words may be enormous; a sentence, and a single long word, have to fit on a small phone. */
function sizeOf(title: string): 'short' | 'medium' | 'long-word' | 'long' {
  const longestWord = Math.max(...title.split(/[\s-]+/).map((word) => word.length));
  if (title.length > 60) return 'long';
  if (longestWord > 10) return 'long-word';
  return title.length <= 18 && longestWord <= 8 ? 'short' : 'medium';
}

/**
 * Beside something else a title has a third of a phone and half of a wide screen: the more letters, the
 * smaller. The longest that there may be has 150.
 */
function sizeBeside(title: string): 'huge' | 'large' | 'middle' | 'small' | 'smallest' {
  const longestWord = Math.max(...title.split(/[\s-]+/).map((word) => word.length));
  if (title.length > 100) return 'smallest';
  if (title.length > 60 || longestWord > 17) return 'small';
  if (title.length > 32 || longestWord > 12) return 'middle';
  return title.length > 18 || longestWord > 8 ? 'large' : 'huge';
}
