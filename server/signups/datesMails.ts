import { datesLetter } from '../../templates/emails/dates.ts';
import type { EventInMail } from '../../templates/emails/eventFacts.ts';
import { translator } from '../../templates/translate.ts';
import { eventFor } from '../fields/eventFor.ts';
import { eventInMail } from '../mail/eventInMail.ts';
import type { MailDefinition } from '../mail/mailDefinition.ts';
import { drop } from '../mail/rendered.ts';
import type { Services } from '../services.ts';
import { unconfirmedDays } from '../time/retentionDay.ts';
import { calendarOfDates } from './calendarFile.ts';
import { datesOf } from './ownDates.ts';
import { ownDatesUrl } from './ownPageUrl.ts';
import type { OwnSignup } from './ownSignup.ts';
import { signupMailProps } from './signupMails.ts';

/**
 * One mail for several dates of a series: how somebody stands with each at the moment when it is made.
 * It hangs on one of their sign-ups, and tells of all that the address has in the series.
 */
export const datesMails: Record<'signup-dates', MailDefinition<'event' | 'signup'>> = {
  'signup-dates': {
    situation: {},
    render: (services, { event, signup }, now) => {
      const dates = datesOf(services.db, { event, signup }, now);
      const [first] = dates;
      if (first === undefined) return drop('superseded');
      const of = (state: OwnSignup['signup']['state']): EventInMail[] =>
        dates
          .filter((one) => one.signup.state === state)
          .map((one) => inMail(services, one, signup.zone));
      const [seat, ...seats] = dates.filter((one) => one.signup.state === 'confirmed');
      const file = seat === undefined ? null : calendarOfDates(services, [seat, ...seats]);
      const { language } = signup;
      return {
        kind: 'mail',
        to: { name: '', address: signup.email },
        language,
        texts: datesLetter(
          {
            ...signupMailProps(services, event, signup, { calendarFile: file !== null }),
            dates: {
              unconfirmed: of('unconfirmed'),
              confirmed: of('confirmed'),
              waiting: of('waiting'),
            },
            confirmationUrl: ownDatesUrl(services, signup),
            days: unconfirmedDays,
          },
          translator(language),
          language,
        ),
        calendar: file,
      };
    },
  },
};

function inMail(
  { db, config }: Services,
  { event, signup }: OwnSignup,
  zone: string | null,
): EventInMail {
  const read = eventFor(db, event, [signup.textLanguage ?? signup.language]);
  return eventInMail(read, config.baseUrl, signup.language, zone);
}
