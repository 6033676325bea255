import { html } from '@prairielearn/html';
import { languageField } from './languageField.ts';
import { withQuery } from '../addresses.ts';
import type { Language } from '../languages.ts';
import { freshForm } from '../forms.ts';
import type { Html, View } from '../view.ts';
import { facts } from './facts.ts';
import { submitButton } from './buttons.ts';
import { selectField, type Choice } from './forms.ts';

export interface MailPreviewProps {
  /** The page it stands on; it takes `kind` and `language`. */
  address: string;
  /** The HTML part alone, for a frame of its own; it takes the same. */
  frameAddress: string;
  kinds: readonly Choice[];
  chosen: { kind: string; language: Language };
  /** The mail that was chosen; null where there is none to show. */
  mail: { subject: string; text: string } | null;
  /** What is said where there is none. */
  none: string;
}

/** Mails to choose from, and the chosen one as its readers get it. */
export function mailPreview(view: View, props: MailPreviewProps): Html {
  const { mail } = props;
  return html`${choosing(view, props)}
  ${mail === null ? html`<p>${props.none}</p>` : shown(view, props, mail)}`;
}

function choosing(view: View, { address, kinds, chosen }: MailPreviewProps): Html {
  const { t } = view;
  const form = freshForm({ ...chosen });
  return html`
    <form class="narrow stack" method="get" action="${address}">
      ${selectField(view, form, {
        name: 'kind',
        label: t('console.mailPreview.which'),
        choices: kinds,
      })}
      ${languageField(view, form, { label: t('console.mailPreview.language') })}
      ${submitButton(t('console.mailPreview.show'), { tone: 'quiet' })}
    </form>
  `;
}

function shown(
  { t }: View,
  { frameAddress, chosen }: MailPreviewProps,
  { subject, text }: NonNullable<MailPreviewProps['mail']>,
): Html {
  const { kind, language } = chosen;
  return html`
    ${facts([
      {
        label: t('console.mailPreview.subject'),
        value: html`<bdi lang="${language}">${subject}</bdi>`,
      },
    ])}
    <h3>${t('console.mailPreview.html')}</h3>
    <iframe
      class="mail-frame"
      title="${t('console.mailPreview.html')}"
      src="${withQuery(frameAddress, { kind, language })}"
      sandbox="allow-popups allow-popups-to-escape-sandbox"
    ></iframe>
    <h3>${t('console.mailPreview.text')}</h3>
    <div class="mail-text" lang="${language}" dir="auto">${text}</div>
  `;
}
