import { html } from '@prairielearn/html';
import { consoleEndorsementAddress } from '../../addresses.ts';
import { actionButton, submitButton } from '../../components/buttons.ts';
import type { ShownLogo } from '../../components/organizationLogo.ts';
import { pictureField } from '../../components/pictureField.ts';
import type { Html, View } from '../../view.ts';
import { formFor, type EndorsementPageProps } from './endorsementOnConsole.ts';
import { wordsForm } from './endorsementWords.ts';
import { approveLogo, logoOnConsole } from './logoOnConsole.ts';

/** The logo that waits and the one that is seen, each with what can be done, and the way to put another. */
export function endorsementLogo(view: View, props: EndorsementPageProps): Html | '' {
  const { t } = view;
  const { standing, of, id, logos, listing } = props;
  if (standing !== 'waiting' && standing !== 'approved' && standing !== 'correcting') return '';
  const logoOf = { at: of.at, id, name: listing.listedAs };
  return html`
    ${logos.proposed === null ? '' : proposed(view, props, logos.proposed)}
    <section class="panel" aria-labelledby="logo">
      <h2 id="logo">${t('console.endorsements.logo.heading')}</h2>
      ${logos.listed === null ? '' : logoOnConsole(logoOf, logos.listed)}
      <p>${t('console.endorsements.logo.text')}</p>
      <form
        class="form"
        method="post"
        action="${consoleEndorsementAddress(of.at, id, 'logo')}"
        enctype="multipart/form-data"
        data-once
      >
        ${pictureField(view, formFor(props, 'logo'), {
          name: 'file',
          label: t('console.pictures.file'),
          hint: t('endorsement.logo.hint', { largest: props.largestLogo }),
          idPrefix: 'logo',
        })}
        <div class="actions">
          ${submitButton(t('console.settings.logo.submit'), { tone: 'quiet' })}
        </div>
      </form>
      ${
        logos.listed === null
          ? ''
          : actionButton({
              action: consoleEndorsementAddress(of.at, id, 'logo-removal'),
              label: t('console.settings.logo.remove'),
              tone: 'danger',
            })
      }
    </section>
  `;
}

function proposed(view: View, props: EndorsementPageProps, logo: ShownLogo): Html {
  const { t } = view;
  const { of, id, listing } = props;
  return html`
    <section class="panel" aria-labelledby="proposed-logo">
      <h2 id="proposed-logo">${t('console.endorsements.logo.proposed')}</h2>
      ${logoOnConsole({ at: of.at, id, name: listing.listedAs }, logo)}
      ${approveLogo(view, { at: of.at, id, logo })}
      ${wordsForm(view, props, {
        form: 'logo-refusal',
        action: 'logo-refusal',
        name: 'note',
        label: t('console.endorsements.one.correction.note'),
        optional: true,
        rows: 2,
        hidden: { logo: logo.hash },
        submit: t('console.endorsements.logo.decline'),
        tone: 'quiet',
      })}
    </section>
  `;
}
