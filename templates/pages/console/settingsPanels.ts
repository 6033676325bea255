import { html } from '@prairielearn/html';
import { consoleLogoAddress } from '../../addresses.ts';
import { actionButton, submitButton } from '../../components/buttons.ts';
import { logo } from '../../components/siteName.ts';
import type { Html, View } from '../../view.ts';

/** A part of the settings under its heading. */
export function panel(id: string, heading: string, body: (Html | '')[]): Html {
  return html`
    <section class="panel" aria-labelledby="part-${id}">
      <h2 id="part-${id}">${heading}</h2>
      ${body}
    </section>
  `;
}

/**
 * The logo, in a form of its own: a file is sent in another way than words.
 *
 * @param props.largestLogo in millions of bytes
 */
export function logoPanel(
  view: View,
  { logoProblem: problem, largestLogo }: { logoProblem: string | null; largestLogo: number },
): Html {
  const { t, site } = view;
  const described = problem === null ? 'logo-hint' : 'logo-hint logo-problem';
  return panel('logo', t('console.settings.sections.logo'), [
    site.logo === null ? '' : logo(site.logo),
    html`<form
      class="form"
      method="post"
      action="${consoleLogoAddress()}"
      enctype="multipart/form-data"
    >
      <div class="field">
        <label for="logo-field">${t('console.pictures.file')}</label>
        <p class="field__hint" id="logo-hint">
          ${t('console.settings.logo.hint', { largest: largestLogo })}
        </p>
        ${problem === null ? '' : html`<p class="field__problem" id="logo-problem">${problem}</p>`}
        <input
          id="logo-field"
          name="file"
          type="file"
          accept="image/jpeg,image/png,image/webp"
          aria-describedby="${described}"
          ${problem === null ? '' : html`aria-invalid="true" autofocus`}
        />
      </div>
      <div class="actions">${submitButton(t('console.settings.logo.submit'))}</div>
    </form>`,
    site.logo === null
      ? ''
      : actionButton({
          action: consoleLogoAddress('removal'),
          label: t('console.settings.logo.remove'),
          tone: 'danger',
        }),
  ]);
}
