import type { AddressChange } from '../../db/schema.ts';
import { signupAddress, signupMoved } from '../../templates/emails/addressChanges.ts';
import type { MailTexts } from '../../templates/emails/letter.ts';
import type { SignupMailProps } from '../../templates/emails/signups.ts';
import type { Language } from '../../templates/languages.ts';
import { translator, type Translate } from '../../templates/translate.ts';
import type { MailDefinition, MailDefinitions, MailSituation } from '../mail/mailDefinition.ts';
import { drop } from '../mail/rendered.ts';
import type { KindAbout } from '../outbox/mailKinds.ts';
import type { Services } from '../services.ts';
import { isOver } from '../time/lifetime.ts';
import { addressKey } from '../web/emailAddress.ts';
import { unconfirmedDays } from '../time/retentionDay.ts';
import { addressChangeState } from './addressChange.ts';
import { calendarFile } from './calendarFile.ts';
import { addressConfirmationUrl } from './ownPageUrl.ts';
import { signupMailProps } from './signupMails.ts';

/** One kind of mail about moving a sign-up to another address. */
interface AddressChangeMail {
  /** The new address, or the one before; see `addressOfChange` in `db/addressChanges.ts`. */
  to: (change: AddressChange) => string | null;
  /** Whether it asks for something, and only as long as the change is still to be confirmed. */
  asks: boolean;
  texts: (
    props: SignupMailProps,
    t: Translate,
    language: Language,
    about: { services: Services; change: AddressChange },
  ) => MailTexts;
  situation: MailSituation;
}

/** Every mail about moving a sign-up to another address. */
export const addressChangeMails: MailDefinitions<KindAbout<'addressChange'>> = {
  'signup-address': addressChangeMail({
    to: ({ email }) => email,
    asks: true,
    texts: (props, t, language, { services, change }) =>
      signupAddress(
        {
          ...props,
          confirmationUrl: addressConfirmationUrl(services, change),
          days: unconfirmedDays,
        },
        t,
        language,
      ),
    situation: {},
  }),
  'signup-moved': addressChangeMail({
    to: ({ formerEmail }) => formerEmail,
    asks: false,
    texts: signupMoved,
    situation: {
      addressChange: { confirmedAt: 0, formerEmail: 'ada@example.org' },
      detail: () => ({ sequence: 1 }),
    },
  }),
};

/** What all of them have in common. */
function addressChangeMail({
  to,
  asks,
  texts,
  situation,
}: AddressChangeMail): MailDefinition<'event' | 'addressChange'> {
  return {
    situation,
    render: (services, { event, addressChange: change, mail, signup: supposed }, now) => {
      const { signups, addressChanges } = services.db;
      const signup = supposed ?? signups.byId(change.signupId);
      const address = to(change);
      if (!signup || address === null) return drop('gone');
      if (isOver(event, now)) return drop('over');
      const newest = addressChanges.newest(signup.id) ?? change;
      const state = addressChangeState({ change, newest }, event, signup, now);
      if (asks && state !== 'open') return drop('superseded');

      const { language } = signup;
      // The time zone is the attendee's, and this reader may be somebody else.
      const reader = { ...signup, email: address, emailKey: addressKey(address), zone: null };
      const sequence = mail.detail?.['sequence'];
      // The entry that the former address had is taken back.
      const calendar =
        typeof sequence === 'number'
          ? calendarFile(services, event, { ...reader, sequence, state: 'cancelled' }, 'CANCEL')
          : null;
      const props = signupMailProps(services, event, reader, { calendarFile: calendar !== null });
      return {
        kind: 'mail',
        to: { name: '', address },
        language,
        texts: texts(props, translator(language), language, { services, change }),
        calendar,
      };
    },
  };
}
