import type { Services } from '../services.ts';
import { noteProposal } from './noteProposal.ts';

/** An organizer deletes a proposal for good, with its mails; an event that came of it stays. */
export async function eraseProposal(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  id: number,
  organizerId: number,
): Promise<void> {
  const now = clock();
  await db.write((store) => {
    const proposal = store.proposals.byId(id);
    if (!proposal) return;
    store.proposals.remove(id);
    noteProposal(store, proposal, 'proposal-erased', { organizerId }, now);
  });
}
