import type { Organizer, SignIn } from '../../db/schema.ts';
import type { MailTexts } from '../../templates/emails/letter.ts';
import type { Language } from '../../templates/languages.ts';
import { readEvents } from '../events/readableEvents.ts';
import { renderKind } from '../mail/renderMail.ts';
import { isKindAbout, mailKinds, type KindAbout } from '../outbox/mailKinds.ts';
import type { Services } from '../services.ts';
import { nobody, previewFacts } from './previewFacts.ts';

export type OrganizerMailKind = KindAbout<'organizer' | 'signIn'>;

/** Mails to organizers, but for tests of what they write themselves. */
export const organizerMailKinds: readonly OrganizerMailKind[] = mailKinds
  .filter((kind) => isKindAbout(kind, 'organizer', 'signIn'))
  // Its text is what somebody wrote, which they look at where they write it.
  .filter((kind) => kind !== 'campaign-letter' && kind !== 'letter-test');

/**
 * Makes a mail to organizers as the one who looks at it would get it: a digest tells of everything
 * there is, as if it were the first, and a link opens nothing.
 *
 * @returns null where there is nothing to tell, so that no digest would be sent
 */
export function previewOrganizerMail(
  services: Services,
  reader: Organizer,
  kind: OrganizerMailKind,
  language: Language,
  now: number,
): MailTexts | null {
  const { organizer, linkLife = 0, detail } = services.mails[kind].situation;
  const [event = null] = readEvents(
    services.db,
    services.db.events.newestIds(10),
    (one) => one,
  ).results;
  const about = {
    event,
    organizer: { ...reader, language, ...organizer },
    signIn: linkOfNobody(reader, now, linkLife),
  };
  const startsAt = event?.startsAt ?? now;
  const told = detail?.({ startsAt, organizerId: reader.id }) ?? null;
  const rendered = renderKind(services, kind, previewFacts(kind, about, told, now), now);
  return rendered.kind === 'mail' ? rendered.texts : null;
}

/** A link that opens nothing. */
function linkOfNobody({ id }: Organizer, now: number, life: number): SignIn {
  return {
    id: 0,
    publicId: nobody,
    organizerId: id,
    browserHash: null,
    ownBrowser: false,
    provesSessionId: null,
    createdAt: now,
    expiresAt: now + life,
    usedAt: null,
  };
}
