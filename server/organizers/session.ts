import type { Organizer } from '../../db/schema.ts';
import type { Visit } from '../web/routes.ts';

/** The organizer whose session the visit's cookie carries, or null. */
export async function organizerOf(_visit: Visit): Promise<Organizer | null> {
  return null;
}
