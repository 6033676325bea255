import { html } from '@prairielearn/html';
import { privacyAddress } from '../addresses.ts';
import { poster } from '../components/poster.ts';
import { page, type PageParts } from '../layout.ts';
import type { TextLanguage } from '../textLanguages.ts';
import type { Html, View } from '../view.ts';

export interface PrivacyPageProps {
  /** Days after the end of an event on which its personal data is deleted. */
  retentionDays: number;
  /** What the site's owners add; null for nothing. */
  addition: { html: Html; language: TextLanguage } | null;
  /** In which languages there is something of theirs to read, and in which it is read. */
  texts: NonNullable<PageParts['texts']>;
}

/** What is stored about whom, until when, and who sees it. */
export function privacyPage(
  view: View,
  { retentionDays, addition, texts }: PrivacyPageProps,
): Html {
  const { t } = view;
  return page(view, {
    title: t('privacy.title'),
    description: t('privacy.lead'),
    canonicalPath: privacyAddress,
    alternates: 'page',
    texts,
    wide: true,
    tone: 'red',
    body: html`
      ${poster({ tone: 'red', title: t('privacy.title'), lead: t('privacy.lead') })}
      <div class="column passages">
        <section>
          <h2>${t('privacy.what.title')}</h2>
          <p>${t('privacy.what.signUps')}</p>
          <p>${t('privacy.what.organizations')}</p>
          <p>${t('privacy.what.proposals')}</p>
          <p>${t('privacy.what.updates')}</p>
          <p>${t('privacy.what.mails')}</p>
        </section>
        <section>
          <h2>${t('privacy.until.title')}</h2>
          <p>${t('privacy.until.text', { count: retentionDays })}</p>
          <p>${t('privacy.until.numbers')}</p>
          <p>
            ${
              view.site.contact === null
                ? t('privacy.until.earlier')
                : t('privacy.until.earlierContact', { contact: view.site.contact.text })
            }
          </p>
          <p>${t('privacy.until.refusals')}</p>
        </section>
        <section>
          <h2>${t('privacy.who.title')}</h2>
          <p>${t('privacy.who.text', { organization: view.site.organization })}</p>
        </section>
        <section>
          <h2>${t('privacy.not.title')}</h2>
          <p>${t('privacy.not.text')}</p>
        </section>
        <section>
          <h2>${t('privacy.cookies.title')}</h2>
          <p>${t('privacy.cookies.text')}</p>
        </section>
        ${
          addition === null
            ? ''
            : html`<section>
                <h2>${t('privacy.addition', { organization: view.site.organization })}</h2>
                <div class="prose" lang="${addition.language}" dir="auto">${addition.html}</div>
              </section>`
        }
      </div>
    `,
  });
}
