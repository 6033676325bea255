import { html } from '@prairielearn/html';
import { consoleActionListAddress, consoleCampaignOverviewAddress } from '../../../addresses.ts';
import { actionButton, linkButton } from '../../../components/buttons.ts';
import { facts, nameText } from '../../../components/facts.ts';
import { notice } from '../../../components/notices.ts';
import type { Html, View } from '../../../view.ts';
import type { CampaignOnConsole } from '../campaignTabs.ts';
import { importBadge, type ImportStanding } from '../imports/imports.ts';
import { importProgress } from '../imports/progress.ts';
import { actionListPage } from './listPage.ts';
import { actionRowList, type ActionRowsProps } from './rows.ts';

export interface ActionListProgressProps {
  campaign: CampaignOnConsole;
  id: number;
  state: Extract<ImportStanding, 'checking' | 'writing' | 'undoing'>;
  done: number;
  rows: number;
  /** Whether the page was asked to load itself again now and then, for browsers without scripts. */
  refreshing: boolean;
}

/** A list that is under way: how far it has come. */
export function actionListProgressPage(view: View, props: ActionListProgressProps): Html {
  const { campaign, id, state } = props;
  return actionListPage(view, campaign, {
    id,
    title: view.t(`console.imports.progress.${state}`),
    narrow: true,
    body: importProgress(view, {
      ...props,
      address: consoleActionListAddress(campaign.slug, id),
    }),
  });
}

export interface ActionListWrittenProps extends ActionRowsProps {
  campaign: CampaignOnConsole;
  state: Extract<ImportStanding, 'written' | 'undone'>;
  fileName: string;
  by: string;
  when: string;
  made: number;
  kept: number;
  announced: boolean;
  failed: boolean;
  /** Whether there are rows that were not imported. */
  leftOut: boolean;
  /** Until when it can be undone, in words; null where it cannot. */
  undoneUntil: string | null;
  isOver: boolean;
}

/** A list whose actions were made, or deleted again. */
export function actionListWrittenPage(view: View, props: ActionListWrittenProps): Html {
  const { t } = view;
  const { campaign, id, slug, state } = props;
  const title = props.fileName || t('console.imports.list.pasted');
  return actionListPage(view, campaign, {
    id,
    title,
    query: { rows: props.outcome ?? '', page: props.page === 1 ? '' : props.page },
    narrow: false,
    body: html`
      <div class="stack">
        <h2><bdi>${title}</bdi> ${importBadge(view, state)}</h2>
        ${outcome(view, props)}
        ${facts([
          { label: t('console.imports.list.who'), value: nameText(props.by) },
          { label: t('console.imports.list.when'), value: props.when },
        ])}
        <div class="actions">
          ${linkButton(
            consoleCampaignOverviewAddress(slug),
            t('console.actionLists.written.see'),
            'quiet',
          )}
          ${
            props.leftOut
              ? linkButton(
                  consoleActionListAddress(slug, id, 'left-out'),
                  t('console.actionLists.file'),
                  'quiet',
                )
              : ''
          }
        </div>
        ${props.leftOut ? html`<p>${t('console.actionLists.fileHint')}</p>` : ''}
        ${undo(view, props)} ${props.rows.length === 0 ? '' : actionRowList(view, props)}
      </div>
    `,
  });
}

function outcome({ t }: View, props: ActionListWrittenProps): Html {
  const { state, made, kept, announced, failed } = props;
  if (state === 'written')
    return notice(
      { tone: 'good' },
      t(`console.actionLists.written.${announced ? 'announced' : 'drafts'}`, { number: made }),
    );
  return notice(
    { tone: failed ? 'bad' : 'info' },
    html`<p>
      ${
        failed
          ? t('console.actionLists.failed')
          : t('console.actionLists.undone', { number: made - kept })
      }
      ${kept === 0 ? '' : t('console.actionLists.kept', { number: kept })}
    </p>`,
  );
}

function undo({ t }: View, props: ActionListWrittenProps): Html | '' {
  const { slug, id, state, undoneUntil, isOver } = props;
  if (state === 'undone') return '';
  if (isOver) return html`<p>${t('console.imports.written.over')}</p>`;
  if (undoneUntil === null) return '';
  return html`
    <section class="panel narrow" aria-labelledby="undo">
      <h3 id="undo">${t('console.actionLists.undo')}</h3>
      <p>${t('console.actionLists.undoText', { date: undoneUntil })}</p>
      ${actionButton({
        action: consoleActionListAddress(slug, id, 'undoing'),
        label: t('console.actionLists.undo'),
        tone: 'danger',
      })}
    </section>
  `;
}
