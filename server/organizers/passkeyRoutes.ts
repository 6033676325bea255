import {
  consoleAddress,
  passkeyOptionsAddress,
  passkeySignInAddress,
} from '../../templates/addresses.ts';
import { freshForm, typed, type FormState } from '../../templates/forms.ts';
import { signInPage } from '../../templates/pages/console/signIn.ts';
import { refusedForm, type FieldProblem } from '../web/parseForm.ts';
import { page, redirect, type Reply, type Route, type Visit } from '../web/routes.ts';
import { logSecurity } from '../web/securityLog.ts';
import { tooMany } from '../web/tooMany.ts';
import { passkeyOptions, signInByPasskey } from './passkeys.ts';

/** The way in by a passkey. */
export const passkeyRoutes: readonly Route[] = [
  {
    method: 'get',
    path: passkeyOptionsAddress,
    role: 'anyone',
    handle: async ({ services }) =>
      fresh({
        kind: 'content',
        type: 'application/json',
        body: JSON.stringify(await passkeyOptions(services)),
      }),
  },
  { method: 'post', path: passkeySignInAddress, role: 'anyone', handle: takePasskey },
];

async function takePasskey(visit: Visit): Promise<Reply> {
  const { services, view, form, requestId } = visit;
  const seconds = await services.limits.count('signIn', visit);
  const again = (state: FormState) => signInPage(view, { form: state });
  if (seconds !== null) return fresh(tooMany(visit, seconds, again));
  const signed = await signInByPasskey(services, typed(freshForm(form), 'passkey'), visit);
  if (signed === null) {
    logSecurity(services.log, { name: 'sign-in-refused', reason: 'passkey' }, requestId);
    const problem: FieldProblem = { key: 'console.passkeys.failed' };
    return fresh(page(again(refusedForm({}, { '': problem }, view.t)), 422));
  }
  const { organizer, newBrowser, cookies } = signed;
  const who = { organizer: organizer.id, newBrowser };
  logSecurity(services.log, { name: 'signed-in', ...who }, requestId);
  return redirect(consoleAddress, cookies);
}

/** What is to be signed is for one browser, and what was refused for one press. */
function fresh(reply: Reply): Reply {
  return { ...reply, headers: { 'Cache-Control': 'no-store' } };
}
