import { html } from '@prairielearn/html';
import {
  consoleEventAddress,
  draftAddress,
  draftSharedPictureAddress,
  eventAddress,
} from '../../addresses.ts';
import { actionButton, linkButton } from '../../components/buttons.ts';
import type { Html, View } from '../../view.ts';

/** Who looks at a draft: an organizer, whoever has its secret link, or the form that it is typed in. */
export type DraftViewer =
  { kind: 'organizer' } | { kind: 'link'; token: string } | { kind: 'form'; path: string };

/** The address at which a draft is looked at; language links lead there. */
export function draftPath(slug: string, viewer: DraftViewer): string {
  switch (viewer.kind) {
    case 'organizer':
      return eventAddress(slug);
    case 'link':
      return draftAddress(viewer.token);
    case 'form':
      return viewer.path;
  }
}

/** Stands above the page of a draft: that it is none yet, and for organizers what comes next. */
export function draftStrip(view: View, slug: string, viewer: DraftViewer): Html | '' {
  const { t } = view;
  const { kind } = viewer;
  if (kind === 'form') return '';
  return html`
    <aside class="draft-strip" aria-label="${t('event.draft.label')}">
      <p>${t(`event.draft.${kind}`)}</p>
      ${
        viewer.kind === 'link'
          ? html`<div class="actions">
              ${pictures(view, viewer.token).map(([label, href]) => html`<a href="${href}">${label}</a>`)}
            </div>`
          : html`<div class="actions">
              ${actionButton({
                action: consoleEventAddress(slug, 'publication'),
                label: t('event.draft.publish'),
                tone: 'primary',
              })}
              ${linkButton(consoleEventAddress(slug, 'edit'), t('event.draft.edit'), 'quiet')}
            </div>`
      }
    </aside>
  `;
}

/** By which it will be shared: whoever is asked to look at a draft looks at them, too. */
function pictures({ t, language }: View, token: string): [label: string, href: string][] {
  const at = draftSharedPictureAddress;
  return [
    [t('event.share.preview'), at(token, 'share', language)],
    [t('event.share.square'), at(token, 'square', language)],
    [t('event.share.story'), at(token, 'story', language)],
    [t('event.share.posterA4'), at(token, 'poster.pdf', language, 'a4')],
    [t('event.share.posterLetter'), at(token, 'poster.pdf', language, 'letter')],
  ];
}
