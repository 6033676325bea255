import { html } from '@prairielearn/html';
import { consoleActionListAddress, withQuery } from '../../../addresses.ts';
import { actionButton, linkButton, submitButton } from '../../../components/buttons.ts';
import { choices, errorSummary, titleWithProblems } from '../../../components/forms.ts';
import { doneNotice, notice } from '../../../components/notices.ts';
import type { FormState } from '../../../forms.ts';
import type { Html, View } from '../../../view.ts';
import type { CampaignOnConsole } from '../campaignTabs.ts';
import { actionListPage } from './listPage.ts';
import { actionQuestions, type ActionQuestionsProps } from './questions.ts';
import { actionRowList, type ActionRowsProps } from './rows.ts';

export interface ActionListCheckedProps extends ActionRowsProps {
  campaign: CampaignOnConsole;
  questions: Omit<ActionQuestionsProps, 'slug' | 'id'>;
  /** The form that says who sees the actions. */
  decision: FormState;
  /** Whether cities could be looked up. */
  citiesKnown: boolean;
  done: string | null;
}

/** What each row of a list becomes, and what is asked about it; nothing has changed yet. */
export function actionListCheckedPage(view: View, props: ActionListCheckedProps): Html {
  const { t } = view;
  const { campaign, id, slug, counts, questions, decision } = props;
  const title = t('console.imports.checked.title');
  const refused = Object.keys(decision.problems).length > 0 ? decision : questions.form;
  return actionListPage(view, campaign, {
    id,
    title,
    windowTitle: titleWithProblems(view, refused, title),
    query: { rows: props.outcome ?? '', page: props.page === 1 ? '' : props.page },
    narrow: false,
    body: html`
      <div class="stack">
        ${doneNotice(props.done)}
        <h2>${title}</h2>
        ${notice(
          { tone: 'info' },
          html`<p>
            ${t('console.actionLists.summary', {
              ready: counts.ready ?? 0,
              asked: counts.asked ?? 0,
              same: counts.same ?? 0,
            })}
            <strong>${t('console.imports.checked.nothingYet')}</strong>
          </p>`,
        )}
        ${
          props.citiesKnown
            ? ''
            : notice(
                { tone: 'warn' },
                t('console.actionLists.citiesUnknown', {
                  button: t('console.imports.columns.check2'),
                }),
              )
        }
        ${actionQuestions(view, { slug, id, ...questions })} ${decide(view, props)}
        ${mend(view, props)} ${actionRowList(view, props)}
      </div>
    `,
  });
}

function decide(view: View, { slug, id, counts, decision }: ActionListCheckedProps): Html {
  const { t } = view;
  const asked = counts.asked ?? 0;
  return html`
    <form
      class="form panel narrow"
      method="post"
      action="${consoleActionListAddress(slug, id, 'writing')}"
      data-once
    >
      <h3>${t('console.actionLists.decide.title')}</h3>
      ${errorSummary(view, decision)}
      ${
        asked === 0
          ? ''
          : html`<p>${t('console.actionLists.decide.openOnes', { number: asked })}</p>`
      }
      ${choices(view, decision, {
        name: 'announce',
        label: t('console.actionLists.decide.announce'),
        choices: [
          { value: 'no', label: t('console.actionLists.decide.draft') },
          { value: 'yes', label: t('console.actionLists.decide.everyone') },
        ],
      })}
      <div class="actions">
        ${submitButton(t('console.actionLists.decide.import'))}
        ${linkButton(
          withQuery(consoleActionListAddress(slug, id), { columns: 'yes' }),
          t('console.imports.checked.back'),
          'quiet',
        )}
      </div>
    </form>
  `;
}

function mend({ t }: View, { slug, id }: ActionListCheckedProps): Html {
  return html`
    <div class="actions">
      ${actionButton({
        action: consoleActionListAddress(slug, id, 'removal'),
        label: t('console.imports.columns.discard'),
      })}
    </div>
  `;
}
