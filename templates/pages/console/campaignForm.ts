import { html } from '@prairielearn/html';
import {
  campaignAddress,
  campaignQuestionAddresses,
  consoleCampaignAddress,
  consoleCampaignLanguagesAddress,
  consoleCampaignsAddress,
  consoleExportOfSeveralAddress,
  consoleNewCampaignAddress,
} from '../../addresses.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import {
  errorSummary,
  field,
  hiddenField,
  textArea,
  titleWithProblems,
} from '../../components/forms.ts';
import { notice } from '../../components/notices.ts';
import { textLanguageField } from '../../components/textLanguageField.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { CampaignPart } from '../../../db/schema.ts';
import type { FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';

export interface CampaignFormProps {
  subject: { kind: 'new' } | { kind: 'edit'; slug: string; title: string; seenAt: number };
  form: FormState;
  /** What somebody else saved meanwhile, where it is otherwise. */
  theirs: readonly { part: CampaignPart; value: string }[];
  longestTitle: number;
  longestFacts: number;
  /** What stands before the name of a campaign in its web address. */
  addressBefore: string;
}

/** The form in which a campaign is made or changed. */
export function campaignFormPage(view: View, props: CampaignFormProps): Html {
  const { t } = view;
  const { subject, form, longestTitle, longestFacts, addressBefore: address } = props;
  const isNew = subject.kind === 'new';
  const title = isNew
    ? t('console.campaigns.new')
    : t('console.campaigns.edit', { title: subject.title });
  const action = isNew ? consoleCampaignsAddress : consoleCampaignAddress(subject.slug);
  return consolePage(view, {
    title: titleWithProblems(view, form, title),
    section: 'campaigns',
    crumbs: [{ href: consoleCampaignsAddress, label: t('console.campaigns.title') }],
    canonicalPath: isNew ? consoleNewCampaignAddress : action,
    narrow: true,
    actions: isNew
      ? ''
      : html`
          ${linkButton(
            consoleCampaignLanguagesAddress(subject.slug),
            t('console.languages.title'),
            'quiet',
          )}
          ${linkButton(
            campaignQuestionAddresses(subject.slug).list,
            t('console.questions.title'),
            'quiet',
          )}
          ${linkButton(
            consoleExportOfSeveralAddress({ campaign: subject.slug }),
            t('console.exports.several.link'),
            'quiet',
          )}
          ${linkButton(campaignAddress(subject.slug), t('console.campaigns.page'), 'quiet')}
        `,
    body: html`
      <form class="form" method="post" action="${action}">
        ${errorSummary(view, form)} ${theirsNotice(view, props.theirs)}
        ${isNew ? '' : hiddenField('seenAt', String(subject.seenAt))}
        ${field(view, form, {
          name: 'title',
          label: t('console.campaigns.titleField.label'),
          maxLength: longestTitle,
          autocomplete: 'off',
        })}
        ${textArea(view, form, {
          name: 'facts',
          label: t('console.campaigns.facts.label'),
          hint: t('console.campaigns.facts.hint'),
          rows: 6,
          maxLength: longestFacts,
          optional: true,
        })}
        ${field(view, form, {
          name: 'day',
          label: t('console.campaigns.day.label'),
          hint: t('console.campaigns.day.hint'),
          type: 'date',
          optional: true,
          size: 'short',
        })}
        ${field(view, form, {
          name: 'slug',
          label: t('console.campaigns.slug.label'),
          hint: t(`console.campaigns.slug.${isNew ? 'hint' : 'hintEdit'}`, { address }),
          autocomplete: 'off',
          optional: true,
        })}
        ${textLanguageField(view, form, {
          label: t('console.campaigns.language.label'),
          hint: t('console.campaigns.language.hint'),
        })}
        <div class="actions">
          ${submitButton(t(isNew ? 'console.campaigns.create' : 'console.campaigns.save'))}
          ${linkButton(consoleCampaignsAddress, t('console.campaigns.leave'), 'quiet')}
        </div>
      </form>
    `,
  });
}

function theirsNotice({ t }: View, theirs: CampaignFormProps['theirs']): Html | '' {
  if (theirs.length === 0) return '';
  return notice(
    { tone: 'warn', title: t('console.campaigns.theirs') },
    html`<ul>
      ${theirs.map(
        ({ part, value }) =>
          html`<li>
            ${t(`console.campaigns.parts.${part}`)}:
            <bdi class="lines">${value === '' ? t('console.settings.origin.nothing') : value}</bdi>
          </li>`,
      )}
    </ul>`,
  );
}
