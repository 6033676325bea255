import { andList } from '../texts/andList.ts';
import type { Language } from '../../templates/languages.ts';
import { translator } from '../../templates/translate.ts';
import type { PublicEndorsement } from './publicList.ts';

/** What a list is told of: who is on it, and whether it ends with "and others". */
export interface ToldList {
  listed: readonly Told[];
  parts: readonly { heading: string; listed: readonly Told[] }[];
  continues: boolean;
}

type Told = Pick<PublicEndorsement, 'name' | 'website' | 'city'>;

/** The list as texts for a flyer, a page and an email, in one language. */
export interface ListTexts {
  /** One sentence a heading, with the right "and". */
  sentences: string;
  /** One name a line, below its heading. */
  lines: string;
  /** One name a line with its city and website, for an email. */
  mail: string;
  /** For a page: headings, lists and links, and nothing that needs a style or script. */
  markup: string;
}

/** Puts the public list into words. */
export function listTexts(list: ToldList, language: Language): ListTexts {
  const t = translator(language);
  const parts =
    list.parts.length > 0
      ? list.parts
      : [{ heading: t('event.coSponsors.heading'), listed: list.listed }];
  const told = parts
    .filter(({ listed }) => listed.length > 0)
    .map((part, index, all) => ({ ...part, others: list.continues && index === all.length - 1 }));
  const andOthers = t('event.coSponsors.andOthers');
  return {
    sentences: told
      .map(({ heading, listed, others }) => {
        const names = listed.map(({ name }) => name);
        const all = others ? [...names, t('console.endorsements.texts.others')] : names;
        return `${heading} ${andList(all, language)}.`;
      })
      .join('\n'),
    lines: told
      .map(({ heading, listed, others }) =>
        [heading, ...listed.map(({ name }) => name), ...(others ? [andOthers] : [])].join('\n'),
      )
      .join('\n\n'),
    mail: told
      .map(({ heading, listed, others }) =>
        [
          heading,
          ...listed.map(({ name, city, website }) => {
            const place = city === null ? name : `${name}, ${city}`;
            return `- ${website === null ? place : `${place}: ${website}`}`;
          }),
          ...(others ? [`- ${andOthers}`] : []),
        ].join('\n'),
      )
      .join('\n\n'),
    markup: told
      .map(({ heading, listed, others }) =>
        [
          `<h2>${escaped(heading)}</h2>`,
          '<ul>',
          ...listed.map(({ name, website }) =>
            website === null
              ? `  <li>${escaped(name)}</li>`
              : `  <li><a href="${escaped(website)}" rel="nofollow noopener">${escaped(name)}</a></li>`,
          ),
          ...(others ? [`  <li>${escaped(andOthers)}</li>`] : []),
          '</ul>',
        ].join('\n'),
      )
      .join('\n'),
  };
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
