import type { Campaign, CampaignUpdate, Follower } from '../../db/schema.ts';
import { campaignAddress, followingAddress } from '../../templates/addresses.ts';
import {
  campaignUpdateMail,
  updatesConfirm,
  type FollowerMailProps,
} from '../../templates/emails/followers.ts';
import { translator } from '../../templates/translate.ts';
import type { MailDefinitions } from '../mail/mailDefinition.ts';
import { mailSite } from '../mail/mailSite.ts';
import { drop, type Rendered } from '../mail/rendered.ts';
import type { Services } from '../services.ts';
import { siteOf } from '../siteSettings.ts';
import { campaignFor, originalOf } from '../texts/campaignFor.ts';
import { followersKeptUntil } from '../time/campaignDays.ts';
import { dayText } from '../time/dateText.ts';

/** Every mail to those who follow a campaign. */
export const followerMails: MailDefinitions<'updates-confirm' | 'campaign-update'> = {
  'updates-confirm': {
    situation: { follower: { state: 'unconfirmed', confirmedAt: null } },
    render: (services, { follower }) =>
      toFollower(services, follower, (props, t, { language, state }) =>
        updatesConfirm({ ...props, confirmed: state === 'confirmed' }, t, language),
      ),
  },
  'campaign-update': {
    situation: {},
    render: (services, { follower, update }) =>
      follower.state === 'confirmed'
        ? toFollower(services, follower, (props, t, { language }, campaign) =>
            campaignUpdateMail(
              { ...props, written: writtenIn(services, update, campaign) },
              t,
              language,
            ),
          )
        : drop('cancelled'),
  },
};

/** An update is in the language in which its campaign was written at first. */
function writtenIn(services: Services, { subject, text }: CampaignUpdate, campaign: Campaign) {
  return { subject, text, language: originalOf(services, campaign).language };
}

function toFollower(
  services: Services,
  follower: Follower,
  texts: (
    props: FollowerMailProps,
    t: ReturnType<typeof translator>,
    follower: Follower,
    campaign: Campaign,
  ) => Extract<Rendered, { kind: 'mail' }>['texts'],
): Rendered {
  const { db, config, links } = services;
  const { email, language, publicId, generation, campaignId, state, name } = follower;
  const campaign = db.campaigns.byId(campaignId);
  if (!campaign) return drop('gone');
  if (email === null) return drop('cancelled');
  const read = campaignFor(services, campaign, [language]);
  const own = followingAddress(links.token('updates', { publicId, generation }));
  const { retentionDays } = siteOf(services);
  const end = db.followers.lastEnd(campaignId);
  const props: FollowerMailProps = {
    site: mailSite(services, email, null),
    name,
    campaign: { title: read.title, language: read.language },
    pageUrl: `${config.baseUrl}${campaignAddress(campaign.slug)}`,
    ownPageUrl: `${config.baseUrl}${own}`,
    keptUntil: dayText(
      followersKeptUntil(campaign, end, follower.createdAt, retentionDays),
      'UTC',
      language,
    ),
  };
  return {
    kind: 'mail',
    to: { name: state === 'confirmed' ? name : '', address: email },
    language,
    texts: texts(props, translator(language), follower, campaign),
    calendar: null,
    // Whoever has enough of this campaign may still want to be reminded of an event.
    unsubscribeUrl: props.ownPageUrl,
  };
}
