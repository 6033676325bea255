import { html } from '@prairielearn/html';
import { aboutAddress } from '../addresses.ts';
import { poster } from '../components/poster.ts';
import { page } from '../layout.ts';
import type { Language } from '../languages.ts';
import type { Html, View } from '../view.ts';

export interface AboutPageProps {
  /** In the site's own language; null where there is none. */
  about: Html | null;
  imprint: Html | null;
  language: Language;
}

/** Who runs the site, in their own words, how to write to them, and who answers for it. */
export function aboutPage(view: View, { about, imprint, language }: AboutPageProps): Html {
  const { t, site } = view;
  return page(view, {
    title: t('about.title'),
    description: t('about.description', { organization: site.organization }),
    canonicalPath: aboutAddress,
    alternates: true,
    wide: true,
    tone: 'red',
    body: html`
      ${poster({ tone: 'red', kicker: t('about.title'), title: site.organization })}
      <div class="column passages">
        ${about === null ? '' : html`<section class="prose" lang="${language}" dir="auto">${about}</section>`}
        ${
          site.contact === null
            ? ''
            : html`<section>
                <h2>${t('about.contact')}</h2>
                <p><a href="${site.contact.href}">${site.contact.text}</a></p>
              </section>`
        }
        ${
          imprint === null
            ? ''
            : html`<section id="imprint">
                <h2>${t('about.imprint')}</h2>
                <div class="prose" lang="${language}" dir="auto">${imprint}</div>
              </section>`
        }
      </div>
    `,
  });
}
