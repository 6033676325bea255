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
  return passingOnPage(view, props, {
    address: eventShareAddress(props.slug),
    back: { href: eventAddress(props.slug), label: view.t('event.zone.back') },
    panel: sharePanel(view, props),
  });
}

interface PassingOn {
  address: string;
  /** The way to the page that is passed on. */
  back: { href: string; label: string };
  panel: Html;
}

/** A page with the ways of passing something on. */
export function passingOnPage(
  view: View,
  { title, language }: Pick<SharePageProps, 'title' | 'language'>,
  { address, back, panel }: PassingOn,
): Html {
  const { t } = view;
  return page(view, {
    title: `${t('event.share.title')}: ${title}`,
    canonicalPath: address,
    robots: 'noindex',
    wide: true,
    body: html`
      ${poster({
        tone: 'paper',
        kicker: html`<span lang="${language}">${nameText(title)}</span>`,
        title: t('event.share.title'),
        action: panel,
      })}
      <p class="event__more"><a href="${back.href}">${back.label}</a></p>
    `,
  });
}
