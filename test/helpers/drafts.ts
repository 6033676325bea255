import type { Event } from '../../db/schema.ts';
import { draftLinkOf, makeDraftLink } from '../../server/events/draftLink.ts';
import { keepForm } from '../../server/events/keepForm.ts';
import type { Services } from '../../server/services.ts';
import { newPublicId } from '../../server/web/signedLinks.ts';
import { signedInOrganizer } from './organizer.ts';

/** The token of the secret link to a draft. */
export async function draftLinkTo(services: Services, { id }: Event): Promise<string> {
  await makeDraftLink(services, id, await someOrganizer(services));
  const url = draftLinkOf(services, id)?.url ?? '';
  return url.slice(url.lastIndexOf('/') + 1);
}

/** The id of a form of a new event that was begun and not saved. */
export async function begunForm(services: Services): Promise<string> {
  const { form } = await keepForm(services, {
    id: newPublicId(),
    organizerId: await someOrganizer(services),
    event: null,
    values: { title: 'A vigil', kind: 'in-person', startDate: '', startTime: '', zone: '' },
    seenVersion: 0,
  });
  return form.id;
}

async function someOrganizer(services: Services): Promise<number> {
  if (services.db.organizers.active().length === 0) await signedInOrganizer(services);
  return services.db.organizers.active()[0]?.id ?? 0;
}
