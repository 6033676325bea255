import { html } from '@prairielearn/html';
import { endorsedAddress, sharePackAddress, type PictureFile } from '../../addresses.ts';
import { copyBox } from '../../components/copyBox.ts';
import { frameCode } from '../../components/frameCode.ts';
import { organizationLogo, type ShownLogo } from '../../components/organizationLogo.ts';
import { tabs } from '../../components/navigation.ts';
import { poster } from '../../components/poster.ts';
import { page } from '../../layout.ts';
import { nativeName, type Language } from '../../languages.ts';
import type { Html, View } from '../../view.ts';
import { endorsedTitle, type EndorsedGist } from './endorsedGist.ts';

export interface SharePackProps {
  token: string;
  of: EndorsedGist;
  /** The co-sponsor as it is listed. */
  name: string;
  /** As it is on the list; null where it has none. */
  logo: ShownLogo | null;
  /** In which texts and pictures speak. */
  language: Language;
  pictures: readonly PictureFile[];
  text: string;
  /** The whole addresses of the frame with the list, and of its script. */
  frame: string;
  script: string;
}

/** What a co-sponsor passes on: a text, pictures and a poster, each with its name. */
export function sharePackPage(view: View, props: SharePackProps): Html {
  const { t, languages } = view;
  const { token, of, name, language, pictures } = props;
  return page(view, {
    title: `${t('endorsement.pack.title')}: ${name}`,
    canonicalPath: sharePackAddress(token),
    robots: 'noindex',
    wide: true,
    tone: 'red',
    body: html`
      ${poster({
        tone: 'red',
        kicker: html`<span class="tag">${t('endorsement.pack.title')}</span>
          <a href="${endorsedAddress(of.at)}">${endorsedTitle(of)}</a>`,
        title: name,
        lead: t('endorsement.pack.lead'),
      })}
      <div class="column stack">
        ${
          props.logo === null
            ? ''
            : html`<div class="logos">${organizationLogo(props.logo, { alt: '' })}</div>`
        }
        ${
          languages.length < 2
            ? ''
            : tabs(
                t('endorsement.pack.languages'),
                languages.map((one) => ({
                  href: sharePackAddress(token, undefined, { in: one }),
                  label: nativeName(one),
                  current: one === language,
                })),
              )
        }
        ${copyBox(view, {
          id: 'text',
          label: t('endorsement.pack.text'),
          text: props.text,
          rows: 6,
          language,
        })}
        <section class="stack" aria-labelledby="files">
          <h2 id="files">${t('event.share.files')}</h2>
          <ul>
            ${(['a4', 'letter'] as const).map((paper) =>
              file(
                sharePackAddress(token, 'poster.pdf', { lang: language, paper }),
                t(`event.share.${paper === 'a4' ? 'posterA4' : 'posterLetter'}`),
              ),
            )}
            ${pictures.map((one) =>
              file(
                sharePackAddress(token, one, { lang: language }),
                t(`event.share.${nameOf(one)}`),
              ),
            )}
          </ul>
        </section>
        ${copyBox(view, {
          id: 'frame',
          label: t('endorsement.pack.frame'),
          text: frameCode({ ...props, title: of.title }),
          rows: 4,
        })}
      </div>
    `,
  });
}

function file(href: string, label: string): Html {
  return html`<li><a href="${href}">${label}</a></li>`;
}

function nameOf(file: PictureFile): 'preview' | 'square' | 'story' {
  if (file.startsWith('square')) return 'square';
  return file.startsWith('story') ? 'story' : 'preview';
}
