import { html } from '@prairielearn/html';
import { eventAddress, eventShareAddress } from '../../addresses.ts';
import { nameText } from '../../components/facts.ts';
import { poster } from '../../components/poster.ts';
import { sharePanel, type Shared } from '../../components/share.ts';
import { page } from '../../layout.ts';
import type { TextLanguage } from '../../textLanguages.ts';
import type { Html, View } from '../../view.ts';

export interface SharePageProps extends Shared {
  /** In which the title is. */
  language: TextLanguage;
}

/** The ways of passing an event on; where JavaScript runs they open on the page of the event instead. */
export function sharePage(view: View, props: SharePageProps): Html {
  const { t } = view;
  return page(view, {
    title: `${t('event.share.title')}: ${props.title}`,
    canonicalPath: eventShareAddress(props.slug),
    robots: 'noindex',
    wide: true,
    body: html`
      ${poster({
        tone: 'paper',
        kicker: html`<span lang="${props.language}">${nameText(props.title)}</span>`,
        title: t('event.share.title'),
        action: sharePanel(view, props),
      })}
      <p class="event__more"><a href="${eventAddress(props.slug)}">${t('event.zone.back')}</a></p>
    `,
  });
}
