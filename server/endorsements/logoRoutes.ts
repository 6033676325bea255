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
import { namedEndorsement } from './namedEndorsement.ts';

const one = '/console/events/:slug/endorsements/:id';

/** What organizers do with the logos of co-sponsors. */
export const consoleLogoRoutes: readonly Route[] = [
  {
    method: 'get',
    path: `${one}/logo/:hash/:file`,
    role: 'organizer',
    need: 'organize',
    handle: (visit) => {
      const { endorsement } = namedEndorsement(visit);
      const asked = askedLogo(visit);
      const { endorsementLogos } = visit.services.db;
      return logoReply(asked, endorsementLogos.fileOf(endorsement.id, asked));
    },
  },
  { method: 'post', path: `${one}/logo`, role: 'organizer', need: 'organize', handle: save },
  {
    method: 'post',
    path: `${one}/logo-removal`,
    role: 'organizer',
    need: 'organize',
    handle: remove,
  },
  {
    method: 'post',
    path: `${one}/logo-approval`,
    role: 'organizer',
    need: 'organize',
    handle: (visit) => decide(visit, 'approve'),
  },
  {
    method: 'post',
    path: `${one}/logo-refusal`,
    role: 'organizer',
    need: 'organize',
    handle: (visit) => decide(visit, 'decline'),
  },
];

async function save(visit: OrganizerVisit): Promise<Reply> {
  const { event, endorsement } = namedEndorsement(visit);
  const { services, organizer } = visit;
  const by = { organizerId: organizer.id };
  const outcome = await takeLogo(visit, (file) => saveLogo(services, endorsement.id, by, file));
  switch (outcome.kind) {
    case 'closed':
      throw new HttpProblem(409);
    case 'refused': {
      const problem = logoProblem(visit.view, outcome.why);
      const state: FormState = { values: {}, problems: { file: problem } };
      return page(endorsementOnConsole(visit, event, endorsement, { form: 'logo', state }), 422);
    }
    case 'saved':
    case 'unchanged':
      return afterwards(visit, 'logoSaved');
  }
}

async function remove(visit: OrganizerVisit): Promise<Reply> {
  const { endorsement } = namedEndorsement(visit);
  await removeLogo(visit.services, endorsement.id, { organizerId: visit.organizer.id });
  return afterwards(visit, 'logoRemoved');
}

async function decide(visit: OrganizerVisit, answer: LogoDecision['answer']): Promise<Reply> {
  const { event, endorsement } = namedEndorsement(visit);
  const { services, view, organizer, form } = visit;
  const parsed = parseForm(DeclineForm, form, view.t);
  if (!parsed.ok) {
    const refused = { form: 'logo-refusal', state: parsed.form } as const;
    return page(endorsementOnConsole(visit, event, endorsement, refused), 422);
  }
  const hash = typeof form['logo'] === 'string' ? form['logo'] : '';
  const { note } = parsed.value;
  const decision = { organizerId: organizer.id, hash, answer, note };
  const outcome = await decideLogo(services, endorsement.id, decision);
  if (outcome.kind === 'refused') throw new HttpProblem(409);
  if (answer === 'decline') return afterwards(visit, 'logoDeclined');
  // The next decision is on the list.
  return redirectDone(visit, consoleEndorsementsAddress(event.slug), 'logoApproved', [
    endorsement.id,
  ]);
}

function afterwards(
  visit: OrganizerVisit,
  done: 'logoSaved' | 'logoRemoved' | 'logoDeclined',
): Reply {
  const { event, endorsement } = namedEndorsement(visit);
  const address = consoleEndorsementAddress(event.slug, endorsement.id);
  return redirectDone(visit, address, done, [endorsement.id]);
}
