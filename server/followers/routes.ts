import { z } from 'zod';
import type { Campaign, Follower } from '../../db/schema.ts';
import { campaignUpdatesAddress, followingAddress } from '../../templates/addresses.ts';
import { freshForm, type FormState } from '../../templates/forms.ts';
import {
  followPage,
  followReceivedPage,
  ownFollowingPage,
  type FollowedCampaign,
} from '../../templates/pages/followers/following.ts';
import { announcedCampaignOf, campaignNamed } from '../campaigns/campaignOf.ts';
import { admit } from '../challenges/admit.ts';
import { siteOf } from '../siteSettings.ts';
import { campaignFor } from '../texts/campaignFor.ts';
import { followersKeptUntil } from '../time/campaignDays.ts';
import { dayText } from '../time/dateText.ts';
import { isOneClick } from '../unsubscribing/oneClick.ts';
import { settleAddress } from '../web/askedAddress.ts';
import { addressKey } from '../web/emailAddress.ts';
import { emailField, optionalLine } from '../web/fields.ts';
import { HttpProblem, notFound } from '../web/httpProblem.ts';
import { parseForm } from '../web/parseForm.ts';
import { page, redirect, type Reply, type Route, type Visit } from '../web/routes.ts';
import { tooMany } from '../web/tooMany.ts';
import { followCampaign, takesFollowers } from './followCampaign.ts';
import { leavingPath } from './leavingPath.ts';
import { confirmFollowing, leaveCampaign } from './ownFollowing.ts';

const form = '/campaigns/:slug/updates';

/** Signing up for updates of a campaign, and the page of those who did. */
export const followerRoutes: readonly Route[] = [
  {
    method: 'get',
    path: form,
    role: 'anyone',
    handle: (visit) =>
      announcedCampaignOf(visit, campaignUpdatesAddress, (campaign) =>
        page(formPage(visit, campaign)),
      ),
  },
  { method: 'post', path: form, role: 'anyone', handle: follow },
  {
    method: 'get',
    path: `${form}/received`,
    role: 'anyone',
    handle: (visit) =>
      announcedCampaignOf(
        visit,
        (slug) => campaignUpdatesAddress(slug, 'received'),
        (campaign) => page(followReceivedPage(visit.view, shown(visit, campaign))),
      ),
  },
  {
    method: 'get',
    path: leavingPath,
    role: 'link',
    handle: (visit) => page(ownPage(visit, ownFollowing(visit))),
  },
  { method: 'post', path: leavingPath, role: 'link', handle: leaveByMailProgram },
  { method: 'post', path: `${leavingPath}/confirmation`, role: 'link', handle: confirm },
  { method: 'post', path: `${leavingPath}/removal`, role: 'link', handle: leave },
];

const FollowForm = z.object({ email: emailField(), name: optionalLine(100) });

async function follow(visit: Visit): Promise<Reply> {
  const { services, view, form: values, now } = visit;
  const campaign = campaignNamed(visit);
  if (campaign.state === 'draft') throw notFound();
  // The page itself says why.
  if (!takesFollowers(campaign, now)) return page(formPage(visit, campaign), 409);
  const again = (refused: FormState) => formPage(visit, campaign, refused);
  const parsed = parseForm(FollowForm, values, view.t);
  if (!parsed.ok) return page(again(parsed.form), 422);
  const address = settleAddress(values, parsed.value.email);
  if (address.kind === 'question') return page(again(address.form), 422);
  const { email } = address;
  // Counted are forms that lead to an email, not one that had to be corrected.
  const admission = await admit(visit, {
    about: addressKey(email),
    path: campaignUpdatesAddress(campaign.slug),
    free: 'updates',
    inAll: 'updatesInAll',
    countedFor: '',
  });
  if (admission.kind === 'challenged') return admission.reply;
  if (admission.kind === 'too-many') return tooMany(visit, admission.seconds, again);
  const following = { name: parsed.value.name, email, language: view.language };
  const outcome = await services.steady(() => followCampaign(services, campaign.id, following));
  return outcome.kind === 'received'
    ? redirect(campaignUpdatesAddress(campaign.slug, 'received'))
    : page(formPage(visit, services.db.campaigns.byId(campaign.id) ?? campaign), 409);
}

function formPage(visit: Visit, campaign: Campaign, state: FormState = freshForm()) {
  const open = takesFollowers(campaign, visit.now);
  return followPage(visit.view, shown(visit, campaign), state, open);
}

function shown({ services, view }: Visit, campaign: Campaign): FollowedCampaign {
  const { slug, title, language } = campaignFor(services, campaign, [...view.reads, view.language]);
  return { slug, title, language };
}

/** What a mailed link opens. */
interface Own {
  follower: Follower;
  campaign: Campaign;
}

/**
 * Whom the token of the path names.
 *
 * @throws HttpProblem 404 for a forged, outdated or unknown token
 */
function ownFollowing({ services, params }: Visit): Own {
  const { db, links } = services;
  const target = links.read('updates', params['token'] ?? '');
  const follower = target ? db.followers.byPublicId(target.publicId) : undefined;
  const campaign = follower && db.campaigns.byId(follower.campaignId);
  if (!follower || !campaign || follower.generation !== target?.generation) throw notFound();
  return { follower, campaign };
}

function ownPage(visit: Visit, { follower, campaign }: Own) {
  const { services, view, params } = visit;
  const { retentionDays } = siteOf(services);
  const end = services.db.followers.lastEnd(campaign.id);
  const until = followersKeptUntil(campaign, end, follower.createdAt, retentionDays);
  return ownFollowingPage(view, shown(visit, campaign), {
    token: params['token'] ?? '',
    state: follower.state,
    keptUntil: dayText(until, 'UTC', view.language),
  });
}

async function confirm(visit: Visit): Promise<Reply> {
  const { follower } = ownFollowing(visit);
  const outcome = await confirmFollowing(visit.services, follower.id);
  if (outcome.kind === 'refused') throw new HttpProblem(409);
  return redirect(followingAddress(visit.params['token'] ?? ''));
}

async function leave(visit: Visit): Promise<Reply> {
  const { follower } = ownFollowing(visit);
  await leaveCampaign(visit.services, follower.id);
  return redirect(followingAddress(visit.params['token'] ?? ''));
}

/** One press in a mail program, answered at once and without a redirect (RFC 8058, section 3.1). */
async function leaveByMailProgram(visit: Visit): Promise<Reply> {
  const { follower } = ownFollowing(visit);
  if (!isOneClick(visit.request)) throw new HttpProblem(400);
  await leaveCampaign(visit.services, follower.id);
  return {
    kind: 'content',
    type: 'text/plain; charset=utf-8',
    body: `${visit.view.t('updates.own.left.title')}\n`,
  };
}
