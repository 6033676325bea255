import type { Proposal } from '../../db/proposals.ts';
import type { Campaign } from '../../db/schema.ts';
import { proposalAddress } from '../../templates/addresses.ts';
import { freshForm, typed, type FormState, type FormValues } from '../../templates/forms.ts';
import {
  ownProposalPage,
  proposalWithdrawalPage,
} from '../../templates/pages/proposals/ownProposal.ts';
import { eventFor } from '../fields/eventFor.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import { parseForm } from '../web/parseForm.ts';
import { plainNumber } from '../web/plainNumber.ts';
import { page, redirect, type Reply, type Route, type Visit } from '../web/routes.ts';
import type { ProposalOutcome } from './changeProposal.ts';
import { answerQuestion, confirmProposal, correctProposal, withdrawProposal } from './decisions.ts';
import { AnswerForm, readCorrection } from './proposalForm.ts';
import { fieldsFor, proposalInWords, proposedTo } from './proposalView.ts';
import { openingOf } from './states.ts';

const own = '/proposals/:token';

/** What whoever proposed an action does on their own page. */
export const ownProposalRoutes: readonly Route[] = [
  {
    method: 'get',
    path: own,
    role: 'link',
    handle: (visit) => page(ownPage(visit, ownProposal(visit))),
  },
  { method: 'post', path: `${own}/confirmation`, role: 'link', handle: confirm },
  { method: 'post', path: `${own}/correction`, role: 'link', handle: correct },
  { method: 'post', path: `${own}/answer`, role: 'link', handle: answer },
  { method: 'get', path: `${own}/withdrawal`, role: 'link', handle: askToWithdraw },
  { method: 'post', path: `${own}/withdrawal`, role: 'link', handle: withdraw },
];

/** What a mailed link opens. */
interface Own {
  proposal: Proposal;
  campaign: Campaign;
}

/**
 * The proposal that the token of the path opens.
 *
 * @throws HttpProblem 404 for a forged, outdated or unknown token
 */
function ownProposal({ services, params }: Visit): Own {
  const { db, links } = services;
  const target = links.read('proposal', params['token'] ?? '');
  const proposal = target ? db.proposals.byPublicId(target.publicId) : undefined;
  const campaign = proposal && db.campaigns.byId(proposal.campaignId);
  if (!proposal || !campaign || proposal.generation !== target?.generation) throw notFound();
  return { proposal, campaign };
}

function ownPage(
  visit: Visit,
  { proposal, campaign }: Own,
  refused: { correction?: FormState; answer?: FormState; changed?: true; kept?: string[] } = {},
) {
  const { services, view, now } = visit;
  const { state, city, zone } = proposal;
  const place = { name: city, zone };
  const form = refused.correction ?? freshForm(valuesOf(proposal));
  return ownProposalPage(view, {
    token: visit.params['token'] ?? '',
    campaign: proposedTo(services, campaign, view),
    state,
    seen: proposal.updatedAt,
    changed: refused.changed === true,
    kept: refused.kept ?? [],
    proposal: proposalInWords(proposal, view),
    question: state === 'waiting' || state === 'asked' ? proposal.question : '',
    answer: state === 'waiting' ? proposal.answer : '',
    note: state === 'joined' || state === 'declined' ? proposal.note : '',
    event: eventOf(visit, proposal),
    correction: isCorrectable(proposal) ? fieldsFor(form, campaign, place, view) : null,
    answerForm: refused.answer ?? freshForm(),
    open: openingOf(campaign, now) === 'open',
    done: doneText(visit, ['saved', 'unchanged', 'answered'], (name) =>
      view.t(`proposal.own.done.${name}`),
    ),
  });
}

/** The event that came of it, or that it goes together with. */
function eventOf({ services, view }: Visit, proposal: Proposal) {
  const id = proposal.state === 'accepted' || proposal.state === 'joined' ? proposal.eventId : null;
  const stored = id === null ? undefined : services.db.events.byId(id);
  if (!stored) return null;
  const { slug, title, language, state } = eventFor(services.db, stored, view.reads);
  return { slug, title, language, published: state !== 'draft' };
}

