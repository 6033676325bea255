import type { Event } from '../../db/schema.ts';
import type { Language } from '../../templates/languages.ts';
import { addEndorsements } from '../endorsements/addEndorsements.ts';
import { createEvent } from '../events/createEvent.ts';
import type { EventDetails } from '../events/eventDetails.ts';
import type { Services } from '../services.ts';

/** An event that was read in an announcement, ready to be saved. */
export interface ReadyDraft {
  details: EventDetails;
  /** Names of organizations for its public list. */
  coSponsors: readonly string[];
}

/** Saves what an announcement calls as drafts, each with the co-sponsors that it names. */
export async function saveDrafts(
  services: Services,
  organizerId: number,
  drafts: readonly ReadyDraft[],
  language: Language,
): Promise<Event[]> {
  const saved: Event[] = [];
  for (const { details, coSponsors } of drafts) {
    const outcome = await createEvent(services, organizerId, details);
    // The web address is proposed by the title here, so that none is ever taken.
    if (outcome.kind !== 'created') continue;
    const { event } = outcome;
    if (coSponsors.length > 0)
      await addEndorsements(
        services,
        { kind: 'event', id: event.id },
        organizerId,
        coSponsors,
        language,
      );
    saved.push(event);
  }
  return saved;
}
