import {
  consoleEndorsementAddress,
  consoleEndorsementsAddress,
} from '../../templates/addresses.ts';
import type { FormState } from '../../templates/forms.ts';
import { HttpProblem } from '../web/httpProblem.ts';
import { redirectDone } from '../web/done.ts';
import { parseForm } from '../web/parseForm.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { DeclineForm } from './endorsementForms.ts';
import { endorsementOnConsole } from './endorsementsOnConsole.ts';
import { askedLogo, logoProblem, logoReply, takeLogo } from './logoReplies.ts';
import { decideLogo, removeLogo, saveLogo, type LogoDecision } from './logos.ts';
import { routesIn, type ConsolePart } from './consolePart.ts';
import type { Endorsed } from './endorsed.ts';
import { namedEndorsement } from './namedEndorsement.ts';

/** What organizers do with the logos of co-sponsors. */
export function consoleLogoRoutes(part: ConsolePart): Route[] {
  const route = routesIn(part);
  return [
    route('get', '/:id/logo/:hash/:file', (visit, of) => {
      const endorsement = namedEndorsement(visit, of);
      const asked = askedLogo(visit);
      const { endorsementLogos } = visit.services.db;
      return logoReply(asked, endorsementLogos.fileOf(endorsement.id, asked));
    }),
    route('post', '/:id/logo', save),
    route('post', '/:id/logo-removal', remove),
    route('post', '/:id/logo-approval', (visit, of) => decide(visit, of, 'approve')),
    route('post', '/:id/logo-refusal', (visit, of) => decide(visit, of, 'decline')),
  ];
}

async function save(visit: OrganizerVisit, of: Endorsed): Promise<Reply> {
  const endorsement = namedEndorsement(visit, of);
  const { services, organizer } = visit;
  const by = { organizerId: organizer.id };
  const outcome = await takeLogo(visit, (file) => saveLogo(services, endorsement.id, by, file));
  switch (outcome.kind) {
    case 'closed':
      throw new HttpProblem(409);
    case 'refused': {
      const problem = logoProblem(visit.view, outcome.why);
      const state: FormState = { values: {}, problems: { file: problem } };
      return page(endorsementOnConsole(visit, of, endorsement, { form: 'logo', state }), 422);
    }
    case 'saved':
    case 'unchanged':
      return afterwards(visit, of, 'logoSaved');
  }
}

async function remove(visit: OrganizerVisit, of: Endorsed): Promise<Reply> {
  const endorsement = namedEndorsement(visit, of);
  await removeLogo(visit.services, endorsement.id, { organizerId: visit.organizer.id });
  return afterwards(visit, of, 'logoRemoved');
}

async function decide(
  visit: OrganizerVisit,
  of: Endorsed,
  answer: LogoDecision['answer'],
): Promise<Reply> {
  const endorsement = namedEndorsement(visit, of);
  const { services, view, organizer, form } = visit;
  const parsed = parseForm(DeclineForm, form, view.t);
  if (!parsed.ok) {
    const refused = { form: 'logo-refusal', state: parsed.form } as const;
    return page(endorsementOnConsole(visit, of, endorsement, refused), 422);
  }
  const hash = typeof form['logo'] === 'string' ? form['logo'] : '';
  const { note } = parsed.value;
  const decision = { organizerId: organizer.id, hash, answer, note };
  const outcome = await decideLogo(services, endorsement.id, decision);
  if (outcome.kind === 'refused') throw new HttpProblem(409);
  if (answer === 'decline') return afterwards(visit, of, 'logoDeclined');
  // The next decision is on the list.
  return redirectDone(visit, consoleEndorsementsAddress(of.at), 'logoApproved', [endorsement.id]);
}

function afterwards(
  visit: OrganizerVisit,
  of: Endorsed,
  done: 'logoSaved' | 'logoRemoved' | 'logoDeclined',
): Reply {
  const endorsement = namedEndorsement(visit, of);
  const address = consoleEndorsementAddress(of.at, endorsement.id);
  return redirectDone(visit, address, done, [endorsement.id]);
}
