import {
  aboutAddress,
  consoleSettingsAddress,
  consoleSiteLanguagesAddress,
  privacyAddress,
} from '../../templates/addresses.ts';
import { consolePage } from '../../templates/consoleLayout.ts';
import type { View } from '../../templates/view.ts';
import { siteOf } from '../siteSettings.ts';
import { languageRoutesOf } from '../texts/languageRoutes.ts';
import { ofSite, originalOfSite, siteTextNames } from '../texts/siteTexts.ts';
import type { SubjectPage, TextSubject } from '../texts/subject.ts';
import { optionalText } from '../web/fields.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import { longestText } from './settingsForm.ts';

/** What owners write about themselves, in further languages. */
export const siteLanguageRoutes = languageRoutesOf(
  consoleSiteLanguagesAddress(),
  'settings',
  siteSubject,
);

function siteSubject({ services, view }: OrganizerVisit): TextSubject {
  const { t } = view;
  const { language, texts } = originalOfSite(services);
  const { organization, about, imprint } = siteOf(services);
  return {
    language,
    texts: siteTextNames
      .map((name) => ({
        name,
        part: name,
        label: t(`console.settings.${name}.label`),
        original: texts[name] ?? '',
        rows: 8,
        form: optionalText(longestText),
      }))
      .filter(({ original }) => original !== ''),
    name: organization,
    words: {
      intro: t('console.settings.inLanguages.intro'),
      removal: t('console.settings.inLanguages.removal'),
    },
    address: consoleSiteLanguagesAddress,
    page: about === '' && imprint === '' ? privacyAddress : aboutAddress,
    stored: ({ furtherTexts }) => furtherTexts.of(ofSite),
    put: ({ furtherTexts }, ...written) => furtherTexts.put(ofSite, ...written),
    remove: ({ furtherTexts }, one) => furtherTexts.remove(ofSite, one),
    deed: (one, parts) =>
      parts === null
        ? { action: 'site-translation-removed', detail: { language: one } }
        : { action: 'site-translated', detail: { language: one, parts } },
    frame,
  };
}

function frame(view: View, { title, body, canonicalPath, below, narrow }: SubjectPage) {
  const { t } = view;
  const heading = t('console.settings.inLanguages.title');
  return consolePage(view, {
    title: below ? title : heading,
    ...(narrow === true ? {} : { heading }),
    section: 'settings',
    crumbs: [
      { href: consoleSettingsAddress, label: t('console.settings.title') },
      ...(below
        ? [{ href: consoleSiteLanguagesAddress(), label: t('console.languages.title') }]
        : []),
    ],
    canonicalPath,
    narrow: narrow === true,
    body,
  });
}
