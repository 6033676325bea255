import { html } from '@prairielearn/html';
import { withQuery } from '../../../addresses.ts';
import type { Html, View } from '../../../view.ts';
import type { ImportStanding } from './imports.ts';

export interface ImportProgress {
  state: Extract<ImportStanding, 'checking' | 'writing' | 'undoing'>;
  /** Of the page itself. */
  address: string;
  done: number;
  rows: number;
  /** Whether the page was asked to load itself again now and then, for browsers without scripts. */
  refreshing: boolean;
}

/** How far a list has come that is under way. */
export function importProgress({ t }: View, props: ImportProgress): Html {
  const { state, address, done, rows } = props;
  return html`
    <div class="stack narrow">
      <h2 id="progress-title">${t(`console.imports.progress.${state}`)}</h2>
      <div id="progress" class="stack" role="status" data-live>
        <p><strong>${t('console.imports.progress.of', { done, count: rows })}</strong></p>
        <progress
          class="progress"
          max="${Math.max(1, rows)}"
          value="${done}"
          aria-labelledby="progress-title"
        ></progress>
      </div>
      <p>${t('console.imports.progress.goesOn')}</p>
      <noscript>
        <p>
          <a href="${address}">${t('console.imports.progress.look')}</a> ·
          ${
            props.refreshing
              ? html`<a href="${address}">${t('console.imports.progress.still')}</a>`
              : html`<a href="${withQuery(address, { live: 'yes' })}"
                  >${t('console.imports.progress.live')}</a
                >`
          }
        </p>
      </noscript>
    </div>
  `;
}
