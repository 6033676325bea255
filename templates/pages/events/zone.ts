import { html } from '@prairielearn/html';
import type { ZoneChoiceGroup } from '../../../server/time/zones.ts';
import { eventAddress, eventZoneAddress } from '../../addresses.ts';
import { nameText } from '../../components/facts.ts';
import { poster } from '../../components/poster.ts';
import { zoneForm } from '../../components/zoneForm.ts';
import { page } from '../../layout.ts';
import type { Html, View } from '../../view.ts';
import type { EventGist } from './eventGist.ts';

export interface ZonePageProps extends Pick<EventGist, 'slug' | 'title' | 'language'> {
  zoneChoices: readonly ZoneChoiceGroup[];
}

/** Asks in which time zone somebody wants to read when an event is. */
export function zonePage(view: View, { slug, title, language, zoneChoices }: ZonePageProps): Html {
  const { t } = view;
  const back = eventAddress(slug);
  return page(view, {
    title: `${t('event.zone.title')} ${title}`,
    canonicalPath: eventZoneAddress(slug),
    robots: 'noindex',
    wide: true,
    body: html`
      ${poster({
        tone: 'paper',
        kicker: html`<span lang="${language}">${nameText(title)}</span>`,
        title: t('event.zone.title'),
        lead: t('event.zone.lead'),
        action: html`
          <div class="zone">
            ${zoneForm(view, zoneChoices, back)}
            <p><a class="zone__link" href="${back}">${t('event.zone.back')}</a></p>
          </div>
        `,
      })}
    `,
  });
}
