import { html } from '@prairielearn/html';
import { consoleDraftLinkAddress } from '../../addresses.ts';
import { actionButton } from '../../components/buttons.ts';
import type { Html, View } from '../../view.ts';

/** The link by which others see a draft, and since when there is one; null while there is none. */
export type DraftLinkProps = { url: string; since: string } | null;

/** Makes, shows and revokes the secret link of a draft. */
export function draftLinkPanel({ t }: View, slug: string, link: DraftLinkProps): Html {
  return html`
    <section class="panel" aria-labelledby="draft-link">
      <h2 id="draft-link">${t('console.draftLink.title')}</h2>
      ${
        link === null
          ? html`<p>${t('console.draftLink.none')}</p>
              ${actionButton({
                action: consoleDraftLinkAddress(slug),
                label: t('console.draftLink.make'),
              })}`
          : html`
              <div class="copy-box">
                <label for="draft-link-text">${t('console.draftLink.url')}</label>
                <textarea id="draft-link-text" readonly rows="2">${link.url}</textarea>
                <button
                  class="button button--quiet"
                  type="button"
                  hidden
                  data-copy="${link.url}"
                  data-copied="${t('console.announcement.line.copied')}"
                >
                  ${t('console.announcement.line.copy')}
                </button>
              </div>
              <p>${t('console.draftLink.since', { when: link.since })}</p>
              ${actionButton({
                action: consoleDraftLinkAddress(slug, 'revocation'),
                label: t('console.draftLink.revoke'),
              })}
            `
      }
    </section>
  `;
}
