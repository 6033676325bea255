import { html } from '@prairielearn/html';
import type { Html, View } from '../../view.ts';

/** What the camera sees, once it is asked to look for a code. */
export function scanner({ t }: View): Html {
  return html`<div class="door__scanner" data-scanner hidden>
    <video class="door__video" playsinline muted aria-hidden="true"></video>
    <p role="status" data-scan-status></p>
    <button class="button button--quiet" type="button" data-scan-stop>
      ${t('console.door.camera.stop')}
    </button>
  </div>`;
}
