import type { City } from '../../db/cities.ts';
import type { Campaign } from '../../db/schema.ts';
import { newProposalAddress, proposalReceivedAddress } from '../../templates/addresses.ts';
import { freshForm, typed, type FormValues } from '../../templates/forms.ts';
import { proposalReceivedPage } from '../../templates/pages/proposals/newProposal.ts';
import { campaignNamed, campaignOf } from '../campaigns/campaignOf.ts';
import { admit, proofFields } from '../challenges/admit.ts';
import { settleAddress } from '../web/askedAddress.ts';
import { addressKey } from '../web/emailAddress.ts';
import { optionalLine } from '../web/fields.ts';
import { notFound } from '../web/httpProblem.ts';
import { fieldProblems } from '../web/parseForm.ts';
import { plainNumber } from '../web/plainNumber.ts';
import { page, redirect, type Reply, type Route, type Visit } from '../web/routes.ts';
import { tooMany } from '../web/tooMany.ts';
import { beginning, cityPage, closedPage, detailsPage } from './newProposalPage.ts';
import { ownProposalRoutes } from './ownRoutes.ts';
import { proposeAction } from './proposeAction.ts';
import { readProposal } from './proposalForm.ts';
import { proposedTo } from './proposalView.ts';
import { openingOf } from './states.ts';
import { suggestedIn } from './suggestedPlaces.ts';

const form = '/campaigns/:slug/actions/new';

/** Proposing an action of a campaign, without an account. */
export const proposalRoutes: readonly Route[] = [
  { method: 'get', path: form, role: 'anyone', handle: show },
  { method: 'post', path: form, role: 'anyone', handle: take },
  {
    method: 'get',
    path: '/campaigns/:slug/actions/received',
    role: 'anyone',
    handle: (visit) =>
      campaignOf(visit, proposalReceivedAddress, (campaign) => {
        if (campaign.state === 'draft') throw notFound();
        return page(
          proposalReceivedPage(visit.view, proposedTo(visit.services, campaign, visit.view)),
        );
      }),
  },
  ...ownProposalRoutes,
];

/** Fields of the form that say what is to be done with it, and nothing about the action. */
const errands: readonly string[] = [
  'intent',
  'place',
  'city',
  'suggested',
  ...Object.values(proofFields),
];

async function show(visit: Visit): Promise<Reply> {
  const { query } = visit;
  return campaignOf(visit, newProposalAddress, async (campaign): Promise<Reply> => {
    const closed = whyClosed(visit, campaign);
    if (closed !== null) return closed;
    const looked = await lookedUp(visit, campaign, query.get('place') ?? '');
    if (looked !== null) return looked;
    const city = await cityNamed(visit, query.get('city') ?? '');
    return page(
      city === null ? await cityPage(visit, campaign, '') : detailsPage(visit, campaign, city),
    );
  });
}

async function take(visit: Visit): Promise<Reply> {
  const { services, view } = visit;
  const campaign = campaignNamed(visit);
  const closed = whyClosed(visit, campaign);
  // The page itself says why.
  if (closed !== null) return { ...closed, status: 409 };
  const values = freshForm(visit.form);
  const kept = detailsIn(visit.form);
  const place = typed(values, 'place');
  if (typed(values, 'intent') === 'city')
    return (
      (await lookedUp(visit, campaign, place, kept)) ??
      page(await cityPage(visit, campaign, '', kept))
    );
  const city = await cityNamed(visit, typed(values, 'city'));
  if (city === null) {
    const problem = view.t('proposal.problems.city');
    return page(await cityPage(visit, campaign, '', kept, problem), 422);
  }
  const suggested = suggestedIn(services, campaign.id, city).find(
    ({ id }) => String(id) === typed(values, 'suggested'),
  );
  if (suggested !== undefined) {
    const { name, address } = suggested;
    const filled = { ...kept, venue: name, address };
    return page(detailsPage(visit, campaign, city, freshForm(filled)));
  }
  // Another city was chosen; what was typed before stays.
  if (typed(values, 'intent') !== 'propose')
    return page(detailsPage(visit, campaign, city, freshForm(moved(visit, campaign, city, kept))));
  return propose(visit, campaign, city);
}

