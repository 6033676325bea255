import {
  consoleEndorsementAddress,
  consoleEndorsementsAddress,
} from '../../templates/addresses.ts';
import { eventOf } from '../events/eventOnConsole.ts';
import { takenListRoutes } from '../organizers/takenListRoutes.ts';
import { redirectDone } from '../web/done.ts';
import { HttpProblem } from '../web/httpProblem.ts';
import { parseForm } from '../web/parseForm.ts';
import { plainNumber } from '../web/plainNumber.ts';
import { page, redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { additionRoutes } from './additionRoutes.ts';
import {
  approveCorrection,
  approveEndorsement,
  declineCorrection,
  declineEndorsement,
  editListing,
  withdrawEndorsement,
} from './decisions.ts';
import type { ChangeOutcome, Seen } from './change.ts';
import { DeclineForm, ListingForm } from './endorsementForms.ts';
import {
  endorsementOnConsole,
  endorsementsOnConsole,
  type EndorsementDeed,
} from './endorsementsOnConsole.ts';
import { endorsementsTaken, endorsementsText } from './exports.ts';
import { boardRoutes } from './boardRoutes.ts';
import { groupRoutes } from './groupRoutes.ts';
import { consoleLogoRoutes } from './logoRoutes.ts';
import { namedEndorsement } from './namedEndorsement.ts';
import { textRoutes } from './textRoutes.ts';
import { groupChoicesOf, orderChangeOf } from './orderForm.ts';
import { reorderEndorsements } from './reorderEndorsements.ts';

const list = '/console/events/:slug/endorsements';
const one = `${list}/:id`;

/** What organizers do with co-sponsors. */
export const consoleEndorsementRoutes: readonly Route[] = [
  // Before those of one organization, whose id it is not.
  ...textRoutes,
  {
    method: 'get',
    path: list,
    role: 'organizer',
    need: 'organize',
    handle: (visit) => page(endorsementsOnConsole(visit, eventOf(visit))),
  },
  {
    method: 'get',
    path: `${list}.txt`,
    role: 'organizer',
    need: 'organize',
    handle: (visit) => endorsementsText(visit, eventOf(visit)),
  },
  ...takenListRoutes(`${list}.csv`, 'export', (visit) => endorsementsTaken(visit, eventOf(visit))),
  ...additionRoutes,
  { method: 'post', path: `${list}/order`, role: 'organizer', need: 'organize', handle: reorder },
  {
    method: 'get',
    path: one,
    role: 'organizer',
    need: 'organize',
    handle: (visit) => {
      const { event, endorsement } = namedEndorsement(visit);
      return page(endorsementOnConsole(visit, event, endorsement));
    },
  },
  { method: 'post', path: `${one}/approval`, role: 'organizer', need: 'organize', handle: approve },
  { method: 'post', path: `${one}/refusal`, role: 'organizer', need: 'organize', handle: decline },
  {
    method: 'post',
    path: `${one}/correction-approval`,
    role: 'organizer',
    need: 'organize',
    handle: takeCorrection,
  },
  {
    method: 'post',
    path: `${one}/correction-refusal`,
    role: 'organizer',
    need: 'organize',
    handle: leaveCorrection,
  },
  { method: 'post', path: `${one}/listing`, role: 'organizer', need: 'organize', handle: edit },
  {
    method: 'post',
    path: `${one}/withdrawal`,
    role: 'organizer',
    need: 'organize',
    handle: withdraw,
  },
  ...boardRoutes,
  ...groupRoutes,
  ...consoleLogoRoutes,
];

async function reorder(visit: OrganizerVisit): Promise<Reply> {
  const { services, organizer } = visit;
  const event = eventOf(visit);
  const change = orderChangeOf(visit.form);
  const list = consoleEndorsementsAddress(event.slug);
  const choices = groupChoicesOf(visit.form);
  if (change === null && choices.size === 0) return redirect(list);
  await reorderEndorsements(services, event.id, organizer.id, change, choices);
  return redirectDone(visit, list, 'reordered');
}

async function approve(visit: OrganizerVisit): Promise<Reply> {
  const { event, endorsement } = namedEndorsement(visit);
  const { services, organizer } = visit;
  const outcome = await approveEndorsement(services, endorsement.id, organizer.id, seenIn(visit));
  // The next decision is on the list.
  return after(visit, outcome, consoleEndorsementsAddress(event.slug), 'approved');
}

async function decline(visit: OrganizerVisit): Promise<Reply> {
  const { event, endorsement } = namedEndorsement(visit);
  const { services, view, organizer } = visit;
  const parsed = parseForm(DeclineForm, visit.form, view.t);
  if (!parsed.ok) {
    const refused = { form: 'decline', state: parsed.form } as const;
    return page(endorsementOnConsole(visit, event, endorsement, refused), 422);
  }
  return after(
    visit,
    await declineEndorsement(services, endorsement.id, organizer.id, parsed.value.note),
    consoleEndorsementAddress(event.slug, endorsement.id),
    'declined',
  );
}

async function takeCorrection(visit: OrganizerVisit): Promise<Reply> {
  const { event, endorsement } = namedEndorsement(visit);
  const { services, organizer } = visit;
  return after(
    visit,
    await approveCorrection(services, endorsement.id, organizer.id, seenIn(visit)),
    consoleEndorsementAddress(event.slug, endorsement.id),
    'correctionApproved',
  );
}

async function leaveCorrection(visit: OrganizerVisit): Promise<Reply> {
  const { event, endorsement } = namedEndorsement(visit);
  const { services, view, organizer } = visit;
  const parsed = parseForm(DeclineForm, visit.form, view.t);
  if (!parsed.ok) {
    const refused = { form: 'correction', state: parsed.form } as const;
    return page(endorsementOnConsole(visit, event, endorsement, refused), 422);
  }
  return after(
    visit,
    await declineCorrection(
      services,
      endorsement.id,
      organizer.id,
      parsed.value.note,
      seenIn(visit),
    ),
    consoleEndorsementAddress(event.slug, endorsement.id),
    'correctionDeclined',
  );
}

async function edit(visit: OrganizerVisit): Promise<Reply> {
  const { event, endorsement } = namedEndorsement(visit);
  const { services, view, organizer } = visit;
  const parsed = parseForm(ListingForm, visit.form, view.t);
  if (!parsed.ok) {
    const refused = { form: 'listing', state: parsed.form } as const;
    return page(endorsementOnConsole(visit, event, endorsement, refused), 422);
  }
  return after(
    visit,
    await editListing(services, endorsement.id, organizer.id, parsed.value),
    consoleEndorsementAddress(event.slug, endorsement.id),
    'listingSaved',
  );
}

async function withdraw(visit: OrganizerVisit): Promise<Reply> {
  const { event, endorsement } = namedEndorsement(visit);
  const { services, view, organizer } = visit;
  const parsed = parseForm(DeclineForm, visit.form, view.t);
  if (!parsed.ok) {
    const refused = { form: 'withdrawal', state: parsed.form } as const;
    return page(endorsementOnConsole(visit, event, endorsement, refused), 422);
  }
  const by = { organizerId: organizer.id };
  return after(
    visit,
    await withdrawEndorsement(services, endorsement.id, by, parsed.value.note),
    consoleEndorsementsAddress(event.slug),
    'withdrawn',
  );
}

/** A second click finds what it wanted; who decided about something that has changed looks again. */
function after(
  visit: OrganizerVisit,
  outcome: ChangeOutcome,
  address: string,
  done: EndorsementDeed,
): Reply {
  if (outcome.kind === 'refused') throw new HttpProblem(409);
  return redirectDone(visit, address, done, [namedEndorsement(visit).endorsement.id]);
}

function seenIn({ form }: OrganizerVisit): Seen {
  return plainNumber(form['seen']);
}
