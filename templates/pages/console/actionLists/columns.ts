import { html } from '@prairielearn/html';
import { consoleActionListAddress } from '../../../addresses.ts';
import { actionButton, submitButton } from '../../../components/buttons.ts';
import {
  errorSummary,
  field,
  selectField,
  titleWithProblems,
  type Choice,
} from '../../../components/forms.ts';
import { textLanguageField } from '../../../components/textLanguageField.ts';
import type { FormState } from '../../../forms.ts';
import type { Html, View } from '../../../view.ts';
import type { CampaignOnConsole } from '../campaignTabs.ts';
import { actionListPage } from './listPage.ts';

export interface ActionColumnsProps {
  campaign: CampaignOnConsole;
  id: number;
  form: FormState;
  rows: number;
  /** `field` is the name of the field that says what it is. */
  columns: readonly { field: string; name: string; samples: readonly string[] }[];
  /** What a column can be. */
  offered: readonly Choice[];
  /** The usual hour of the campaign: as it is kept, and in words; null where it has none. */
  usual: { value: string; text: string } | null;
}

/** What each column of a list of actions is, and what holds where a cell is empty. */
export function actionColumnsPage(view: View, props: ActionColumnsProps): Html {
  const { t } = view;
  const { campaign, id, form, columns, offered, usual } = props;
  const title = t('console.imports.columns.title');
  return actionListPage(view, campaign, {
    id,
    title,
    windowTitle: titleWithProblems(view, form, title),
    narrow: true,
    body: html`
      <div class="stack">
        <h2>${title}</h2>
        ${errorSummary(view, form)}
        <p>
          ${t('console.imports.columns.found', { count: props.rows })}.
          ${t('console.imports.columns.check')}
          ${t('console.actionLists.columns.contact', {
            field: t('console.actionLists.fields.contact'),
          })}
        </p>
        <form
          class="form"
          method="post"
          action="${consoleActionListAddress(campaign.slug, id, 'columns')}"
        >
          <div class="import-columns">
            ${columns.map(({ field: name, name: heading, samples }, index) =>
              selectField(view, form, {
                name,
                label: heading || t('console.imports.columns.unnamed', { number: index + 1 }),
                hint:
                  samples.length === 0
                    ? t('console.imports.columns.blank')
                    : t('console.imports.columns.samples', { samples: samples.join(' · ') }),
                choices: [{ value: 'none', label: t('console.imports.columns.none') }, ...offered],
              }),
            )}
          </div>
          <h3>${t('console.actionLists.columns.otherwise')}</h3>
          ${field(view, form, {
            name: 'day',
            label: t('console.actionLists.fields.day'),
            hint: t('console.actionLists.columns.dayHint'),
            type: 'date',
            size: 'short',
            required: false,
          })}
          ${selectField(view, form, {
            name: 'hour',
            label: t('console.events.parts.start'),
            choices: [
              { value: 'open', label: t('console.actionLists.columns.hourOpen') },
              ...(usual === null
                ? []
                : [
                    {
                      value: usual.value,
                      label: t('console.actionLists.columns.hourUsual', { hour: usual.text }),
                    },
                  ]),
            ],
          })}
          ${textLanguageField(view, form, { label: t('console.imports.fields.language') })}
          ${submitButton(t('console.imports.columns.check2'))}
        </form>
        ${actionButton({
          action: consoleActionListAddress(campaign.slug, id, 'removal'),
          label: t('console.imports.columns.discard'),
        })}
      </div>
    `,
  });
}
