import { html } from '@prairielearn/html';
import type { LogosOfOrganization } from '../../../db/endorsementLogos.ts';
import { endorsementLogoAddress, ownLogoFileAddress } from '../../addresses.ts';
import { actionButton, submitButton } from '../../components/buttons.ts';
import { errorSummary } from '../../components/forms.ts';
import { organizationLogo, type ShownLogo } from '../../components/organizationLogo.ts';
import { pictureField } from '../../components/pictureField.ts';
import type { FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';

export interface OwnLogoProps {
  token: string;
  /** The name as it is listed. */
  name: string;
  /** Whether the name is on the public list. */
  listed: boolean;
  logos: LogosOfOrganization;
  /** The form that sends a logo, as it came back or fresh. */
  form: FormState;
  /** In millions of bytes. */
  largest: number;
}

/** The logo of an organization: the one that is seen, the one that waits, and the way to send another. */
export function ownLogo(view: View, props: OwnLogoProps): Html {
  const { t } = view;
  const { token, name, logos, form, largest } = props;
  const address = (hash: string, width: number) => ownLogoFileAddress(token, hash, width, 'webp');
  const shown = (logo: ShownLogo, says: string) =>
    html`<p>${says}</p>
      <div class="logos">${organizationLogo(logo, { alt: name, address })}</div>`;
  return html`
    <section class="stack" aria-labelledby="logo-heading">
      <h2 id="logo-heading">${t('endorsement.logo.heading')}</h2>
      ${
        logos.listed === null
          ? ''
          : shown(logos.listed, t(`endorsement.logo.${props.listed ? 'listed' : 'toBeListed'}`))
      }
      ${logos.proposed === null ? '' : shown(logos.proposed, t('endorsement.logo.proposed'))}
      <form
        class="form"
        method="post"
        action="${endorsementLogoAddress(token)}"
        enctype="multipart/form-data"
        data-once
      >
        ${errorSummary(view, form, 'logo')}
        ${pictureField(view, form, {
          name: 'file',
          label: t('console.pictures.file'),
          hint: t('endorsement.logo.hint', { largest }),
          idPrefix: 'logo',
        })}
        ${submitButton(t('endorsement.logo.submit'), { tone: 'quiet' })}
        <p class="form-note">${t('endorsement.logo.text')}</p>
      </form>
      ${
        logos.listed === null && logos.proposed === null
          ? ''
          : actionButton({
              action: endorsementLogoAddress(token, 'removal'),
              label: t('endorsement.logo.remove'),
              tone: 'danger',
            })
      }
    </section>
  `;
}
