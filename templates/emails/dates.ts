import { facts, paragraph } from './blocks.ts';
import type { EventInMail } from './eventFacts.ts';
import { placeFact, seatsFact } from './eventFacts.ts';
import type { MailFact, MailTemplate } from './letter.ts';
import { attendeeLetter, type SignupMailProps } from './signups.ts';
import type { Translate } from '../translate.ts';

export interface DatesMailProps extends SignupMailProps {
  /** Each by its start. */
  dates: Record<'unconfirmed' | 'confirmed' | 'waiting', readonly EventInMail[]>;
  confirmationUrl: string;
  /** How long the button works. */
  days: number;
}

/** Several dates of a series in one mail: what is to be confirmed, what counts, and where they wait. */
export const datesLetter: MailTemplate<DatesMailProps> = (props, t, language) => {
  const { dates, event } = props;
  const { unconfirmed, confirmed, waiting } = dates;
  const asks = unconfirmed.length > 0;
  const all = [...unconfirmed, ...confirmed, ...waiting];
  const values = { title: event.title, count: all.length };
  const state = asks ? 'confirm' : 'signedUp';
  return attendeeLetter(props, t, language, {
    ...(asks ? { why: t('mail.signupConfirm.why') } : {}),
    subject: t(`mail.dates.${state}.subject`, values),
    headline: t(`mail.dates.${state}.headline`),
    tone: 'red',
    blocks: [
      paragraph(t(`mail.dates.${state}.text`)),
      asks
        ? { kind: 'button', label: t('mail.dates.confirm.button'), href: props.confirmationUrl }
        : null,
      asks ? paragraph(t('mail.signupConfirm.otherwise', { count: props.days })) : null,
      props.calendarFile ? paragraph(t('mail.dates.calendar')) : null,
      facts([
        daysFact(t, 'unconfirmed', unconfirmed),
        daysFact(t, 'confirmed', confirmed),
        daysFact(t, 'waiting', waiting),
        asks ? null : samePlace(t, all),
        seatsFact(props, t),
      ]),
      asks
        ? null
        : { kind: 'button', label: t('mail.dates.signedUp.pages'), href: props.ownPageUrl },
    ],
  });
};

function daysFact(
  t: Translate,
  state: keyof DatesMailProps['dates'],
  dates: readonly EventInMail[],
): MailFact | null {
  return dates.length === 0
    ? null
    : {
        label: t(`mail.dates.states.${state}`),
        lines: dates.map(({ times }) => times.announced),
      };
}

/** Where they are, if it is one place; what is on different ones stands on the page of each. */
function samePlace(t: Translate, dates: readonly EventInMail[]): MailFact | null {
  const [first, ...others] = dates.map((date) => placeFact(t, date));
  if (first === undefined) return null;
  const told = JSON.stringify(first);
  return others.every((one) => JSON.stringify(one) === told) ? first : null;
}
