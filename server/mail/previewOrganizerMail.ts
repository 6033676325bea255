import type { Organizer } from '../../db/schema.ts';
import type { MailTexts } from '../../templates/emails/letter.ts';
import type { Language } from '../../templates/languages.ts';
import { linkLife } from '../organizers/signInLink.ts';
import type { Services } from '../services.ts';
import { renderDigest } from './digestMails.ts';
import { renderOrganizerMail } from './organizerMails.ts';
import { nobody, previewRow } from './previewRow.ts';

/** Mails to organizers that are about no single event. */
export const organizerMailKinds = [
  'organizer-digest',
  'organizer-invitation',
  'organizer-sign-in',
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
  const row = previewRow(kind, null, now);
  const life = kind === 'organizer-invitation' ? linkLife.invitation : linkLife.asked;
  const rendered =
    kind === 'organizer-digest'
      ? renderDigest(services, reader, row)
      : renderOrganizerMail(
          services,
          kind,
          reader,
          {
            id: 0,
            publicId: nobody,
            organizerId: organizer.id,
            browserHash: null,
            createdAt: now,
            expiresAt: now + life,
            usedAt: null,
          },
          row,
        );
  return rendered.kind === 'mail' ? rendered.texts : null;
}
