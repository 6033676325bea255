import { z } from 'zod';
import type { Proposal } from '../../db/proposals.ts';
import type { Campaign } from '../../db/schema.ts';
import { consoleProposalAddress, consoleProposalsAddress } from '../../templates/addresses.ts';
import type { FormState } from '../../templates/forms.ts';
import type { ProposalForm } from '../../templates/pages/console/proposal.ts';
import { campaignNamed, campaignOf } from '../campaigns/campaignOf.ts';
import { redirectDone } from '../web/done.ts';
import { choice, optionalText, readBy } from '../web/fields.ts';
import { notFound } from '../web/httpProblem.ts';
import { idInPath } from '../web/idInPath.ts';
import { parseForm, refusedForm, type FieldProblem } from '../web/parseForm.ts';
import { plainNumber } from '../web/plainNumber.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { acceptProposal } from './acceptProposal.ts';
import type { ProposalOutcome } from './changeProposal.ts';
import { askBack, declineProposal, joinProposal, type Decider } from './decisions.ts';
import { eraseProposal } from './eraseProposal.ts';
import { overviewRoute } from './overviewRoute.ts';
import { campaignPlacesRoutes } from './placesRoutes.ts';
import { proposalOnConsole, proposalsOnConsole, type ProposalDeed } from './proposalsOnConsole.ts';
import { canUndoDecision, undoProposalDecision } from './undoProposalDecision.ts';

const list = '/console/campaigns/:slug/proposals';
const one = `${list}/:id`;

const role = 'organizer' as const;
const need = 'lead' as const;

/** What organizers of a campaign decide about proposals of actions. */
export const consoleProposalRoutes: readonly Route[] = [
  {
    method: 'get',
    path: list,
    role,
    need,
    handle: (visit) =>
      campaignOf(visit, consoleProposalsAddress, (campaign) =>
        page(proposalsOnConsole(visit, campaign)),
      ),
  },
  {
    method: 'get',
    path: one,
    role,
    need,
    handle: (visit) => {
      const { campaign, proposal } = named(visit);
      return page(proposalOnConsole(visit, campaign, proposal));
    },
  },
  { method: 'post', path: `${one}/acceptance`, role, need, handle: accept },
  { method: 'post', path: `${one}/question`, role, need, handle: ask },
  { method: 'post', path: `${one}/joining`, role, need, handle: join },
  { method: 'post', path: `${one}/refusal`, role, need, handle: decline },
  { method: 'post', path: `${one}/undo`, role, need, handle: undo },
  { method: 'post', path: `${one}/erasure`, role, need, fresh: true, handle: erase },
  overviewRoute,
  ...campaignPlacesRoutes,
];

const longestNote = 2000;

const AcceptForm = z.object({ publish: choice(['yes', 'no']) });
const AskForm = z.object({
  question: optionalText(longestNote).refine((text) => text !== '', {
    params: { problem: { key: 'console.proposals.ask.none' } },
  }),
});
const JoinForm = z.object({
  event: readBy((typed) => plainNumber(typed), 'console.proposals.join.none'),
  note: optionalText(longestNote),
});
const DeclineForm = z.object({ note: optionalText(longestNote) });

interface Named {
  campaign: Campaign;
  proposal: Proposal;
}

/**
 * The proposal that an address names.
 *
 * @throws HttpProblem 404 where the campaign has none of that number, or its address is not confirmed
 */
function named(visit: OrganizerVisit): Named {
  const campaign = campaignNamed(visit);
  const proposal = visit.services.db.proposals.byId(idInPath(visit));
  if (proposal?.campaignId !== campaign.id || proposal.state === 'unconfirmed') throw notFound();
  return { campaign, proposal };
}

function decider({ organizer, form }: OrganizerVisit): Decider {
  return { organizerId: organizer.id, seen: plainNumber(form['seen']) };
}

async function accept(visit: OrganizerVisit): Promise<Reply> {
  const { campaign, proposal } = named(visit);
  const { services, view, form } = visit;
  const again = refusing(visit, 'accept');
  const parsed = parseForm(AcceptForm, form, view.t);
  if (!parsed.ok) return again(parsed.form);
  const publish = parsed.value.publish === 'yes';
  const outcome = await acceptProposal(services, proposal.id, decider(visit), publish);
  switch (outcome.kind) {
    case 'accepted': {
      const deed = outcome.access === 'not' ? 'acceptedNot' : 'accepted';
      // The next decision is on the list.
      const to = consoleProposalsAddress(campaign.slug);
      return redirectDone(visit, to, deed, [proposal.id]);
    }
    case 'begun':
      return again(
        refusedForm(form, { publish: { key: 'console.proposals.accept.begun' } }, view.t),
      );
    case 'done-before':
    case 'refused':
      return after(visit, outcome, 'accepted');
  }
}

