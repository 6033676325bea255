import { html } from '@prairielearn/html';
import { asset } from '../assets.ts';
import type { Html, View } from '../view.ts';

/**
 * What a list opens beside itself where there is a script: links of it that say `data-drawer` lead to pages
 * of which it shows the part that says `data-drawer-part`.
 *
 * @param label what is in it, for screen readers
 */
export function drawer({ t }: View, label: string): Html {
  return html`<dialog class="drawer" data-drawer-dialog aria-label="${label}">
      <form class="drawer__bar" method="dialog">
        <button class="button button--quiet" type="button" data-drawer-step="-1">
          ${t('console.drawer.previous')}
        </button>
        <button class="button button--quiet" type="button" data-drawer-step="1">
          ${t('console.drawer.next')}
        </button>
        <button class="button button--quiet" type="submit">${t('console.drawer.close')}</button>
      </form>
      <div data-drawer-body></div>
    </dialog>
    <script src="${asset('drawer.js')}" defer></script>`;
}
