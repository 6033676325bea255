import { html } from '@prairielearn/html';
import { consoleEndorsementTextsAddress } from '../../addresses.ts';
import { copyBox } from '../../components/copyBox.ts';
import { frameCode } from '../../components/frameCode.ts';
import { tabs } from '../../components/navigation.ts';
import { notice } from '../../components/notices.ts';
import { nativeName, type Language } from '../../languages.ts';
import type { Html, View } from '../../view.ts';
import type { EndorsementsFrame } from './endorsementsFrame.ts';

export interface EndorsementTextsProps {
  of: EndorsementsFrame;
  language: Language;
  /** Whether nobody is on the list yet. */
  empty: boolean;
  texts: Readonly<Record<'sentences' | 'lines' | 'mail' | 'markup', string>>;
  /** The whole addresses of the frame, its script and the JSON. */
  frame: string;
  script: string;
  json: string;
}

/** The list as texts for a flyer, a page and an email, and as parts for the sites of partners. */
export function endorsementTextsPage(view: View, props: EndorsementTextsProps): Html {
  const { t, languages } = view;
  const { of, language, texts } = props;
  const box = (name: 'sentences' | 'lines' | 'mail' | 'markup', rows: number) =>
    copyBox(view, {
      id: name,
      label: t(`console.endorsements.texts.${name}`),
      text: texts[name],
      rows,
      language,
    });
  return of.page(view, {
    title: t('console.endorsements.texts.title'),
    below: true,
    canonicalPath: consoleEndorsementTextsAddress(of.at),
    narrow: true,
    body: html`<div class="stack">
      <h2>${t('console.endorsements.texts.title')}</h2>
      ${
        languages.length < 2
          ? ''
          : tabs(
              t('console.endorsements.texts.languages'),
              languages.map((one) => ({
                href: consoleEndorsementTextsAddress(of.at, one),
                label: nativeName(one),
                current: one === language,
              })),
            )
      }
      ${props.empty ? notice({ tone: 'info' }, t('console.endorsements.list.empty')) : ''}
      ${box('sentences', 4)} ${box('lines', 8)} ${box('mail', 8)} ${box('markup', 8)}
      <section class="stack" aria-labelledby="elsewhere">
        <h2 id="elsewhere">${t('console.endorsements.texts.elsewhere')}</h2>
        <p>${t('console.endorsements.texts.elsewhereText')}</p>
        ${copyBox(view, {
          id: 'frame',
          label: t('console.endorsements.texts.frame'),
          text: frameCode({ ...props, title: of.title }),
          rows: 5,
        })}
        ${copyBox(view, {
          id: 'json',
          label: t('console.endorsements.texts.json'),
          text: props.json,
          rows: 2,
        })}
      </section>
    </div>`,
  });
}
