import { html } from '@prairielearn/html';
import type { CampaignPart, CampaignState } from '../../../db/schema.ts';
import {
  consoleCampaignAddress,
  consoleCampaignsAddress,
  consoleCampaignStateAddress,
  consoleExportOfSeveralAddress,
  consoleNewCampaignAddress,
} from '../../addresses.ts';
import { actionButton, linkButton, submitButton } from '../../components/buttons.ts';
import { foldedFormPart, openFormPart } from '../../components/formPart.ts';
import { errorSummary, hiddenField, titleWithProblems } from '../../components/forms.ts';
import { doneNotice, notice } from '../../components/notices.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { Html, View } from '../../view.ts';
import { campaignFormFields, type CampaignFields } from './campaignFormFields.ts';
import {
  campaignFormParts,
  foldedCampaignParts,
  type CampaignFormPart,
} from './campaignFormParts.ts';
import { campaignConsolePage } from './campaignTabs.ts';

export interface CampaignFormProps extends Omit<CampaignFields, 'isNew'> {
  subject: { kind: 'new' } | EditedCampaign;
  /** What a part of the form holds, in a line: so it can stay folded. */
  inShort: (part: CampaignFormPart) => string;
  /** What somebody else saved meanwhile, where it is otherwise. */
  theirs: readonly { part: CampaignPart; value: string }[];
}

interface EditedCampaign {
  kind: 'edit';
  slug: string;
  title: string;
  seenAt: number;
  state: CampaignState;
  /** What can be decided of it now. */
  decisions: readonly ('opening' | 'closing' | 'archiving')[];
  done: string | null;
}

/** The form in which a campaign is made or changed. */
export function campaignFormPage(view: View, props: CampaignFormProps): Html {
  const { t } = view;
  const { subject, form } = props;
  if (subject.kind === 'new')
    return consolePage(view, {
      title: titleWithProblems(view, form, t('console.campaigns.new')),
      section: 'campaigns',
      crumbs: [{ href: consoleCampaignsAddress, label: t('console.campaigns.title') }],
      canonicalPath: consoleNewCampaignAddress,
      narrow: true,
      body: formOf(view, props),
    });
  const { slug, title } = subject;
  return campaignConsolePage(view, subject, {
    tab: 'campaign',
    title: '',
    windowTitle: titleWithProblems(view, form, t('console.campaigns.edit', { title })),
    canonicalPath: consoleCampaignAddress(slug),
    narrow: true,
    actions: linkButton(
      consoleExportOfSeveralAddress({ campaign: slug }),
      t('console.exports.several.link'),
      'quiet',
    ),
    body: html`${doneNotice(subject.done)} ${stateNotice(view, subject)} ${formOf(view, props)}`,
  });
}

function formOf(view: View, props: CampaignFormProps): Html {
  const { t } = view;
  const { subject, form } = props;
  const isNew = subject.kind === 'new';
  const fields = { ...props, isNew };
  const drawn = (part: CampaignFormPart) =>
    campaignFormParts[part].map((name) => campaignFormFields[name](view, fields));
  const title = (part: CampaignFormPart) => t(`console.campaigns.formParts.${part}`);
  const action = isNew ? consoleCampaignsAddress : consoleCampaignAddress(subject.slug);
  return html`
    <form class="form" method="post" action="${action}">
      ${errorSummary(view, form)} ${theirsNotice(view, props.theirs)}
      ${isNew ? '' : hiddenField('seenAt', String(subject.seenAt))}
      ${openFormPart('basics', title('basics'), drawn('basics'))}
      ${foldedCampaignParts.map((part) =>
        foldedFormPart(
          {
            part,
            title: title(part),
            holds: props.inShort(part),
            open: campaignFormParts[part].some((name) => name in form.problems),
          },
          drawn(part),
        ),
      )}
      <div class="actions">
        ${submitButton(t(isNew ? 'console.campaigns.create' : 'console.campaigns.save'))}
        ${
          isNew
            ? submitButton(t('console.campaigns.saveDraft'), {
                tone: 'quiet',
                name: 'intent',
                value: 'draft',
              })
            : ''
        }
        ${linkButton(consoleCampaignsAddress, t('console.campaigns.leave'), 'quiet')}
      </div>
    </form>
  `;
}

/** How it stands, with what can be decided. */
function stateNotice({ t }: View, { slug, state, decisions }: EditedCampaign): Html {
  return notice(
    { tone: state === 'draft' ? 'warn' : 'info' },
    html`
      <p>${t(`console.campaigns.stateText.${state}`)}</p>
      <div class="actions">
        ${decisions.map((decision) =>
          actionButton({
            action: consoleCampaignStateAddress(slug, decision),
            label: t(`console.campaigns.decisions.${decision}`),
            tone: state === 'draft' ? 'primary' : 'quiet',
          }),
        )}
      </div>
    `,
  );
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
