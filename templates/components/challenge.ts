import { html } from '@prairielearn/html';
import { challengeAddress } from '../addresses.ts';
import { asset } from '../assets.ts';
import type { Html, View } from '../view.ts';

/**
 * Stands in a form that is guarded against robots: the script solves a challenge while somebody
 * types. Without it the form is sent as it is, and the answer is the page on which one waits.
 */
export function challenge(view: View): Html | '' {
  if (!view.challenge) return '';
  return html`
    <div
      data-challenge="${challengeAddress}"
      data-worker="${asset('challenge-worker.js')}"
      data-working="${view.t('challenge.working')}"
    >
      <input type="hidden" name="altcha" value="" />
      <p class="form-note" role="status"></p>
    </div>
    <script src="${asset('challenge.js')}" defer></script>
  `;
}
