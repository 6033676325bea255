import type { Campaign } from '../../db/schema.ts';
import {
  campaignsAddress,
  consoleCampaignAddress,
  consoleCampaignsAddress,
  consoleNewCampaignAddress,
} from '../../templates/addresses.ts';
import { freshForm, typed, type FormState } from '../../templates/forms.ts';
import { firstLanguage } from '../../templates/languages.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { campaignFormPage } from '../../templates/pages/console/campaignForm.ts';
import { campaignsPage } from '../../templates/pages/console/campaigns.ts';
import { siteOf } from '../siteSettings.ts';
import { longDate } from '../time/dateText.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import { refusedForm } from '../web/parseForm.ts';
import { plainNumber } from '../web/plainNumber.ts';
import { page, redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { campaignValues, longestFacts, longestTitle, readCampaignForm } from './campaignForm.ts';
import { campaignLanguageRoutes } from './campaignLanguages.ts';
import { campaignOf } from './campaignOf.ts';
import { campaignQuestionRoutes } from './campaignQuestions.ts';
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
    handle: (visit) => page(newForm(visit, freshForm({ language: ownLanguage(visit) }))),
  },
  {
    method: 'get',
    path: '/console/campaigns/:slug',
    role: 'organizer',
    need: 'plan',
    handle: (visit) =>
      campaignOf(visit, consoleCampaignAddress, (campaign) =>
        page(editForm(visit, campaign, freshForm(valuesOf(visit, campaign)))),
      ),
  },
  {
    method: 'post',
    path: '/console/campaigns/:slug',
    role: 'organizer',
    need: 'plan',
    handle: edit,
  },
  ...campaignLanguageRoutes,
  ...campaignQuestionRoutes,
];

function list(visit: OrganizerVisit) {
  const { services, view } = visit;
  const { db } = services;
  return campaignsPage(view, {
    campaigns: db.campaigns.all().map(({ id, slug, title, day }) => ({
      slug,
      title,
      day: day === null ? null : longDate(Date.parse(`${day}T12:00Z`), 'UTC', view.language),
      events: db.events.inCampaign(id).length,
    })),
    done: doneText(visit, ['created', 'saved', 'unchanged'], (name) =>
      view.t(`console.campaigns.done.${name}`),
    ),
  });
}

async function create(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, form, organizer, now } = visit;
  const parsed = readCampaignForm(form, view.t, now);
  if (!parsed.ok) return page(newForm(visit, parsed.form), 422);
  const outcome = await createCampaign(services, organizer.id, parsed.value);
  switch (outcome.kind) {
    case 'slug-taken':
      return page(newForm(visit, taken(visit, outcome.slug)), 422);
    case 'saved':
    case 'unchanged':
    case 'stale':
    case 'gone':
      return redirectDone(visit, consoleCampaignsAddress, 'created');
  }
}

async function edit(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, form, params, organizer, now } = visit;
  const { campaigns } = services.db;
  const slug = params['slug'] ?? '';
  // A form that was opened before somebody renamed it still finds it.
  const campaign = campaigns.bySlug(slug) ?? campaigns.byFormerSlug(slug);
  if (!campaign) throw notFound();
  const parsed = readCampaignForm(form, view.t, now);
  if (!parsed.ok) return page(editForm(visit, campaign, parsed.form, seenAt(visit, campaign)), 422);
  const details = parsed.value;
  const outcome = await editCampaign(services, {
    campaignId: campaign.id,
    organizerId: organizer.id,
    details,
    seenAt: seenAt(visit, campaign),
  });
  return afterEdit(visit, campaign, outcome);
}

function afterEdit(visit: OrganizerVisit, campaign: Campaign, outcome: CampaignSaving): Reply {
  const { form, view, now } = visit;
  switch (outcome.kind) {
    case 'saved':
    case 'unchanged':
      return redirectDone(visit, consoleCampaignsAddress, outcome.kind);
    case 'gone':
      return redirect(consoleCampaignsAddress);
    case 'slug-taken':
      return page(
        editForm(visit, campaign, taken(visit, outcome.slug), seenAt(visit, campaign)),
        422,
      );
    case 'stale': {
      const stored = outcome.campaign;
      const problem = { key: 'console.campaigns.problems.stale' } as const;
      const read = readCampaignForm(form, view.t, now);
      const parts = read.ok ? partsThatDiffer(stored, read.value, ownLanguage(visit)) : [];
      const values = valuesOf(visit, stored);
      const theirs = parts.map((part) => ({ part, value: String(values[part] ?? '') }));
      const refused = refusedForm(form, { '': problem }, view.t);
      return page(editForm(visit, stored, refused, stored.updatedAt, theirs), 422);
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

type Theirs = Parameters<typeof campaignFormPage>[1]['theirs'];

function newForm({ services, view }: OrganizerVisit, form: FormState) {
  return campaignFormPage(view, {
    subject: { kind: 'new' },
    form,
    theirs: [],
    ...bounds(services.config.baseUrl),
  });
}

function editForm(
  { services, view }: OrganizerVisit,
  { slug, title, updatedAt }: Campaign,
  form: FormState,
  seen = updatedAt,
  theirs: Theirs = [],
) {
  return campaignFormPage(view, {
    subject: { kind: 'edit', slug, title, seenAt: seen },
    form,
    theirs,
    ...bounds(services.config.baseUrl),
  });
}

function bounds(baseUrl: string) {
  return { longestTitle, longestFacts, addressBefore: `${baseUrl}${campaignsAddress}/` };
}
