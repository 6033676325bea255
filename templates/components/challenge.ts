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
      ${solution()}
    </div>
    ${script()}
  `;
}

/**
 * Stands in a form that was sent and held back: the script solves a challenge at once and sends the
 * form again, and until then hides what `waiting`, an id, says to browsers that have to wait.
 */
export function challengeAtOnce(view: View, waiting: string): Html {
  return html`
    <div
      data-challenge="${challengeAddress}"
      data-worker="${asset('challenge-worker.js')}"
      data-working="${view.t('challenge.goingOn')}"
      data-instead-of="${waiting}"
    >
      ${solution()}
    </div>
    ${script()}
  `;
}

function solution(): Html {
  return html`<input type="hidden" name="altcha" value="" />
    <p class="form-note" role="status"></p>`;
}

function script(): Html {
  return html`<script src="${asset('challenge.js')}" defer></script>`;
}
