import { html } from '@prairielearn/html';
import type { Language } from '../languages.ts';
import type { PosterTone } from '../layout.ts';
import type { Html } from '../view.ts';

export interface PosterParts {
  tone: PosterTone;
  /** A short line above the title: the kind, who calls. */
  kicker?: string | Html;
  title: string;
  /** The language of the title where it may differ from the page's. */
  titleLanguage?: Language;
  lead?: string | Html;
  /** The facts that must be readable in three seconds. */
  facts?: Html;
  action?: Html | '';
}

/** The head of a page, set like a poster: one colour, very large type, the facts. */
export function poster(parts: PosterParts): Html {
  return html`
    <header class="poster poster--${parts.tone}">
      <div class="poster__inner">
        ${parts.kicker === undefined ? '' : html`<p class="poster__kicker">${parts.kicker}</p>`}
        <h1
          class="poster__title poster__title--${sizeOf(parts.title)}"
          ${parts.titleLanguage === undefined ? '' : html`lang="${parts.titleLanguage}"`}
          dir="auto"
        >
          ${parts.title}
        </h1>
        ${parts.lead === undefined ? '' : html`<div class="poster__lead">${parts.lead}</div>`}
        ${parts.facts ?? ''}
        ${
          parts.action === undefined || parts.action === ''
            ? ''
            : html`<div class="poster__action">${parts.action}</div>`
        }
      </div>
    </header>
  `;
}

/** Few words may be enormous; a sentence, and a single long word, have to fit on a small phone. */
function sizeOf(title: string): 'short' | 'medium' | 'long-word' | 'long' {
  const longestWord = Math.max(...title.split(/[\s-]+/).map((word) => word.length));
  if (title.length > 60) return 'long';
  if (longestWord > 10) return 'long-word';
  return title.length <= 18 && longestWord <= 8 ? 'short' : 'medium';
}
