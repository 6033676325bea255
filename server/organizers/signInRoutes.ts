import { z } from 'zod';
import type { Organizer, SignIn } from '../../db/schema.ts';
import {
  consoleAddress,
  signInAddress,
  signInSentAddress,
  signOutAddress,
  signOutEverywhereAddress,
  withQuery,
} from '../../templates/addresses.ts';
import { browserInWords } from '../../templates/components/browser.ts';
import { freshForm, typed, type FormState } from '../../templates/forms.ts';
import { proofLinkPage, provenPage } from '../../templates/pages/console/proof.ts';
import {
  codeField,
  signInLinkPage,
  signInPage,
  signInRefusedPage,
  signInSentPage,
  warnedField,
  type SignInRefusedPageProps,
} from '../../templates/pages/console/signIn.ts';
import { admit, type Admission } from '../challenges/admit.ts';
import { addressKey } from '../web/emailAddress.ts';
import { emailField } from '../web/fields.ts';
import { notFound } from '../web/httpProblem.ts';
import { parseForm, refusedForm, type FieldProblem } from '../web/parseForm.ts';
import {
  page,
  redirect,
  type CookieToSet,
  type OrganizerVisit,
  type Reply,
  type Route,
  type Visit,
} from '../web/routes.ts';
import { logSecurity } from '../web/securityLog.ts';
import { noSession, organizerOf, sessionOf } from '../web/session.ts';
import { hashOf, newSecret } from '../web/signedLinks.ts';
import { tooMany } from '../web/tooMany.ts';
import { browserMark, isKnownBrowser } from './knownBrowser.ts';
import { requestSignIn } from './requestSignIn.ts';
import { asksForCode, readLink, signInByLink } from './mailedLink.ts';
import { withoutDoorKeys } from './doorKey.ts';
import { codeProblem } from './codeProblem.ts';
import { proveByLink } from './proveSession.ts';
import { linkLife, linkState } from './signInLink.ts';
import { signOut, signOutEverywhere } from './signOut.ts';

const SignInForm = z.object({ email: emailField() });

/** A link of ours with whom it is for. */
interface FoundLink {
  signIn: SignIn;
  organizer: Organizer;
}

const browserCookie = 'sign-in';
const signedOutMark = { done: 'signed-out' };

export const signInRoutes: readonly Route[] = [
  {
    method: 'get',
    path: signInAddress,
    role: 'anyone',
    handle: async (visit) => {
      if ((await organizerOf(visit)) !== null) return redirect(consoleAddress);
      const signedOut = visit.query.get('done') === signedOutMark.done;
      const shown = page(signInPage(visit.view, { form: freshForm(), signedOut }));
      return { ...fresh(shown), cookies: withoutDoorKeys(visit) };
    },
  },
  { method: 'post', path: signInAddress, role: 'anyone', handle: askForLink },
  {
    method: 'get',
    path: signInSentAddress,
    role: 'anyone',
    handle: ({ view }) => fresh(page(signInSentPage(view, { minutes: linkLife.asked / 60_000 }))),
  },
  { method: 'get', path: '/console/sign-in/:token', role: 'link', handle: showLink },
  { method: 'post', path: '/console/sign-in/:token', role: 'link', handle: spendLink },
  {
    method: 'post',
    path: signOutAddress,
    role: 'organizer',
    need: 'self',
    handle: async (visit) => {
      await signOut(visit.services, visit);
      return signedOut(visit, 'this');
    },
  },
  {
    method: 'post',
    path: signOutEverywhereAddress,
    role: 'organizer',
    need: 'self',
    handle: async (visit) => {
      await signOutEverywhere(visit.services, visit.organizer.id);
      return signedOut(visit, 'all');
    },
  },
];

/**
 * Nothing of the dashboard stays in the browser (W3C Clear Site Data). Cookies are left out: with
 * them browsers would take those of every neighbour under the same domain, and the session's goes
 * by itself.
 */
const clearedSite = { 'Clear-Site-Data': '"cache", "storage"' };

function signedOut(
  { services, organizer, requestId }: OrganizerVisit,
  which: 'this' | 'all',
): Reply {
  logSecurity(services.log, { name: 'sessions-ended', organizer: organizer.id, which }, requestId);
  return {
    ...redirect(withQuery(signInAddress, signedOutMark), [noSession]),
    headers: clearedSite,
  };
}

async function askForLink(visit: Visit): Promise<Reply> {
  const { services, view, form } = visit;
  const parsed = parseForm(SignInForm, form, view.t);
  if (!parsed.ok) return fresh(page(signInPage(view, { form: parsed.form }), 422));

  const { email } = parsed.value;
  const mark = browserMark(visit);
  const admission = await admitAsking(visit, email, mark);
  if (admission.kind === 'challenged') return admission.reply;
  if (admission.kind === 'too-many') {
    const again = (refused: FormState) => signInPage(view, { form: refused });
    return fresh(tooMany(visit, admission.seconds, again));
  }

  // Asking again in the same browser keeps its secret, so that the first link still works there.
  const secret = browserSecret(visit) ?? newSecret();
  const outcome = await services.steady(() => requestSignIn(services, email, { secret, mark }));
  logSecurity(services.log, { name: 'sign-in-asked', outcome }, visit.requestId);
  return redirect(signInSentAddress, [
    { name: browserCookie, value: secret, options: { maxAge: linkLife.asked } },
  ]);
}

