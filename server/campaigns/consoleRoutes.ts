import type { Campaign } from '../../db/schema.ts';
import {
  consoleCampaignAddress,
  consoleCampaignsAddress,
  consoleNewCampaignAddress,
} from '../../templates/addresses.ts';
import { freshForm, typed, type FormState } from '../../templates/forms.ts';
import { firstLanguage } from '../../templates/languages.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { campaignsPage } from '../../templates/pages/console/campaigns.ts';
import { siteOf } from '../siteSettings.ts';
import { longDate } from '../time/dateText.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { refusedForm } from '../web/parseForm.ts';
import { plainNumber } from '../web/plainNumber.ts';
import { page, redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { chosenEventsRoutes } from './campaignEvents.ts';
import { campaignValues, readCampaignForm } from './campaignForm.ts';
import { campaignEditPage, newCampaignPage, partInWords } from './campaignFormView.ts';
import { campaignLanguageRoutes } from './campaignLanguages.ts';
import { campaignOf, campaignNamed } from './campaignOf.ts';
import { campaignQuestionRoutes } from './campaignQuestions.ts';
import { askedAgain, followingOf } from './followingActions.ts';
import { campaignStateRoutes, campaignDoneText } from './stateRoutes.ts';
import {
  createCampaign,
  editCampaign,
  partsThatDiffer,
  type CampaignSaving,
} from './saveCampaign.ts';

/** Campaigns, made and renamed. */
export const campaignConsoleRoutes: readonly Route[] = [
  {
    method: 'get',
    path: consoleCampaignsAddress,
    role: 'organizer',
    need: 'plan',
    handle: (visit) => page(list(visit)),
  },
  {
    method: 'post',
    path: consoleCampaignsAddress,
    role: 'organizer',
    need: 'plan',
    handle: create,
  },
  {
    method: 'get',
    path: consoleNewCampaignAddress,
    role: 'organizer',
    need: 'plan',
    handle: (visit) =>
      page(newCampaignPage(visit, freshForm({ language: ownLanguage(visit), hosting: 'nobody' }))),
  },
  {
    method: 'get',
    path: '/console/campaigns/:slug',
    role: 'organizer',
    need: 'plan',
    handle: (visit) =>
      campaignOf(visit, consoleCampaignAddress, (campaign) =>
        page(
          campaignEditPage(visit, campaign, freshForm(valuesOf(visit, campaign)), {
            done: campaignDoneText(visit),
          }),
        ),
      ),
  },
  {
    method: 'post',
    path: '/console/campaigns/:slug',
    role: 'organizer',
    need: 'plan',
    handle: edit,
  },
  ...campaignStateRoutes,
  ...chosenEventsRoutes,
  ...campaignLanguageRoutes,
  ...campaignQuestionRoutes,
];

function list(visit: OrganizerVisit) {
  const { services, view } = visit;
  const { db } = services;
  return campaignsPage(view, {
    campaigns: db.campaigns.all().map(({ id, slug, title, day, state }) => ({
      slug,
      title,
      state,
      day: day === null ? null : longDate(Date.parse(`${day}T12:00Z`), 'UTC', view.language),
      events: db.events.inCampaign(id).length,
    })),
    done: doneText(
      visit,
      ['created', 'drafted', 'saved', 'followed', 'unchanged'],
      (name, [count = 0]) =>
        name === 'followed'
          ? view.t('console.campaigns.done.followed', { count })
          : view.t(`console.campaigns.done.${name}`),
    ),
  });
}

async function create(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, form, organizer, now } = visit;
  const parsed = readCampaignForm(form, view.t, now);
  if (!parsed.ok) return page(newCampaignPage(visit, parsed.form), 422);
  const state = form['intent'] === 'draft' ? 'draft' : 'open';
  const outcome = await createCampaign(services, organizer.id, parsed.value, state);
  switch (outcome.kind) {
    case 'slug-taken':
      return page(newCampaignPage(visit, taken(visit, outcome.slug)), 422);
    case 'saved':
    case 'unchanged':
    case 'stale':
    case 'gone':
      return redirectDone(visit, consoleCampaignsAddress, state === 'open' ? 'created' : 'drafted');
  }
}

async function edit(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, form, organizer, now } = visit;
  const campaign = campaignNamed(visit);
  const parsed = readCampaignForm(form, view.t, now);
  if (!parsed.ok)
    return page(
      campaignEditPage(visit, campaign, parsed.form, { seenAt: seenAt(visit, campaign) }),
      422,
    );
  const details = parsed.value;
  const seen = seenAt(visit, campaign);
  const decided = followingOf(visit, campaign, details, seen);
  if (decided.kind === 'back')
    return page(campaignEditPage(visit, campaign, freshForm(form), { seenAt: seen }));
  if (decided.kind === 'ask') return decided.reply(null);
  const outcome = await editCampaign(services, {
    campaignId: campaign.id,
    organizerId: organizer.id,
    details,
    seenAt: seen,
    following: decided.following,
  });
  return outcome.kind === 'otherwise'
    ? askedAgain(visit, campaign, details)
    : afterEdit(visit, campaign, outcome);
}

function afterEdit(visit: OrganizerVisit, campaign: Campaign, outcome: CampaignSaving): Reply {
  const { form, view, now } = visit;
  switch (outcome.kind) {
    case 'saved':
      return outcome.followed === 0
        ? redirectDone(visit, consoleCampaignsAddress, 'saved')
        : redirectDone(visit, consoleCampaignsAddress, 'followed', [outcome.followed]);
    case 'unchanged':
      return redirectDone(visit, consoleCampaignsAddress, 'unchanged');
    case 'gone':
      return redirect(consoleCampaignsAddress);
    case 'slug-taken':
      return page(
        campaignEditPage(visit, campaign, taken(visit, outcome.slug), {
          seenAt: seenAt(visit, campaign),
        }),
        422,
      );
    case 'stale': {
      const stored = outcome.campaign;
      const problem = { key: 'console.campaigns.problems.stale' } as const;
      const read = readCampaignForm(form, view.t, now);
      const parts = read.ok ? partsThatDiffer(stored, read.value, ownLanguage(visit)) : [];
      const values = valuesOf(visit, stored);
      const theirs = parts.map((part) => ({ part, value: partInWords(view, part, values) }));
      const refused = refusedForm(form, { '': problem }, view.t);
      return page(campaignEditPage(visit, stored, refused, { theirs }), 422);
    }
  }
}

/** A campaign in its form, with the language in which it is taken to be where nobody said one. */
function valuesOf(visit: OrganizerVisit, { language, ...campaign }: Campaign) {
  return campaignValues({ ...campaign, language: language ?? ownLanguage(visit) });
}

function ownLanguage({ services }: Pick<OrganizerVisit, 'services'>): TextLanguage {
  return siteOf(services).locales[0] ?? firstLanguage;
}

function taken({ form, view }: OrganizerVisit, slug: string): FormState {
  const problem = { key: 'console.campaigns.problems.slugTaken', values: { slug } } as const;
  return refusedForm(form, { slug: problem }, view.t);
}

/** Without the hidden field, a form was made by hand; it is taken to be of now. */
function seenAt({ form }: OrganizerVisit, campaign: Campaign): number {
  return plainNumber(typed(freshForm(form), 'seenAt')) ?? campaign.updatedAt;
}
