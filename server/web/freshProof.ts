import { consoleAddress, localAddress } from '../../templates/addresses.ts';
import type { FormState, FormValues } from '../../templates/forms.ts';
import { proofFields, proofPage } from '../../templates/pages/console/proof.ts';
import { page, type OrganizerVisit, type Reply } from './routes.ts';
import { provenFor } from './session.ts';

/** What is asked about, to go on with it where it was left. */
export interface Interrupted {
  /** The address with its query. */
  to: string;
  method: 'get' | 'post';
}

/** What somebody was doing in this visit. */
export function interruptedIn({ request }: Pick<OrganizerVisit, 'request'>): Interrupted {
  const to = localAddress(request.originalUrl) ?? consoleAddress;
  return { to, method: request.method === 'POST' ? 'post' : 'get' };
}

/**
 * Asks somebody to show that it is them, before they go on with what cannot be taken back. All that they
 * typed is on the page and is sent on with the proof.
 */
export function askForProof(
  { services: { db }, view, organizer, form }: OrganizerVisit,
  doing: Interrupted,
  {
    problems = {},
    mailed = false,
  }: Partial<Pick<FormState, 'problems'>> & { mailed?: boolean } = {},
): Reply {
  const html = proofPage(view, {
    ...doing,
    values: withoutProof(form),
    problems,
    mailed,
    byCode: db.waysIn.asksForCode(organizer.id),
    byPasskey: db.waysIn.passkeys(organizer.id).length > 0,
    minutes: provenFor / 60_000,
  });
  return page(html, Object.keys(problems).length > 0 ? 422 : mailed ? 200 : 403);
}

function withoutProof(form: FormValues): FormValues {
  const names: readonly string[] = Object.values(proofFields);
  return Object.fromEntries(Object.entries(form).filter(([name]) => !names.includes(name)));
}
