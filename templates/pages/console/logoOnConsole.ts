import { html } from '@prairielearn/html';
import {
  consoleEndorsementAddress,
  consoleLogoFileAddress,
  type EndorsedAddress,
} from '../../addresses.ts';
import { actionButton } from '../../components/buttons.ts';
import { organizationLogo, type ShownLogo } from '../../components/organizationLogo.ts';
import type { Html, View } from '../../view.ts';

/** A logo as organizers see it, whether or not it is on the list. */
export function logoOnConsole(
  { at, id, name }: { at: EndorsedAddress; id: number; name: string },
  logo: ShownLogo,
): Html {
  const address = (hash: string, width: number) =>
    consoleLogoFileAddress(at, id, { hash, width, ending: 'webp' });
  return html`<div class="logos">${organizationLogo(logo, { alt: name, address })}</div>`;
}

/** Shows the very logo that was seen beside the button. */
export function approveLogo(
  { t }: View,
  { at, id, logo, about }: { at: EndorsedAddress; id: number; logo: ShownLogo; about?: string },
): Html {
  return actionButton({
    action: consoleEndorsementAddress(at, id, 'logo-approval'),
    label: t('console.endorsements.logo.approve'),
    tone: 'primary',
    hidden: { logo: logo.hash },
    ...(about === undefined ? {} : { about }),
  });
}
