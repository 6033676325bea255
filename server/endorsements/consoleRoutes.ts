import {
  consoleEndorsementAddress,
  consoleEndorsementsAddress,
} from '../../templates/addresses.ts';
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
import { consoleParts, routesIn } from './consolePart.ts';
import type { Endorsed } from './endorsed.ts';
import { namedEndorsement } from './namedEndorsement.ts';
import { textRoutes } from './textRoutes.ts';
import { groupChoicesOf, orderChangeOf } from './orderForm.ts';
import { reorderEndorsements } from './reorderEndorsements.ts';

/** What organizers do with co-sponsors, of an event or of a whole campaign. */
export const consoleEndorsementRoutes: readonly Route[] = consoleParts.flatMap((part) => {
  const route = routesIn(part);
  return [
    // Before those of one organization, whose id it is not.
    ...textRoutes(part),
    route('get', '', (visit, of) => page(endorsementsOnConsole(visit, of))),
    route('get', '.txt', endorsementsText),
    ...takenListRoutes(`${part.list}.csv`, part.needs.export, (visit) =>
      endorsementsTaken(visit, part.find(visit)),
    ),
    ...additionRoutes(part),
    route('post', '/order', reorder),
    route('get', '/:id', (visit, of) =>
      page(endorsementOnConsole(visit, of, namedEndorsement(visit, of))),
    ),
    route('post', '/:id/approval', approve),
    route('post', '/:id/refusal', decline),
    route('post', '/:id/correction-approval', takeCorrection),
    route('post', '/:id/correction-refusal', leaveCorrection),
    route('post', '/:id/listing', edit),
    route('post', '/:id/withdrawal', withdraw),
    ...boardRoutes(part),
    ...groupRoutes(part),
    ...consoleLogoRoutes(part),
  ];
});

async function reorder(visit: OrganizerVisit, of: Endorsed): Promise<Reply> {
  const { services, organizer } = visit;
  const change = orderChangeOf(visit.form);
  const list = consoleEndorsementsAddress(of.at);
  const choices = groupChoicesOf(visit.form);
  if (change === null && choices.size === 0) return redirect(list);
  await reorderEndorsements(services, of.owner, organizer.id, change, choices);
  return redirectDone(visit, list, 'reordered');
}

async function approve(visit: OrganizerVisit, of: Endorsed): Promise<Reply> {
  const endorsement = namedEndorsement(visit, of);
  const { services, organizer } = visit;
  const outcome = await approveEndorsement(services, endorsement.id, organizer.id, seenIn(visit));
  // The next decision is on the list.
  return after(visit, of, outcome, consoleEndorsementsAddress(of.at), 'approved');
}

async function decline(visit: OrganizerVisit, of: Endorsed): Promise<Reply> {
  const endorsement = namedEndorsement(visit, of);
  const { services, view, organizer } = visit;
  const parsed = parseForm(DeclineForm, visit.form, view.t);
  if (!parsed.ok) {
    const refused = { form: 'decline', state: parsed.form } as const;
    return page(endorsementOnConsole(visit, of, endorsement, refused), 422);
  }
  return after(
    visit,
    of,
    await declineEndorsement(services, endorsement.id, organizer.id, parsed.value.note),
    consoleEndorsementAddress(of.at, endorsement.id),
    'declined',
  );
}

async function takeCorrection(visit: OrganizerVisit, of: Endorsed): Promise<Reply> {
  const endorsement = namedEndorsement(visit, of);
  const { services, organizer } = visit;
  return after(
    visit,
    of,
    await approveCorrection(services, endorsement.id, organizer.id, seenIn(visit)),
    consoleEndorsementAddress(of.at, endorsement.id),
    'correctionApproved',
  );
}

async function leaveCorrection(visit: OrganizerVisit, of: Endorsed): Promise<Reply> {
  const endorsement = namedEndorsement(visit, of);
  const { services, view, organizer } = visit;
  const parsed = parseForm(DeclineForm, visit.form, view.t);
  if (!parsed.ok) {
    const refused = { form: 'correction', state: parsed.form } as const;
    return page(endorsementOnConsole(visit, of, endorsement, refused), 422);
  }
  return after(
    visit,
    of,
    await declineCorrection(
      services,
      endorsement.id,
      organizer.id,
      parsed.value.note,
      seenIn(visit),
    ),
    consoleEndorsementAddress(of.at, endorsement.id),
    'correctionDeclined',
  );
}

async function edit(visit: OrganizerVisit, of: Endorsed): Promise<Reply> {
  const endorsement = namedEndorsement(visit, of);
  const { services, view, organizer } = visit;
  const parsed = parseForm(ListingForm, visit.form, view.t);
  if (!parsed.ok) {
    const refused = { form: 'listing', state: parsed.form } as const;
    return page(endorsementOnConsole(visit, of, endorsement, refused), 422);
  }
  return after(
    visit,
    of,
    await editListing(services, endorsement.id, organizer.id, parsed.value),
    consoleEndorsementAddress(of.at, endorsement.id),
    'listingSaved',
  );
}

async function withdraw(visit: OrganizerVisit, of: Endorsed): Promise<Reply> {
  const endorsement = namedEndorsement(visit, of);
  const { services, view, organizer } = visit;
  const parsed = parseForm(DeclineForm, visit.form, view.t);
  if (!parsed.ok) {
    const refused = { form: 'withdrawal', state: parsed.form } as const;
    return page(endorsementOnConsole(visit, of, endorsement, refused), 422);
  }
  const by = { organizerId: organizer.id };
  return after(
    visit,
    of,
    await withdrawEndorsement(services, endorsement.id, by, parsed.value.note),
    consoleEndorsementsAddress(of.at),
    'withdrawn',
  );
}

/** A second click finds what it wanted; who decided about something that has changed looks again. */
function after(
  visit: OrganizerVisit,
  of: Endorsed,
  outcome: ChangeOutcome,
  address: string,
  done: EndorsementDeed,
): Reply {
  if (outcome.kind === 'refused') throw new HttpProblem(409);
  return redirectDone(visit, address, done, [namedEndorsement(visit, of).id]);
}

function seenIn({ form }: OrganizerVisit): Seen {
  return plainNumber(form['seen']);
}
