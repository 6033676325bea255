import { html } from '@prairielearn/html';
import type { BulkKind } from '../../../db/schema.ts';
import { consoleBulkUndoAddress } from '../../addresses.ts';
import { actionButton } from '../../components/buttons.ts';
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
  /** Until when it can be undone, as a time of day; null where it cannot. */
  until: string | null;
}

/** How far each has come, what came of it, and the button that takes it back. */
export function bulkNotices(view: View, slug: string, bulks: readonly BulkOnConsole[]): Html | '' {
  if (bulks.length === 0) return '';
  const isLive = bulks.some(({ state }) => state === 'running' || state === 'undoing');
  return html`<div id="bulks" class="stack" role="status" ${isLive ? html`data-live` : ''}>
    ${bulks.map((bulk) => notice(view, slug, bulk))}
  </div>`;
}

function notice(view: View, slug: string, bulk: BulkOnConsole): Html {
  const { t } = view;
  return html`<div class="notice notice--good">
    <p>${words(view, bulk)}</p>
    ${
      bulk.state === 'running'
        ? html`<progress class="progress" max="${bulk.all}" value="${bulk.done}"></progress>`
        : ''
    }
    ${
      bulk.until === null || bulk.state === 'undoing' || bulk.state === 'undone'
        ? ''
        : html`${actionButton({
              action: consoleBulkUndoAddress(slug, bulk.id),
              label: t('console.people.bulk.undo'),
            })}
            <p class="form-note">${t('console.people.bulk.until', { time: bulk.until })}</p>`
    }
  </div>`;
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