/**
 * A browser that is known counts for itself, since its network may be a stranger's as well, and no
 * robot has one: it solves no puzzles.
 */
async function admitAsking(visit: Visit, email: string, mark: string | null): Promise<Admission> {
  const { services, now } = visit;
  if (mark !== null && isKnownBrowser(services.db, mark, now)) {
    const seconds = await services.limits.count('signIn', { ...visit, address: mark });
    return seconds === null ? { kind: 'admitted' } : { kind: 'too-many', seconds };
  }
  return admit(visit, {
    about: addressKey(email),
    path: signInAddress,
    free: 'signIn',
    inAll: 'signInInAll',
    countedFor: '',
  });
}

function showLink(visit: Visit): Reply {
  const { services, params, now } = visit;
  const token = params['token'] ?? '';
  const found = readLink(services.db, services.links, token);
  if (found === null) throw notFound();
  const browser = browserSecret(visit);
  const state = linkState(found.signIn, browser === null ? null : hashOf(browser), now);
  if (state === 'used' || state === 'expired') return refusal(visit, token, state);
  return found.signIn.provesSessionId === null
    ? page(linkPage(visit, token, found, state))
    : showProofLink(visit, token, found);
}

function linkPage(
  visit: Visit,
  token: string,
  { organizer, signIn }: FoundLink,
  state: 'open' | 'elsewhere',
  problem: FieldProblem | null = null,
) {
  const { form, view } = visit;
  const here = sessionOf(visit)?.organizer ?? null;
  return signInLinkPage(visit.view, {
    token,
    organizer,
    firstTime: organizer.lastSignedInAt === null,
    askedElsewhere: state === 'elsewhere',
    replaces: here === null || here.id === organizer.id ? null : here.name,
    code: asksForCode(visit.services.db, signIn)
      ? problem === null
        ? freshForm()
        : refusedForm(form, { [codeField]: problem }, view.t)
      : null,
  });
}

async function spendLink(visit: Visit): Promise<Reply> {
  const token = visit.params['token'] ?? '';
  const { log } = visit.services;
  const proof = readLink(visit.services.db, visit.services.links, token);
  if (proof !== null && proof.signIn.provesSessionId !== null)
    return spendProofLink(visit, token, proof);
  const warned = visit.form[warnedField] !== undefined;
  const code = visit.form[codeField] === undefined ? null : typed(freshForm(visit.form), codeField);
  const outcome = await signInByLink(
    visit.services,
    token,
    { secret: browserSecret(visit), warned, code },
    visit,
  );
  switch (outcome.kind) {
    case 'unknown':
      throw notFound();
    case 'refused': {
      const { reason, organizer } = outcome;
      logSecurity(log, { name: 'sign-in-refused', reason }, visit.requestId);
      if (reason === 'elsewhere' && proof !== null)
        return page(linkPage(visit, token, proof, reason), 409);
      // The second of two quick presses: the first has signed this browser in.
      if (reason === 'used' && sessionOf(visit)?.organizer.id === organizer.id)
        return redirect(consoleAddress);
      return refusal(visit, token, reason === 'used' ? 'used' : 'expired');
    }
    case 'code': {
      const { problem } = outcome;
      if (problem !== null)
        logSecurity(log, { name: 'sign-in-refused', reason: 'code' }, visit.requestId);
      const state = warned ? 'elsewhere' : 'open';
      const said = problem === null ? null : codeProblem(problem);
      return page(linkPage(visit, token, outcome, state, said), 422);
    }
    case 'signed-in': {
      const { organizer, newBrowser, cookies } = outcome;
      logSecurity(log, { name: 'signed-in', organizer: organizer.id, newBrowser }, visit.requestId);
      return redirect(consoleAddress, [...cookies, noBrowserSecret]);
    }
  }
}

/** What shows in a session who somebody is. */
function showProofLink(visit: Visit, token: string, { organizer, signIn }: FoundLink): Reply {
  const { services, view } = visit;
  const asking = services.db.organizers.session(signIn.provesSessionId ?? 0);
  if (!asking) throw notFound();
  const browser = browserInWords(view.t, asking);
  const here = sessionOf(visit)?.session.id === asking.id;
  return page(proofLinkPage(view, { token, organizer, browser, here }));
}

async function spendProofLink(visit: Visit, token: string, { signIn }: FoundLink): Promise<Reply> {
  if (!(await proveByLink(visit.services, signIn.id)))
    return refusal(visit, token, signIn.usedAt === null ? 'expired' : 'used');
  return page(provenPage(visit.view));
}

function refusal({ view }: Visit, token: string, reason: SignInRefusedPageProps['reason']): Reply {
  return page(signInRefusedPage(view, { token, reason }), 410);
}

const noBrowserSecret: CookieToSet = { name: browserCookie, value: null };

/** The secret by which a browser shows that it asked for a link; null for none, or none of ours. */
function browserSecret({ cookies }: Visit): string | null {
  const secret = cookies[browserCookie] ?? '';
  return /^[\w-]{43}$/.test(secret) ? secret : null;
}

/** These pages change with the cookies of the browser and with what was just typed. */
function fresh(reply: Reply): Reply {
  return { ...reply, headers: { ...reply.headers, 'Cache-Control': 'no-store' } };
}
