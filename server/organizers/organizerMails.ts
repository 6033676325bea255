import {
  organizerInvitation,
  organizerProof,
  organizerSignIn,
} from '../../templates/emails/organizers.ts';
import { translator } from '../../templates/translate.ts';
import type { MailDefinition, MailDefinitions } from '../mail/mailDefinition.ts';
import { mailSite } from '../mail/mailSite.ts';
import { drop } from '../mail/rendered.ts';
import type { KindAbout } from '../outbox/mailKinds.ts';
import { linkLife, signInUrl } from './signInLink.ts';

/** Every mail with a link that signs an organizer in. */
export const organizerMails: MailDefinitions<
  Exclude<KindAbout<'organizer' | 'signIn'>, KindAbout<'organizer'>>
> = {
  'organizer-invitation': signInMail(organizerInvitation, linkLife.invitation),
  'organizer-sign-in': signInMail(organizerSignIn, linkLife.asked),
  'organizer-proof': signInMail(organizerProof, linkLife.asked),
};

/** A mail that is needless once the link in it works no more. */
function signInMail(
  template: typeof organizerSignIn,
  life: number,
): MailDefinition<'organizer' | 'signIn'> {
  return {
    situation: { linkLife: life },
    render: (services, { organizer, signIn }, now) => {
      if (organizer.removedAt !== null) return drop('gone');
      if (signIn.usedAt !== null || signIn.expiresAt <= now) return drop('expired');
      const { language } = organizer;
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
    },
  };
}