/** A proposal as it stands in the form that corrects it. */
function valuesOf(proposal: Proposal): FormValues {
  const { venue, address, landmark, title, description, host, contactName, phone } = proposal;
  const { startLocal, startOccurrence, language, contactPublic } = proposal;
  return {
    venue,
    address,
    landmark,
    title,
    description,
    host,
    contactName,
    phone,
    language,
    startDate: startLocal.slice(0, 10),
    startTime: startLocal.slice(11),
    ...(startOccurrence === 'only' ? {} : { startOccurrence }),
    ...(contactPublic ? { contactPublic: 'yes' } : {}),
  };
}

function isCorrectable({ state }: Proposal): boolean {
  return state === 'waiting' || state === 'asked';
}

/** What somebody typed to correct a proposal, in the fields that they changed. */
function changedWords(proposal: Proposal, typedValues: FormValues): string[] {
  const form = freshForm(typedValues);
  return Object.entries(valuesOf(proposal))
    .map(([name, before]) => ({ before, after: typed(form, name) }))
    .filter(({ before, after }) => after !== '' && after !== before)
    .map(({ after }) => after);
}

async function confirm(visit: Visit): Promise<Reply> {
  const { proposal } = ownProposal(visit);
  const seen = plainNumber(visit.form['seen']);
  const outcome = await confirmProposal(visit.services, proposal.id, seen);
  return after(visit, outcome);
}

async function correct(visit: Visit): Promise<Reply> {
  const mine = ownProposal(visit);
  const { proposal, campaign } = mine;
  const { services, view, now, form } = visit;
  const read = readCorrection(form, { campaign, place: proposal, view, now });
  if (!read.ok) return page(ownPage(visit, mine, { correction: read.form }), 422);
  const seen = plainNumber(form['seen']);
  const outcome = await correctProposal(services, proposal.id, read.value, seen);
  if (outcome.kind === 'refused') {
    const now = ownProposal(visit);
    // In the form, where there still is one.
    const again = isCorrectable(now.proposal)
      ? { correction: freshForm(form) }
      : { kept: changedWords(proposal, form) };
    return page(ownPage(visit, now, { ...again, changed: true }), 409);
  }
  return redirectDone(visit, address(visit), outcome.kind === 'done' ? 'saved' : 'unchanged');
}

async function answer(visit: Visit): Promise<Reply> {
  const mine = ownProposal(visit);
  const parsed = parseForm(AnswerForm, visit.form, visit.view.t);
  if (!parsed.ok) return page(ownPage(visit, mine, { answer: parsed.form }), 422);
  const { answer: words } = parsed.value;
  const seen = plainNumber(visit.form['seen']);
  const outcome = await answerQuestion(visit.services, mine.proposal.id, words, seen);
  if (outcome.kind === 'refused') {
    const now = ownProposal(visit);
    const again =
      now.proposal.state === 'asked' ? { answer: freshForm(visit.form) } : { kept: [words] };
    return page(ownPage(visit, now, { ...again, changed: true }), 409);
  }
  return redirectDone(visit, address(visit), 'answered');
}

function askToWithdraw(visit: Visit): Reply {
  const { proposal } = ownProposal(visit);
  if (proposal.state === 'accepted') return redirect(address(visit));
  return page(
    proposalWithdrawalPage(visit.view, {
      token: visit.params['token'] ?? '',
      city: proposal.city,
      withdrawn: proposal.state === 'withdrawn',
    }),
  );
}

async function withdraw(visit: Visit): Promise<Reply> {
  const { proposal } = ownProposal(visit);
  return after(visit, await withdrawProposal(visit.services, proposal.id));
}

/** A second click leads to the page as it is; what cannot be done any more is said. */
function after(visit: Visit, outcome: ProposalOutcome): Reply {
  return outcome.kind === 'refused'
    ? page(ownPage(visit, ownProposal(visit), { changed: true }), 409)
    : redirect(address(visit));
}

function address({ params }: Visit): string {
  return proposalAddress(params['token'] ?? '');
}
