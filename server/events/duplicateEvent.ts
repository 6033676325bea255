import type { Store } from '../../db/database.ts';
import type { Event, KeptForm } from '../../db/schema.ts';
import type { FormValues } from '../../templates/forms.ts';
import type { Services } from '../services.ts';
import { siteOf } from '../siteSettings.ts';
import { newPublicId } from '../web/signedLinks.ts';
import { eventValues } from './eventForm.ts';
import { keepForm } from './keepForm.ts';

/** A copy has an address and days of its own; its hours stay. */
const notCopied = new Set([
  'slug',
  'startDate',
  'startOccurrence',
  'endDate',
  'endOccurrence',
  'assemblyDate',
  'assemblyOccurrence',
]);

/**
 * Begins another event like one that there is: everything that was typed about it, and nobody who
 * signed up or co-sponsors. It is a form that waits for its day, and an event only once it has one.
 */
export async function duplicateEvent(
  services: Services,
  event: Event,
  organizerId: number,
): Promise<KeptForm> {
  const campaigns = services.db.campaigns.all();
  const { locales: languages } = siteOf(services);
  const typed = Object.entries(eventValues(event, { campaigns, languages }));
  const values: FormValues = Object.fromEntries(typed.filter(([name]) => !notCopied.has(name)));
  const { form } = await keepForm(services, {
    id: newPublicId(),
    organizerId,
    event: null,
    copyOf: event,
    values,
    seenVersion: 0,
  });
  return form;
}

/**
 * Gives a new event what its form had no room for: the texts in further languages, the pictures and the
 * questions of the event that it is a copy of. A text whose original was typed otherwise is told to be out
 * of date, as in any event.
 */
export function copyBesides(store: Store, from: number, to: Event, now: number): void {
  for (const { language, texts } of store.eventTexts.ofEvent(from))
    if (language !== to.language) store.eventTexts.put(to.id, language, texts, now);
  store.questions.copy(from, to.id, now);
  for (const picture of store.pictures.ofEvent(from)) store.pictures.copy(picture.id, to.id, now);
}
