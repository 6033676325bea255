import { isDeepStrictEqual } from 'node:util';
import type { Event, KeptForm } from '../../db/schema.ts';
import type { FormValues } from '../../templates/forms.ts';
import type { Services } from '../services.ts';
import { newPublicId } from '../web/signedLinks.ts';

/** A form that is kept while it is typed. */
export interface FormToKeep {
  /** Made with the form; the same for whatever is typed into it. */
  id: string;
  organizerId: number;
  /** The event that is edited; null for one that there is not yet. */
  event: Event | null;
  /** The event that it begins as a copy of; what is kept already stays a copy of what it was. */
  copyOf?: Event;
  values: FormValues;
  /** The version that whoever types has seen; 0 where it was never kept. */
  seenVersion: number;
}

/** `copied`: somebody else had kept another version, which stays; this one is kept beside it. */
export interface FormKept {
  form: KeptForm;
  copied: boolean;
}

/**
 * Keeps a form word for word, whatever it lacks. Where another window or organizer has kept another
 * version meanwhile, neither is lost: this one becomes a form of its own.
 */
export async function keepForm(services: Services, request: FormToKeep): Promise<FormKept> {
  const now = services.clock();
  const { id, organizerId, event, seenVersion } = request;
  const typed = withoutBlanks(request.values);
  return services.db.write((store): FormKept => {
    const before = store.drafts.form(id);
    if (before && isDeepStrictEqual(before.typed, typed)) return { form: before, copied: false };
    const copied = before !== undefined && before.version !== seenVersion;
    if (before && !copied) {
      const changed = { typed, organizerId, version: before.version + 1, updatedAt: now };
      return { form: store.drafts.updateForm(id, changed), copied };
    }
    // A draft that was deleted in this very moment takes no words with it: they are those of a new event.
    const stillThere = (one: Event | null = null) => (one && store.events.byId(one.id)?.id) ?? null;
    const form = store.drafts.insertForm({
      id: copied ? newPublicId() : id,
      eventId: stillThere(event),
      copyOf: before?.copyOf ?? stillThere(request.copyOf),
      organizerId,
      typed,
      version: 1,
      createdAt: now,
      updatedAt: now,
    });
    return { form, copied };
  });
}

/** Forgets a form that nobody will go on with. */
export async function forgetForm(services: Services, id: string): Promise<void> {
  await services.db.write((store) => store.drafts.removeForm(id));
}

/** Which button was pressed is nothing that was typed. */
function withoutBlanks(values: FormValues): KeptForm['typed'] {
  const typed: KeptForm['typed'] = {};
  for (const [name, value] of Object.entries(values))
    if (name !== 'intent' && value !== undefined) typed[name] = value;
  return typed;
}
