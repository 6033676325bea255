import {
  codeAppAddress,
  codeAppConfirmationAddress,
  codeAppRemovalAddress,
  consoleAccountAddress,
  newPasskeyOptionsAddress,
  passkeysAddress,
  recoveryCodesAddress,
} from '../../templates/addresses.ts';
import { freshForm, typed, type FormState } from '../../templates/forms.ts';
import { codeAppPage, recoveryCodesPage } from '../../templates/pages/console/codeApp.ts';
import { qrCode } from '../pictures/qrCode.ts';
import { siteOf } from '../siteSettings.ts';
import { redirectDone } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import { idInPath } from '../web/idInPath.ts';
import { refusedForm } from '../web/parseForm.ts';
import { page, redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import {
  beginCodeApp,
  confirmCodeApp,
  removeCodeApp,
  removePasskey,
  renewRecoveryCodes,
} from './changeWaysIn.ts';
import { codeProblem } from './codeProblem.ts';
import { appAddress } from './codes.ts';
import { addPasskey, newPasskeyOptions } from './passkeys.ts';

/** The ways in of an organizer beside the mailed link. Who changes them has to show that it is them. */
export const wayInRoutes: readonly Route[] = [
  {
    method: 'post',
    path: codeAppAddress,
    role: 'organizer',
    need: 'self',
    fresh: true,
    handle: async ({ services, organizer }) => {
      await beginCodeApp(services, organizer.id);
      return redirect(codeAppAddress);
    },
  },
  {
    method: 'get',
    path: codeAppAddress,
    role: 'organizer',
    need: 'self',
    fresh: true,
    handle: (visit) => showCodeApp(visit, freshForm()),
  },
  {
    method: 'post',
    path: codeAppConfirmationAddress,
    role: 'organizer',
    need: 'self',
    fresh: true,
    handle: confirm,
  },
  {
    method: 'post',
    path: codeAppRemovalAddress,
    role: 'organizer',
    need: 'self',
    fresh: true,
    handle: async (visit) => {
      await removeCodeApp(visit.services, visit.organizer.id);
      return redirectDone(visit, consoleAccountAddress, 'codeAppRemoved');
    },
  },
  {
    method: 'post',
    path: recoveryCodesAddress,
    role: 'organizer',
    need: 'self',
    fresh: true,
    handle: async ({ services, organizer, view }) => {
      const codes = await renewRecoveryCodes(services, organizer.id);
      return codes === null
        ? redirect(consoleAccountAddress)
        : page(recoveryCodesPage(view, { codes }));
    },
  },
  {
    method: 'get',
    path: newPasskeyOptionsAddress,
    role: 'organizer',
    need: 'self',
    fresh: true,
    handle: async ({ services, organizer }) => ({
      kind: 'content',
      type: 'application/json',
      body: JSON.stringify(await newPasskeyOptions(services, organizer)),
    }),
  },
  {
    method: 'post',
    path: passkeysAddress,
    role: 'organizer',
    need: 'self',
    fresh: true,
    handle: async (visit) => {
      const text = typed(freshForm(visit.form), 'passkey');
      const added = await addPasskey(visit.services, text, visit);
      return redirectDone(visit, consoleAccountAddress, added ? 'passkeyAdded' : 'passkeyNotAdded');
    },
  },
  {
    method: 'post',
    path: `${passkeysAddress}/:id/removal`,
    role: 'organizer',
    need: 'self',
    fresh: true,
    handle: async (visit) => {
      await removePasskey(visit.services, visit.organizer.id, idInPath(visit));
      return redirectDone(visit, consoleAccountAddress, 'passkeyRemoved');
    },
  },
];

/** The secret of an app that is not confirmed yet; whoever has confirmed it sees it no more. */
async function showCodeApp(visit: OrganizerVisit, form: FormState): Promise<Reply> {
  const { services, organizer, view } = visit;
  const app = services.db.waysIn.codeApp(organizer.id);
  if (app === undefined || app.confirmedAt !== null) return redirect(consoleAccountAddress);
  const secret = services.sealed.open(app.sealedSecret);
  if (secret === null) throw notFound();
  const address = appAddress(secret, siteOf(services).organization, organizer.email);
  const refused = Object.keys(form.problems).length > 0;
  const props = { form, secret, address, picture: await qrCode(address) };
  return page(codeAppPage(view, props), refused ? 422 : 200);
}

async function confirm(visit: OrganizerVisit): Promise<Reply> {
  const { services, organizer, view, form } = visit;
  const code = typed(freshForm(form), 'code');
  const outcome = await confirmCodeApp(services, organizer.id, code);
  if (outcome.kind === 'confirmed')
    return page(recoveryCodesPage(view, { codes: outcome.recoveryCodes }));
  if (outcome.kind === 'none') return redirect(consoleAccountAddress);
  return showCodeApp(visit, refusedForm({}, { code: codeProblem(outcome) }, view.t));
}
