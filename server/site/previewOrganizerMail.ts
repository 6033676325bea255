import type { Organizer, SignIn } from '../../db/schema.ts';
import type { MailTexts } from '../../templates/emails/letter.ts';
import type { Language } from '../../templates/languages.ts';
import type { Rendered } from '../mail/rendered.ts';
import { renderDigest } from '../organizers/digestMails.ts';
import { renderNotice } from '../organizers/noticeMails.ts';
import { renderOrganizerMail } from '../organizers/organizerMails.ts';
import { linkLife } from '../organizers/signInLink.ts';
import type { Services } from '../services.ts';
import { nobody, previewRow } from './previewRow.ts';

/** Mails to organizers, but for tests of what they write themselves. */
export const organizerMailKinds = [
  'organizer-digest',
  'organizer-invitation',
  'organizer-sign-in',
  'organizer-new-browser',
  'team-invitation',
  'team-removal',
  'organizer-removal',
  'team-export',
] as const;
export type OrganizerMailKind = (typeof organizerMailKinds)[number];

/**
 * Makes a mail to organizers as the one who looks at it would get it: a digest tells of everything
 * there is, as if it were the first, and a link opens nothing.
 *
 * @returns null where there is nothing to tell, so that no digest would be sent
 */
export function previewOrganizerMail(
  services: Services,
  organizer: Organizer,
  kind: OrganizerMailKind,
  language: Language,
  now: number,
): MailTexts | null {
  const reader: Organizer = { ...organizer, language, digest: 'daily' };
  const rendered = previewOf(services, reader, kind, now);
  return rendered.kind === 'mail' ? rendered.texts : null;
}

function previewOf(
  services: Services,
  reader: Organizer,
  kind: OrganizerMailKind,
  now: number,
): Rendered {
  const plain = previewRow(kind, null, now);
  switch (kind) {
    case 'organizer-digest':
      return renderDigest(services, reader, plain);
    case 'organizer-invitation':
    case 'organizer-sign-in': {
      const life = kind === 'organizer-invitation' ? linkLife.invitation : linkLife.asked;
      return renderOrganizerMail(services, kind, reader, linkOfNobody(reader, now, life), plain);
    }
    case 'organizer-new-browser':
    case 'organizer-removal':
    case 'team-invitation':
    case 'team-removal':
    case 'team-export': {
      const detail = { about: reader.id, by: reader.id, program: 'firefox', system: 'linux' };
      const row = previewRow(kind, detail, now);
      const removedAt = kind === 'organizer-removal' ? now : null;
      const [event = null] = services.db.events.all();
      return renderNotice(services, kind, { ...reader, removedAt }, event, row);
    }
  }
}

/** A link that opens nothing. */
function linkOfNobody({ id }: Organizer, now: number, life: number): SignIn {
  return {
    id: 0,
    publicId: nobody,
    organizerId: id,
    browserHash: null,
    ownBrowser: false,
    createdAt: now,
    expiresAt: now + life,
    usedAt: null,
  };
}