async function propose(visit: Visit, campaign: Campaign, city: City): Promise<Reply> {
  const { services, view, now, form: values } = visit;
  const again = (form: Parameters<typeof detailsPage>[3]) =>
    detailsPage(visit, campaign, city, form);
  const parsed = readProposal(values, { campaign, place: city, view, now });
  if (!parsed.ok) return page(again(parsed.form), 422);
  const address = settleAddress(values, parsed.value.email);
  if (address.kind === 'question') return page(again(address.form), 422);
  const { email } = address;
  // Counted are proposals that lead to a mail, not a form that had to be corrected.
  const admission = await admit(visit, {
    about: addressKey(email),
    path: newProposalAddress(campaign.slug, city.id),
    free: 'proposal',
    inAll: 'proposalInAll',
    countedFor: '',
  });
  if (admission.kind === 'challenged') return admission.reply;
  if (admission.kind === 'too-many') return tooMany(visit, admission.seconds, again);
  const { id, name, country, region, latitude, longitude, zone } = city;
  const place = { cityId: id, city: name, country, region, latitude, longitude, zone };
  const action = { ...parsed.value, ...place, email };
  const outcome = await services.steady(() => proposeAction(services, campaign.id, action));
  return outcome.kind === 'received'
    ? redirect(proposalReceivedAddress(campaign.slug))
    : page(closedPage(visit, services.db.campaigns.byId(campaign.id) ?? campaign), 409);
}

/** What says that nobody can propose anything; a draft is nobody's business yet. */
function whyClosed(visit: Visit, campaign: Campaign) {
  if (campaign.state === 'draft') throw notFound();
  return openingOf(campaign, visit.now) === 'open'
    ? null
    : { kind: 'page' as const, html: closedPage(visit, campaign) };
}

const placeField = optionalLine(100);

/** The cities that something typed may mean; null where nothing was typed. */
async function lookedUp(
  visit: Visit,
  campaign: Campaign,
  place: string,
  kept: FormValues = {},
): Promise<Reply | null> {
  if (place.trim() === '') return null;
  const { services, view } = visit;
  const read = placeField.safeParse(place);
  if (!read.success) {
    const [problem] = Object.values(fieldProblems(read.error));
    const sentence = problem === undefined ? '' : view.t(problem.key, problem.values);
    return page(await cityPage(visit, campaign, '', kept, sentence), 422);
  }
  const wait = await services.limits.count('search', visit);
  if (wait === null) return page(await cityPage(visit, campaign, read.data, kept));
  const minutes = Math.ceil(wait / 60);
  const sentence = view.t('forms.problems.tooMany', { minutes });
  const headers = { 'Retry-After': String(wait) };
  return { ...page(await cityPage(visit, campaign, '', kept, sentence), 429), headers };
}

/** The city of a number; null where there is none. */
async function cityNamed({ services, view }: Visit, id: string): Promise<City | null> {
  const number = plainNumber(id);
  if (number === null) return null;
  await services.cities.ready(0);
  return services.cities.byId(number, view.language);
}

/** What was typed of the action itself. */
function detailsIn(values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !errands.includes(name)));
}

/** What was typed, in another city: a title that nobody had changed names that one. */
function moved(visit: Visit, campaign: Campaign, city: City, kept: FormValues): FormValues {
  if (Object.keys(kept).length === 0) return beginning(visit, campaign, city);
  const { title } = beginning(visit, campaign, { ...city, name: '' });
  const before = typed(freshForm(kept), 'title');
  const ours = typeof title === 'string' && before.startsWith(title.trimEnd());
  return ours ? { ...kept, title: beginning(visit, campaign, city)['title'] } : kept;
}
