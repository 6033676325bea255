import { html } from '@prairielearn/html';
import { asset } from '../assets.ts';
import { newPasskeyOptionsAddress, passkeyOptionsAddress } from '../addresses.ts';
import type { Html, View } from '../view.ts';

export interface PasskeyButtonOptions {
  /** The field that takes what the passkey signed. */
  field: string;
  /** The name under which the button says which way was chosen. */
  way?: string;
}

/**
 * A button that signs with a passkey and sends the form it stands in. It needs the script, which shows it
 * where the browser knows passkeys; without, nothing of it is to be seen.
 */
export function passkeyButton({ t }: View, { field, way }: PasskeyButtonOptions): Html {
  return html`
    <div class="passkey" data-passkey="${passkeyOptionsAddress}" hidden>
      <input type="hidden" name="${field}" value="" />
      <button
        class="button button--primary"
        type="submit"
        formnovalidate
        ${way === undefined ? '' : html`name="${way}" value="passkey"`}
      >
        ${t('console.passkeys.use')}
      </button>
      <p class="field__problem" role="alert" hidden>${t('console.passkeys.failed')}</p>
    </div>
    <script src="${asset('passkeys.js')}" defer></script>
  `;
}

/** A button that makes a passkey and sends it with the form it stands in; needs the script as well. */
export function newPasskeyButton({ t }: View): Html {
  return html`
    <div class="passkey" data-new-passkey="${newPasskeyOptionsAddress}" hidden>
      <input type="hidden" name="passkey" value="" />
      <button class="button button--quiet" type="submit">${t('console.passkeys.add')}</button>
      <p class="field__problem" role="alert" hidden>${t('console.passkeys.notMade')}</p>
    </div>
    <script src="${asset('passkeys.js')}" defer></script>
  `;
}
