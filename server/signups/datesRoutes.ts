import { seriesAddress, signUpAddress } from '../../templates/addresses.ts';
import { typedList, type FormState } from '../../templates/forms.ts';
import { admit } from '../challenges/admit.ts';
import { openDates } from '../series/openDates.ts';
import { renderSeries } from '../series/routes.ts';
import { announcedSeries } from '../series/seriesOf.ts';
import { settleAddress } from '../web/askedAddress.ts';
import { addressKey } from '../web/emailAddress.ts';
import { notFound } from '../web/httpProblem.ts';
import { offeredLanguage } from '../web/offeredLanguage.ts';
import { parseForm, refusedForm, type FieldProblem } from '../web/parseForm.ts';
import { page, redirect, type Reply, type Route, type Visit } from '../web/routes.ts';
import { tooMany } from '../web/tooMany.ts';
import { confirmDates } from './confirmSignup.ts';
import { datesReceiptToken } from './datesReceipt.ts';
import { renderDatesConfirmation } from './ownDates.ts';
import { ownPageToken } from './ownPageUrl.ts';
import { findOwnSignup, type OwnSignup } from './ownSignup.ts';
import { moreThanCapacity } from './seatProblem.ts';
import { SignupForm } from './signupForm.ts';
import { signUpForDates } from './signUpForDates.ts';

/** To sign up for several dates of a series at once, and to confirm the address for all of them. */
export const datesRoutes: readonly Route[] = [
  { method: 'post', path: '/series/:slug/signups', role: 'anyone', handle: signUp },
  { method: 'get', path: '/signups/:token/dates', role: 'link', handle: showDates },
  { method: 'post', path: '/signups/:token/dates', role: 'link', handle: confirm },
];

async function signUp(visit: Visit): Promise<Reply> {
  const { services, view, form, now } = visit;
  const series = announcedSeries(visit);
  const shown = (state: FormState) => renderSeries(services, view, series, state);
  const again = (problems: Readonly<Record<string, FieldProblem>>) =>
    page(shown(refusedForm(form, problems, view.t)), 422);

  const parsed = parseForm(SignupForm, form, view.t);
  if (!parsed.ok) return page(shown(parsed.form), 422);
  const open = openDates(services.db, series, now);
  const ticked = new Set(typedList({ values: form, problems: {} }, 'dates'));
  const dates = ticked.size === 0 ? open : open.filter(({ slug }) => ticked.has(slug));
  if (dates.length === 0 || (ticked.size > 0 && dates.length < ticked.size))
    return again({ dates: { key: 'signup.dates.gone' } });
  const address = settleAddress(form, parsed.value.email);
  if (address.kind === 'question') return page(shown(address.form), 422);
  const { email } = address;
  const admission = await admit(visit, {
    about: addressKey(email),
    path: seriesAddress(series.slug),
    free: 'signup',
    inAll: 'signupInAll',
    countedFor: '',
    // Each date is written like a sign-up of its own.
    acts: dates.length,
  });
  if (admission.kind === 'challenged') return admission.reply;
  if (admission.kind === 'too-many') return tooMany(visit, admission.seconds, shown);

  const language = offeredLanguage(view, parsed.value.language);
  const ids = dates.map(({ id }) => id);
  const registration = await signUpForDates(services, ids, { ...parsed.value, email, language });
  switch (registration.kind) {
    case 'registered':
      return redirect(
        signUpAddress(
          datesReceiptToken(services, {
            seriesId: series.id,
            dates: ids,
            at: now,
            confirms: registration.confirms,
            name: parsed.value.name,
            email,
          }),
        ),
      );
    case 'more-than-capacity':
      return again({ companions: moreThanCapacity(registration.capacity) });
    case 'not-open':
      return again({ dates: { key: 'signup.dates.gone' } });
  }
}

function showDates(visit: Visit): Reply {
  const own = ownDates(visit);
  return renderDatesConfirmation(visit, own) ?? redirect(ownPageOf(visit, own));
}

async function confirm(visit: Visit): Promise<Reply> {
  const own = ownDates(visit);
  await confirmDates(visit.services, own.signup.id);
  return redirect(ownPageOf(visit, own));
}

function ownDates({ services, params }: Visit): OwnSignup {
  const own = findOwnSignup(services, params['token'] ?? '', 'signup-dates');
  if (!own) throw notFound();
  return own;
}

/** The token that confirms opens nothing else; the own page has another. */
function ownPageOf({ services }: Visit, { signup }: OwnSignup): string {
  return signUpAddress(ownPageToken(services, signup));
}
