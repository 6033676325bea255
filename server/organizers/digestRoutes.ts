import { z } from 'zod';
import { digestRhythms } from '../../db/schema.ts';
import { consoleDigestAddress } from '../../templates/addresses.ts';
import { freshForm, typed, type FormState } from '../../templates/forms.ts';
import { digestPage } from '../../templates/pages/console/digest.ts';
import { mailChoicesUrl } from '../outbox/choiceLink.ts';
import { mailPreferences } from '../outbox/mailPreferences.ts';
import { mayMail, type MailPreferences } from '../outbox/mayMail.ts';
import { isZone, zoneChoices } from '../time/zones.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { choice, readBy } from '../web/fields.ts';
import { parseForm } from '../web/parseForm.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { changeDigest } from './changeDigest.ts';

/** When an organizer is mailed what is new. */
export const digestRoutes: readonly Route[] = [
  {
    method: 'get',
    path: consoleDigestAddress,
    role: 'organizer',
    need: 'lists',
    handle: showDigest,
  },
  {
    method: 'post',
    path: consoleDigestAddress,
    role: 'organizer',
    need: 'lists',
    handle: saveDigest,
  },
];

const DigestForm = z.object({
  rhythm: choice(digestRhythms),
  zone: readBy(
    (text) => (text === '' ? { name: null } : isZone(text) ? { name: text } : null),
    'console.eventForm.problems.zoneUnknown',
  ),
});

function showDigest(visit: OrganizerVisit): Reply {
  const { organizer } = visit;
  const zone = organizer.digestZone ?? '';
  // Who unsubscribed is shown as they are: choosing a rhythm again is then a choice of their own.
  const rhythm = preferencesOf(visit).refused.includes('optional') ? 'off' : organizer.digest;
  return page(digest(visit, freshForm({ rhythm, zone })));
}

async function saveDigest(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, form, organizer } = visit;
  const parsed = parseForm(DigestForm, form, view.t);
  if (!parsed.ok) return page(digest(visit, parsed.form), 422);
  const { rhythm, zone } = parsed.value;
  await changeDigest(services, organizer.id, { rhythm, zone: zone.name });
  return redirectDone(visit, consoleDigestAddress, 'saved');
}

function preferencesOf({ services, organizer, now }: OrganizerVisit): MailPreferences {
  return mailPreferences(services, organizer.email, null, now);
}

function digest(visit: OrganizerVisit, form: FormState) {
  const { services, organizer, view } = visit;
  const chosen = typed(form, 'zone');
  const known = [chosen, view.viewerZone ?? ''].filter((zone) => isZone(zone));
  return digestPage(view, {
    form,
    zones: zoneChoices(view.language, view.now, known),
    done: doneText(visit, ['saved'], () => view.t('console.digest.done')),
    none: mayMail('organizer-digest', preferencesOf(visit)),
    choicesUrl: mailChoicesUrl(services, organizer.email, null),
  });
}
