import { z } from 'zod';
import { digestRhythms } from '../../db/schema.ts';
import { consoleDigestAddress, withQuery } from '../../templates/addresses.ts';
import { freshForm, typed, type FormState } from '../../templates/forms.ts';
import { digestPage } from '../../templates/pages/console/digest.ts';
import { isZone, zoneChoices } from '../events/zones.ts';
import { choice, readBy } from '../web/fields.ts';
import { parseForm } from '../web/parseForm.ts';
import { page, redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { changeDigest } from './changeDigest.ts';

/** When an organizer is mailed what is new. */
export const digestRoutes: readonly Route[] = [
  { method: 'get', path: consoleDigestAddress, role: 'organizer', handle: showDigest },
  { method: 'post', path: consoleDigestAddress, role: 'organizer', handle: saveDigest },
];

const DigestForm = z.object({
  rhythm: choice(digestRhythms),
  zone: readBy(
    (text) => (text === '' ? { name: null } : isZone(text) ? { name: text } : null),
    'console.eventForm.problems.zoneUnknown',
  ),
});

function showDigest(visit: OrganizerVisit): Reply {
  const organizer = visit.services.db.organizers.byId(visit.organizer.id);
  const zone = organizer?.digestZone ?? '';
  const form = freshForm({ rhythm: organizer?.digest ?? 'daily', zone });
  return page(digest(visit, form));
}

async function saveDigest(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, form, organizer, now } = visit;
  const parsed = parseForm(DigestForm, form, view.t);
  if (!parsed.ok) return page(digest(visit, parsed.form), 422);
  const { rhythm, zone } = parsed.value;
  await changeDigest(services, organizer.id, { rhythm, zone: zone.name }, now);
  return redirect(withQuery(consoleDigestAddress, { saved: 'yes' }));
}

function digest({ view, query }: OrganizerVisit, form: FormState) {
  const chosen = typed(form, 'zone');
  const known = [chosen, view.viewerZone ?? ''].filter((zone) => isZone(zone));
  return digestPage(view, {
    form,
    zones: zoneChoices(view.language, view.now, known),
    saved: query.has('saved'),
  });
}
