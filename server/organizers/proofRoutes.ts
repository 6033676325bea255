import { consoleAddress, consoleProofPath, localAddress } from '../../templates/addresses.ts';
import { freshForm, typed } from '../../templates/forms.ts';
import { proofFields } from '../../templates/pages/console/proof.ts';
import { askForProof, type Interrupted } from '../web/freshProof.ts';
import { redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';

import { refusedForm, type FieldProblem } from '../web/parseForm.ts';
import { logSecurity } from '../web/securityLog.ts';
import { mailProof, proveByCode } from './proveSession.ts';
import { proveByPasskey } from './passkeys.ts';
import { codeProblem } from './codeProblem.ts';

/** Where somebody shows that it is them, and goes on with what they were doing. */
export const proofRoutes: readonly Route[] = [
  { method: 'post', path: consoleProofPath, role: 'organizer', need: 'self', handle: prove },
];

async function prove(visit: OrganizerVisit): Promise<Reply> {
  const { services, organizer, session, form } = visit;
  const doing = interrupted(visit);
  const state = freshForm(form);
  switch (typed(state, proofFields.way)) {
    case 'mail':
      await mailProof(services, organizer.id, session.id);
      return askForProof(visit, doing, { mailed: true });
    case 'passkey': {
      const proven = await proveByPasskey(services, typed(state, proofFields.passkey), visit);
      return proven
        ? goOn(visit, doing)
        : refuse(visit, doing, '', { key: 'console.passkeys.failed' });
    }
    default: {
      const outcome = await proveByCode(services, typed(state, proofFields.code), visit);
      return outcome.kind === 'right'
        ? goOn(visit, doing)
        : refuse(visit, doing, proofFields.code, codeProblem(outcome));
    }
  }
}

/** What the address says was interrupted; only something of the dashboard goes on. */
function interrupted({ query }: OrganizerVisit): Interrupted {
  const to = localAddress(query.get('to') ?? '');
  if (to === null || !/^\/console\/(?!proof\b)/.test(to))
    return { to: consoleAddress, method: 'get' };
  return { to, method: query.get('method') === 'post' ? 'post' : 'get' };
}

/** A form is sent once more as it is, by the browser itself (307). */
function goOn(
  { services, organizer, requestId }: OrganizerVisit,
  { to, method }: Interrupted,
): Reply {
  logSecurity(services.log, { name: 'proof-given', organizer: organizer.id }, requestId);
  return method === 'post' ? { kind: 'redirect', to, sameForm: true } : redirect(to);
}

function refuse(
  visit: OrganizerVisit,
  doing: Interrupted,
  name: string,
  problem: FieldProblem,
): Reply {
  const { services, organizer, requestId, form, view } = visit;
  logSecurity(services.log, { name: 'proof-refused', organizer: organizer.id }, requestId);
  const { problems } = refusedForm(form, { [name]: problem }, view.t);
  return askForProof(visit, doing, { problems });
}
