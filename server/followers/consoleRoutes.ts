import { z } from 'zod';
import type { Campaign } from '../../db/schema.ts';
import { consoleCampaignUpdatesAddress } from '../../templates/addresses.ts';
import { freshForm, type FormState } from '../../templates/forms.ts';
import { campaignUpdatesPage } from '../../templates/pages/console/campaignUpdates.ts';
import { campaignOf, campaignNamed } from '../campaigns/campaignOf.ts';
import { shortDate } from '../time/dateText.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { optionalText, requiredLine, showsNothing } from '../web/fields.ts';
import { notFound } from '../web/httpProblem.ts';
import { parseForm, refusedForm } from '../web/parseForm.ts';
import { pagingOf } from '../web/paging.ts';
import { plainNumber } from '../web/plainNumber.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { formKeyIn } from '../web/formKey.ts';
import { eraseFollower } from './eraseFollower.ts';
import { sendUpdate } from './sendUpdate.ts';

const list = '/console/campaigns/:slug/updates';
const onPage = 50;

/** Who gets the updates of a campaign, and writing to them. */
export const followerConsoleRoutes: readonly Route[] = [
  {
    method: 'get',
    path: list,
    role: 'organizer',
    need: 'plan',
    handle: (visit) =>
      campaignOf(visit, consoleCampaignUpdatesAddress, (campaign) => page(show(visit, campaign))),
  },
  { method: 'post', path: list, role: 'organizer', need: 'plan', handle: send },
  {
    method: 'post',
    path: `${list}/:id/erasure`,
    role: 'organizer',
    need: 'plan',
    fresh: true,
    handle: erase,
  },
];

const UpdateForm = z.object({
  subject: requiredLine(150, 'console.updates.problems.subject'),
  text: optionalText(20_000),
});

function show(visit: OrganizerVisit, campaign: Campaign, form: FormState = freshForm()) {
  const { services, view, query } = visit;
  const { followers } = services.db;
  const { id, slug, title, state } = campaign;
  const confirmed = followers.confirmed(id);
  const { current, pages, offset } = pagingOf(query, confirmed, onPage);
  const day = (at: number) => shortDate(at, 'UTC', view.language);
  return campaignUpdatesPage(view, {
    slug,
    title,
    state,
    confirmed,
    followers: followers
      .list(id, { limit: onPage, offset })
      .map(({ id: number, name, email, createdAt }) => ({
        id: number,
        name,
        email: email ?? '',
        since: day(createdAt),
      })),
    paging: { page: current, pages },
    sent: followers.updates(id).map(({ subject, sentAt, followers: number }) => ({
      subject,
      when: day(sentAt),
      followers: number,
    })),
    form,
    formKey: formKeyIn(form),
    done: doneText(visit, ['sent', 'nobody', 'erased'], (name, [count = 0]) =>
      view.t(`console.updates.done.${name}`, { count }),
    ),
  });
}

async function send(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, form, organizer } = visit;
  const campaign = campaignNamed(visit);
  const parsed = parseForm(UpdateForm, form, view.t);
  if (!parsed.ok) return page(show(visit, campaign, parsed.form), 422);
  const { subject, text } = parsed.value;
  if (showsNothing(text)) {
    const problem = { key: 'console.updates.problems.text' } as const;
    return page(show(visit, campaign, refusedForm(form, { text: problem }, view.t)), 422);
  }
  const outcome = await sendUpdate(services, {
    campaignId: campaign.id,
    organizerId: organizer.id,
    formKey: formKeyIn(freshForm(form)),
    subject,
    text,
  });
  const address = consoleCampaignUpdatesAddress(campaign.slug);
  switch (outcome.kind) {
    case 'sent':
      return redirectDone(visit, address, 'sent', [outcome.followers]);
    case 'nobody':
      return redirectDone(visit, address, 'nobody');
    case 'gone':
      throw notFound();
  }
}

async function erase(visit: OrganizerVisit): Promise<Reply> {
  const { services, params, organizer } = visit;
  const campaign = campaignNamed(visit);
  const id = plainNumber(params['id'] ?? '');
  const follower = id === null ? undefined : services.db.followers.byId(id);
  // A second press finds nobody, and says what the first one did.
  if (follower !== undefined && follower.campaignId !== campaign.id) throw notFound();
  if (follower !== undefined) await eraseFollower(services, follower.id, organizer.id);
  return redirectDone(visit, consoleCampaignUpdatesAddress(campaign.slug), 'erased');
}