async function ask(visit: OrganizerVisit): Promise<Reply> {
  const { proposal } = named(visit);
  const parsed = parseForm(AskForm, visit.form, visit.view.t);
  if (!parsed.ok) return refusing(visit, 'ask')(parsed.form);
  const { question } = parsed.value;
  return after(
    visit,
    await askBack(visit.services, proposal.id, decider(visit), question),
    'asked',
  );
}

async function join(visit: OrganizerVisit): Promise<Reply> {
  const { proposal } = named(visit);
  const parsed = parseForm(JoinForm, visit.form, visit.view.t);
  if (!parsed.ok) return refusing(visit, 'join')(parsed.form);
  const { event, note } = parsed.value;
  return after(
    visit,
    await joinProposal(visit.services, proposal.id, decider(visit), event, note),
    'joined',
  );
}

async function decline(visit: OrganizerVisit): Promise<Reply> {
  const { proposal } = named(visit);
  const parsed = parseForm(DeclineForm, visit.form, visit.view.t);
  if (!parsed.ok) return refusing(visit, 'decline')(parsed.form);
  const { note } = parsed.value;
  return after(
    visit,
    await declineProposal(visit.services, proposal.id, decider(visit), note),
    'declined',
  );
}

async function undo(visit: OrganizerVisit): Promise<Reply> {
  const { campaign, proposal } = named(visit);
  const { services, organizer, form } = visit;
  const seen = plainNumber(form['seen']);
  const outcome = await undoProposalDecision(services, proposal.id, organizer.id, seen);
  const deed = outcome.kind === 'refused' ? 'tooLate' : 'undone';
  return redirectDone(visit, consoleProposalAddress(campaign.slug, proposal.id), deed);
}

async function erase(visit: OrganizerVisit): Promise<Reply> {
  const { services, organizer } = visit;
  const campaign = campaignNamed(visit);
  // A second press finds nothing, and says what the first one did.
  if (services.db.proposals.byId(idInPath(visit)) !== undefined)
    await eraseProposal(services, named(visit).proposal.id, organizer.id);
  return redirectDone(visit, consoleProposalsAddress(campaign.slug), 'erased');
}

/** The page of the proposal, with a form that was not taken. */
function refusing(visit: OrganizerVisit, form: ProposalForm) {
  return (state: FormState): Reply => {
    const { campaign, proposal } = named(visit);
    return page(proposalOnConsole(visit, campaign, proposal, { form, state }), 422);
  };
}

/**
 * A second click finds what it wanted. Who decided about something that has changed meanwhile sees it as it
 * is now and who changed it, with their words kept.
 */
function after(visit: OrganizerVisit, outcome: ProposalOutcome, deed: DecisionDeed): Reply {
  const { campaign, proposal } = named(visit);
  if (outcome.kind !== 'refused') {
    const isToldOf = outcome.kind === 'done' || canUndoDecision(proposal, visit.now);
    const to = consoleProposalsAddress(campaign.slug);
    return redirectDone(visit, to, isToldOf ? deed : 'before', [proposal.id]);
  }
  const state = refusedForm(visit.form, { '': whatHappened(visit, proposal) }, visit.view.t);
  return page(proposalOnConsole(visit, campaign, proposal, { form: formOf[deed], state }), 409);
}

type DecisionDeed = Extract<ProposalDeed, 'accepted' | 'asked' | 'joined' | 'declined'>;

const formOf: Readonly<Record<DecisionDeed, ProposalForm>> = {
  accepted: 'accept',
  asked: 'ask',
  joined: 'join',
  declined: 'decline',
};

/** Who decided what, while somebody else was about to decide. */
function whatHappened({ services, view }: OrganizerVisit, proposal: Proposal): FieldProblem {
  const { state, changedBy } = proposal;
  const organizer = changedBy === null ? undefined : services.db.organizers.byId(changedBy);
  const name = organizer?.name ?? view.t('console.proposals.meanwhile.someone');
  switch (state) {
    case 'accepted':
    case 'joined':
    case 'declined':
    case 'asked':
      return { key: `console.proposals.meanwhile.${state}`, values: { name } };
    case 'withdrawn':
      return { key: 'console.proposals.meanwhile.withdrawn' };
    case 'waiting':
    case 'unconfirmed':
      return { key: 'console.proposals.changed' };
  }
}
