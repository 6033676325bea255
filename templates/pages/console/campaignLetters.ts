import { html } from '@prairielearn/html';
import type { LetterAudience } from '../../../db/schema.ts';
import { consoleCampaignLettersAddress } from '../../addresses.ts';
import { submitButton } from '../../components/buttons.ts';
import { nameText } from '../../components/facts.ts';
import {
  choices,
  errorSummary,
  field,
  hiddenField,
  textArea,
  titleWithProblems,
} from '../../components/forms.ts';
import { dataTable } from '../../components/table.ts';
import type { FormState } from '../../forms.ts';
import { textLanguageName, type TextLanguage } from '../../textLanguages.ts';
import type { Html, View } from '../../view.ts';
import { campaignConsolePage, type CampaignOnConsole } from './campaignTabs.ts';

export interface CampaignLettersProps {
  campaign: CampaignOnConsole;
  form: FormState;
  /** Made with the empty form: sending it twice makes one letter. */
  formKey: string;
  languages: readonly TextLanguage[];
  pace: { slowest: number; fastest: number };
  /** To whom whoever looks at it may write, and how many they are at this moment. */
  audiences: readonly { audience: LetterAudience; people: number }[];
  letters: readonly {
    id: number;
    subject: string;
    audience: LetterAudience;
    /** When it went, in words; null while it is a draft. */
    sent: string | null;
    /** When it goes by itself, in words; null where nobody said so. */
    planned: string | null;
  }[];
}

/** What was written to the people of a whole campaign, and the form for more. */
export function campaignLettersPage(view: View, props: CampaignLettersProps): Html {
  const { t } = view;
  const { campaign, form, letters } = props;
  const address = consoleCampaignLettersAddress(campaign.slug);
  return campaignConsolePage(view, campaign, {
    tab: 'letters',
    title: titleWithProblems(view, form, t('console.letters.title')),
    canonicalPath: address,
    body: html`<div class="stack">
      ${errorSummary(view, form)} ${letterForm(view, props)}
      <h2>${t('console.letters.list')}</h2>
      ${dataTable({
        caption: t('console.letters.list'),
        columns: [
          { label: t('console.letters.subject'), rowHeader: true },
          { label: t('console.letters.to') },
          { label: t('console.letters.sent') },
        ],
        rows: letters.map((one) => [
          html`<a href="${consoleCampaignLettersAddress(campaign.slug, one.id)}"
            >${nameText(one.subject)}</a
          >`,
          t(`console.letters.audience.${one.audience}`),
          one.sent ??
            (one.planned === null
              ? t('console.letters.draft')
              : t('console.letters.planned', { when: one.planned })),
        ]),
        empty: t('console.letters.empty'),
      })}
    </div>`,
  });
}

function letterForm(view: View, props: CampaignLettersProps): Html {
  const { t } = view;
  const { campaign, form, formKey, languages, pace, audiences } = props;
  return html`
    <form class="form" method="post" action="${consoleCampaignLettersAddress(campaign.slug)}">
      ${hiddenField('formKey', formKey)}
      ${choices(view, form, {
        name: 'audience',
        label: t('console.letters.to'),
        choices: audiences.map(({ audience, people }) => ({
          value: audience,
          label: `${t(`console.letters.audience.${audience}`)} (${people})`,
          hint: t(`console.letters.hint.${audience}`),
        })),
      })}
      <div class="variants">
        ${languages.map(
          (language) => html`
            <fieldset class="panel">
              <legend>
                ${t('console.messages.form.textIn', {
                  language: textLanguageName(language, view.language),
                })}
              </legend>
              ${field(view, form, {
                name: `subject-${language}`,
                label: t('console.letters.subject'),
                language,
                required: false,
              })}
              ${textArea(view, form, {
                name: `text-${language}`,
                label: t('console.letters.text'),
                language,
                rows: 8,
                required: false,
              })}
            </fieldset>
          `,
        )}
      </div>
      ${field(view, form, {
        name: 'pace',
        label: t('console.messages.form.pace'),
        hint: t('console.messages.form.paceHint'),
        type: 'number',
        min: pace.slowest,
        max: pace.fastest,
        size: 'short',
      })}
      <div class="actions">${submitButton(t('console.letters.look'))}</div>
    </form>
  `;
}
