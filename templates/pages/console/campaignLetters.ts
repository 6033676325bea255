import { html } from '@prairielearn/html';
import type { LetterAudience } from '../../../db/schema.ts';
import {
  consoleCampaignLettersAddress,
  consoleMessageAddress,
  withQuery,
} from '../../addresses.ts';
import { actionButton, linkButton, submitButton } from '../../components/buttons.ts';
import { facts, nameText } from '../../components/facts.ts';
import {
  choices,
  errorSummary,
  field,
  hiddenField,
  textArea,
  titleWithProblems,
} from '../../components/forms.ts';
import { doneNotice } from '../../components/notices.ts';
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
  /** How many there are of each at this moment. */
  people: Readonly<Record<LetterAudience, number>>;
  letters: readonly {
    id: number;
    subject: string;
    audience: LetterAudience;
    /** When it went, in words; null while it is a draft. */
    sent: string | null;
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
          one.sent ?? t('console.letters.draft'),
        ]),
        empty: t('console.letters.empty'),
      })}
    </div>`,
  });
}

function letterForm(view: View, props: CampaignLettersProps): Html {
  const { t } = view;
  const { campaign, form, formKey, languages, pace, people } = props;
  const audiences: readonly LetterAudience[] = ['organizing', 'attendees'];
  return html`
    <form class="form" method="post" action="${consoleCampaignLettersAddress(campaign.slug)}">
      ${hiddenField('formKey', formKey)}
      ${choices(view, form, {
        name: 'audience',
        label: t('console.letters.to'),
        choices: audiences.map((audience) => ({
          value: audience,
          label: `${t(`console.letters.audience.${audience}`)} (${people[audience]})`,
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

export interface CampaignLetterProps {
  campaign: CampaignOnConsole;
  id: number;
  audience: LetterAudience;
  texts: readonly { language: TextLanguage; subject: string; html: Html }[];
  /** Whom it would go to, or went to; and how long that takes at its pace, in minutes. */
  people: number;
  minutes: number;
  /** When it began to go, in words; null while it is a draft. */
  sent: string | null;
  /** How many emails have left, and how many have not; null of a draft. */
  progress: { sent: number; left: number } | null;
  /** The messages of single events that it goes as. */
  parts: readonly { id: number; slug: string; title: string }[];
  done: string | null;
}

/** One letter: as its readers get it, and what became of it. */
export function campaignLetterPage(view: View, props: CampaignLetterProps): Html {
  const { t } = view;
  const { campaign, id, audience, texts, people, minutes, sent, progress, parts, done } = props;
  const { slug } = campaign;
  const list = consoleCampaignLettersAddress(slug);
  return campaignConsolePage(view, campaign, {
    tab: 'letters',
    title: texts[0]?.subject ?? t('console.letters.title'),
    canonicalPath: consoleCampaignLettersAddress(slug, id),
    crumbs: [{ href: list, label: t('console.letters.title') }],
    body: html`<div class="stack">
      ${doneNotice(done)}
      ${facts([
        { label: t('console.letters.to'), value: t(`console.letters.audience.${audience}`) },
        { label: t('console.letters.people'), value: String(people) },
        { label: t('console.letters.sent'), value: sent ?? t('console.letters.draft') },
        progress === null
          ? null
          : {
              label: t('console.letters.progress'),
              value: `${progress.sent} / ${progress.sent + progress.left}`,
            },
      ])}
      ${texts.map(
        (one) => html`
          <article class="panel" lang="${one.language}" dir="auto">
            <h2>${one.subject}</h2>
            ${one.html}
          </article>
        `,
      )}
      ${
        sent === null && people > 0
          ? html`<p>${t('console.letters.question', { count: people, minutes })}</p>
              <div class="actions">
                ${actionButton({
                  action: consoleCampaignLettersAddress(slug, id, 'sending'),
                  label: t('console.letters.send'),
                  tone: 'primary',
                })}
                ${linkButton(
                  withQuery(list, { from: String(id) }),
                  t('console.letters.change'),
                  'quiet',
                )}
              </div>`
          : ''
      }
      ${sent === null && people === 0 ? html`<p>${t('console.letters.nobody')}</p>` : ''}
      ${
        parts.length === 0
          ? ''
          : html`<h2>${t('console.letters.parts')}</h2>
              <ul>
                ${parts.map(
                  (part) =>
                    html`<li>
                      <a href="${consoleMessageAddress(part.slug, part.id)}"
                        >${nameText(part.title)}</a
                      >
                    </li>`,
                )}
              </ul>`
      }
    </div>`,
  });
}
