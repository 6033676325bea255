import type { Organizer, SignIn } from '../../db/schema.ts';
import { organizerInvitation, organizerSignIn } from '../../templates/emails/organizers.ts';
import { translator } from '../../templates/translate.ts';
import { mailSite } from '../mail/mailSite.ts';
import { drop, type Rendered, type Sending } from '../mail/rendered.ts';
import type { Services } from '../services.ts';
import { signInUrl } from './signInLink.ts';

/** Makes a mail with a link that signs an organizer in; needless once the link works no more. */
export function renderOrganizerMail(
  services: Services,
  kind: 'organizer-invitation' | 'organizer-sign-in',
  organizer: Organizer,
  signIn: SignIn,
  { now }: Pick<Sending, 'now'>,
): Rendered {
  if (organizer.removedAt !== null) return drop('gone');
  if (signIn.usedAt !== null || signIn.expiresAt <= now) return drop('expired');
  const { language } = organizer;
  const template = kind === 'organizer-invitation' ? organizerInvitation : organizerSignIn;
  return {
    kind: 'mail',
    to: { name: organizer.name, address: organizer.email },
    language,
    texts: template(
      {
        site: mailSite(services, organizer.email, null),
        linkUrl: signInUrl(services, signIn),
        validFor: signIn.expiresAt - now,
      },
      translator(language),
      language,
    ),
    calendar: null,
  };
}
