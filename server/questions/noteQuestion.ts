import type { Store } from '../../db/database.ts';
import type { QuestionOwner } from '../../db/questions.ts';

/** Who changes the questions of whom. */
export interface Changing {
  owner: QuestionOwner;
  organizerId: number;
}

/** Notes what was done to a question. */
export function note(
  store: Store,
  { owner, organizerId }: Changing,
  action: 'question-added' | 'question-edited' | 'question-removed' | 'question-archived',
  question: string,
  now: number,
): void {
  store.audit.append({
    at: now,
    by: { organizerId },
    action,
    eventId: owner.kind === 'event' ? owner.id : null,
    // Of an event, the entry has the event.
    detail: {
      question: owner.kind === 'event' ? question : `${question} (${askerName(store, owner)})`,
    },
  });
}

/** What a campaign or an event is called; undefined where it is gone. */
export function askerName(store: Store, { kind, id }: QuestionOwner): string | undefined {
  return (kind === 'event' ? store.events.byId(id) : store.campaigns.byId(id))?.title;
}
