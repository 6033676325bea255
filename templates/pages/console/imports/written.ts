import { html } from '@prairielearn/html';
import { consoleImportAddress, consoleSignUpsAddress, withQuery } from '../../../addresses.ts';
import { actionButton, linkButton } from '../../../components/buttons.ts';
import { facts, lines, nameText } from '../../../components/facts.ts';
import { notice } from '../../../components/notices.ts';
import type { Html, View } from '../../../view.ts';
import { eventPage } from '../eventPage.ts';
import type { EventOnConsole } from '../eventTabs.ts';
import { importBadge, importCrumbs, type ImportStanding } from './imports.ts';
import { importProgress } from './progress.ts';
import { importRowList, type ImportRowsProps } from './rows.ts';

export type ImportFailureName = 'notOpen' | 'capacity' | 'askedOtherwise' | 'optionFull' | 'broken';

interface Common {
  event: EventOnConsole;
  id: number;
  fileName: string;
  by: string;
  when: string;
}

export interface ImportProgressProps extends Common {
  state: Extract<ImportStanding, 'checking' | 'writing' | 'undoing'>;
  done: number;
  rows: number;
  /** Whether the page was asked to load itself again now and then, for browsers without scripts. */
  refreshing: boolean;
}

/** An import that is under way: how far it has come. */
export function importProgressPage(view: View, props: ImportProgressProps): Html {
  const { t } = view;
  const { event, id, state } = props;
  const title = t(`console.imports.progress.${state}`);
  const address = consoleImportAddress(event.slug, id);
  return eventPage(view, event, {
    tab: 'signups',
    title,
    crumbs: importCrumbs(view, event),
    canonicalPath: address,
    body: importProgress(view, { ...props, address }),
  });
}

export interface ImportWrittenProps extends Common, ImportRowsProps {
  state: Extract<ImportStanding, 'written' | 'undone'>;
  entered: number;
  changed: number;
  leftOut: number;
  /** How many who were on the list keep the companions they had, since there were no spots. */
  unfit: number;
  kept: number;
  /** Why it was taken back by itself, and at which row; null where it was not. */
  failure: { name: ImportFailureName; line: number } | null;
  mailing: boolean;
  mailed: boolean;
  consentWords: string;
  /** Until when it can be undone, in words; null where it cannot, or not by this organizer. */
  undoneUntil: string | null;
  isOver: boolean;
}

/** An import that was made, or undone. */
export function importWrittenPage(view: View, props: ImportWrittenProps): Html {
  const { t } = view;
  const { event, id, state } = props;
  const title = props.fileName || t('console.imports.list.pasted');
  return eventPage(view, event, {
    tab: 'signups',
    title,
    crumbs: importCrumbs(view, event),
    canonicalPath: withQuery(consoleImportAddress(event.slug, id), {
      rows: props.outcome ?? '',
      page: props.page === 1 ? '' : props.page,
    }),
    body: html`
      <div class="stack">
        <h2><bdi>${title}</bdi> ${importBadge(view, state)}</h2>
        ${state === 'written' ? written(view, props) : undone(view, props)}
        ${facts([
          { label: t('console.imports.list.who'), value: nameText(props.by) },
          { label: t('console.imports.list.when'), value: props.when },
        ])}
        ${
          props.consentWords === ''
            ? ''
            : html`<p>${t('console.imports.written.words')}</p>
                <blockquote>${lines(props.consentWords)}</blockquote>`
        }
        ${linkButton(consoleSignUpsAddress(event.slug), t('console.imports.written.see'), 'quiet')}
        ${undo(view, props)} ${props.rows.length === 0 ? '' : importRowList(view, props)}
      </div>
    `,
  });
}

function written({ t }: View, props: ImportWrittenProps): Html {
  const { entered, changed, leftOut, unfit, mailing } = props;
  return notice(
    { tone: 'good' },
    html`<p>
      ${t('console.imports.written.entered', { count: entered })}
      ${changed === 0 ? '' : t('console.imports.written.changed', { count: changed })}
      ${leftOut === 0 ? '' : t('console.imports.written.leftOut', { count: leftOut })}
      ${unfit === 0 ? '' : t('console.imports.written.unfit', { count: unfit })}
      ${mailing ? t('console.imports.written.mailing') : ''}
    </p>`,
  );
}

function undone({ t }: View, { failure, entered, changed, kept }: ImportWrittenProps): Html {
  return notice(
    { tone: failure === null ? 'info' : 'bad' },
    html`<p>
      ${
        failure === null
          ? t('console.imports.undone.text', { count: entered + changed - kept })
          : html`<strong>${t('console.imports.undone.failed')}</strong>
              ${t(`console.imports.undone.failure.${failure.name}`, { line: failure.line })}`
      }
      ${kept === 0 ? '' : t('console.imports.undone.kept', { count: kept })}
    </p>`,
  );
}

function undo({ t }: View, props: ImportWrittenProps): Html {
  const { event, id, state, undoneUntil, mailed, isOver } = props;
  if (state === 'undone') return html``;
  if (isOver) return html`<p>${t('console.imports.written.over')}</p>`;
  if (undoneUntil === null) return html``;
  return html`
    <section class="panel narrow" aria-labelledby="undo">
      <h3 id="undo">${t('console.imports.written.undo')}</h3>
      <p>${t('console.imports.written.undoText', { date: undoneUntil })}</p>
      ${mailed ? html`<p>${t('console.imports.written.undoMailed')}</p>` : ''}
      ${actionButton({
        action: consoleImportAddress(event.slug, id, 'undoing'),
        label: t('console.imports.written.undo'),
        tone: 'danger',
      })}
    </section>
  `;
}
