import type { AddressChange, Event, Signup } from '../../db/schema.ts';
import { signupAddress, signupMoved } from '../../templates/emails/addressChanges.ts';
import { translator } from '../../templates/translate.ts';
import { drop, type Rendered, type Sending } from '../mail/rendered.ts';
import type { AddressChangeMailKind } from '../outbox/mail.ts';
import type { Services } from '../services.ts';
import { isOver } from '../time/lifetime.ts';
import { unconfirmedDays } from '../time/retentionDay.ts';
import { addressChangeState } from './addressChange.ts';
import { calendarFile } from './calendarFile.ts';
import { addressConfirmationUrl } from './ownPageUrl.ts';
import { signupMailProps } from './signupMails.ts';

/**
 * Makes a mail about a change of address: to the new one, or to the one before.
 *
 * @param newest the latest change that was asked for of the same sign-up
 */
export function renderAddressChangeMail(
  services: Services,
  kind: AddressChangeMailKind,
  event: Event,
  signup: Signup,
  { change, newest }: { change: AddressChange; newest: AddressChange | undefined },
  { mail, now }: Sending,
): Rendered {
  if (isOver(event, now)) return drop('over');
  const address = kind === 'signup-moved' ? change.formerEmail : change.email;
  if (address === null) return drop('gone');
  const state = addressChangeState({ change, newest }, event, signup, now);
  if (kind === 'signup-address' && state !== 'open') return drop('superseded');

  const { language } = signup;
  const t = translator(language);
  // The time zone is the attendee's, and this reader may be somebody else.
  const reader = { ...signup, email: address, zone: null };
  const sequence = mail.detail?.['sequence'];
  const calendar =
    kind === 'signup-moved' && typeof sequence === 'number'
      ? calendarFile(services, event, { ...reader, sequence, state: 'cancelled' }, 'CANCEL')
      : null;
  const props = signupMailProps(services, event, reader, { calendarFile: calendar !== null });
  return {
    kind: 'mail',
    to: { name: '', address },
    language,
    texts:
      kind === 'signup-moved'
        ? signupMoved(props, t, language)
        : signupAddress(
            {
              ...props,
              confirmationUrl: addressConfirmationUrl(services, change),
              days: unconfirmedDays,
            },
            t,
            language,
          ),
    calendar,
  };
}
