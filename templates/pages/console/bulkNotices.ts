import { html } from '@prairielearn/html';
import type { BulkKind } from '../../../db/schema.ts';
import { consoleBulkUndoAddress } from '../../addresses.ts';
import { actionButton } from '../../components/buttons.ts';
import { doneNotice, notice } from '../../components/notices.ts';
import type { Html, View } from '../../view.ts';

/** Why somebody was left as they were. */
export const leftReasons = ['before', 'there', 'full', 'other'] as const;

/** Something that is, or was just, done to many. */
export interface BulkOnConsole {
  id: number;
  kind: BulkKind;
  state: 'running' | 'done' | 'undoing' | 'undone';
  /** How many it has reached, of how many. */
  done: number;
  all: number;
  changed: number;
  left: readonly { reason: (typeof leftReasons)[number]; count: number }[];
  /** Whether the page before this one did it. */
  isLatest: boolean;
  /** Until when it can be undone, as a time of day; null where it cannot. */
  until: string | null;
}

/** How far each has come, what came of it, and the button that takes it back. */
export function bulkNotices(view: View, slug: string, bulks: readonly BulkOnConsole[]): Html | '' {
  if (bulks.length === 0) return '';
  const isLive = bulks.some((bulk) => isUnderWay(bulk));
  return html`<div id="bulks" class="stack" ${isLive ? html`data-live` : ''}>
    ${bulks.map((bulk) =>
      bulk.isLatest && !isUnderWay(bulk)
        ? doneNotice(words(view, bulk), undo(view, slug, bulk))
        : notice(
            { tone: 'info', live: true },
            html`<p>${words(view, bulk)}</p>
              ${progress(bulk)} ${undo(view, slug, bulk)}`,
          ),
    )}
  </div>`;
}

function isUnderWay({ state }: BulkOnConsole): boolean {
  return state === 'running' || state === 'undoing';
}

function progress({ state, all, done }: BulkOnConsole): Html | '' {
  if (state !== 'running') return '';
  return html`<progress class="progress" max="${all}" value="${done}"></progress>`;
}

function undo({ t }: View, slug: string, { id, state, until }: BulkOnConsole): Html | '' {
  if (until === null || state === 'undoing' || state === 'undone') return '';
  return html`${actionButton({
      action: consoleBulkUndoAddress(slug, id),
      label: t('console.people.bulk.undo'),
    })}
    <p class="form-note">${t('console.people.bulk.until', { time: until })}</p>`;
}

function words({ t }: View, { kind, state, done, all, changed, left }: BulkOnConsole): string {
  switch (state) {
    case 'running':
      return t(`console.people.bulk.doing.${kind}`, { done, all });
    case 'undoing':
      return t('console.people.bulk.undoing');
    case 'undone':
      return t('console.people.bulk.undone');
    case 'done':
      return [
        t(`console.people.bulk.did.${kind}`, { count: changed }),
        ...left.map(({ reason, count }) => t(`console.people.bulk.left.${reason}`, { count })),
      ].join(' ');
  }
}
