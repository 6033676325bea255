import { html } from '@prairielearn/html';
import { consoleCampaignPictureAddress } from '../../addresses.ts';
import { actionButton, submitButton } from '../../components/buttons.ts';
import { focusChoice } from '../../components/focusChoice.ts';
import { errorSummary, field, titleWithProblems } from '../../components/forms.ts';
import { doneNotice } from '../../components/notices.ts';
import { picture, type ShownPicture } from '../../components/picture.ts';
import { pictureField } from '../../components/pictureField.ts';
import type { FormState } from '../../forms.ts';
import { nativeTextName, type TextLanguage } from '../../textLanguages.ts';
import type { Html, View } from '../../view.ts';
import { campaignConsolePage, type CampaignOnConsole } from './campaignTabs.ts';

export interface CampaignPictureProps {
  campaign: CampaignOnConsole;
  shown: ShownPicture | null;
  /** In which the campaign has texts, its own first, with the box of each. */
  languages: readonly { language: TextLanguage; field: string }[];
  form: FormState;
  /** In millions of bytes. */
  largest: number;
  done: string | null;
}

/** The picture of a campaign: the form that gives, changes or replaces it. */
export function campaignPicturePage(view: View, props: CampaignPictureProps): Html {
  const { t } = view;
  const { campaign, shown, languages, form, largest, done } = props;
  const { slug } = campaign;
  const title = t('console.campaigns.picture.title');
  const whole = `${title} · ${campaign.title}`;
  return campaignConsolePage(view, campaign, {
    tab: 'picture',
    title,
    windowTitle: titleWithProblems(view, form, whole),
    canonicalPath: consoleCampaignPictureAddress(slug),
    body: html`
      <div class="stack">
        ${doneNotice(done)} ${errorSummary(view, form)}
        <section class="panel" aria-labelledby="picture">
          <h2 id="picture">${title}</h2>
          ${
            shown === null
              ? html`<p>${t('console.campaigns.picture.none')}</p>`
              : html`<div class="given-picture">
                  ${picture(shown, { sizes: '30rem', lazy: false })}
                </div>`
          }
          <form
            class="form"
            method="post"
            action="${consoleCampaignPictureAddress(slug)}"
            enctype="multipart/form-data"
          >
            ${pictureField(view, form, {
              name: 'file',
              label: t('console.pictures.file'),
              hint: t('console.pictures.fileHint', { largest }),
            })}
            ${languages.map(({ language, field: name }) =>
              field(view, form, {
                name,
                label:
                  languages.length === 1
                    ? t('console.pictures.description')
                    : t('console.campaigns.picture.describedIn', {
                        language: nativeTextName(language),
                      }),
                hint: t('console.pictures.descriptionHint'),
                maxLength: 300,
              }),
            )}
            ${focusChoice(view, form, 'picture')}
            <div class="actions">
              ${submitButton(t(shown === null ? 'console.pictures.submit' : 'console.pictures.change'))}
            </div>
          </form>
          ${
            shown === null
              ? ''
              : actionButton({
                  action: consoleCampaignPictureAddress(slug, 'removal'),
                  label: t('console.pictures.remove'),
                  tone: 'danger',
                })
          }
        </section>
      </div>
    `,
  });
}
