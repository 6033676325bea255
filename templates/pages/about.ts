import { html } from '@prairielearn/html';
import { aboutAddress } from '../addresses.ts';
import { poster } from '../components/poster.ts';
import { isReadByNatives } from '../languages.ts';
import { page, type PageParts } from '../layout.ts';
import type { TextLanguage } from '../textLanguages.ts';
import type { Html, View } from '../view.ts';

export interface AboutPageProps {
  /** null where there is none. */
  about: OwnText | null;
  imprint: OwnText | null;
  /** In which languages there is something to read, and in which it is read. */
  texts: NonNullable<PageParts['texts']>;
}

/** A text of the site's owners, as its reader reads it. */
interface OwnText {
  html: Html;
  language: TextLanguage;
}

/** Who runs the site, in their own words, how to write to them, and who answers for it. */
export function aboutPage(view: View, { about, imprint, texts }: AboutPageProps): Html {
  const { t, site } = view;
  return page(view, {
    title: t('about.title'),
    description: t('about.description', { organization: site.organization }),
    canonicalPath: aboutAddress,
    alternates: 'page',
    texts,
    wide: true,
    tone: 'red',
    body: html`
      ${poster({ tone: 'red', kicker: t('about.title'), title: site.organization })}
      <div class="column passages">
        ${
          about === null
            ? ''
            : html`<section class="prose" lang="${about.language}" dir="auto">
                ${about.html}
              </section>`
        }
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
                <div class="prose" lang="${imprint.language}" dir="auto">${imprint.html}</div>
              </section>`
        }
        ${isReadByNatives(view.language) ? '' : html`<p class="form-note">${t('about.notRead')}</p>`}
      </div>
    `,
  });
}
