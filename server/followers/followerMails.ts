import type { Campaign, CampaignUpdate, Follower } from '../../db/schema.ts';
import { followingAddress } from '../../templates/addresses.ts';
import {
  campaignUpdateMail,
  updatesConfirm,
  type FollowerMailProps,
} from '../../templates/emails/followers.ts';
import type { Language } from '../../templates/languages.ts';
import { translator } from '../../templates/translate.ts';
import { followerMailProps, writtenForFollower } from '../messages/letterTexts.ts';
import type { MailDefinitions } from '../mail/mailDefinition.ts';
import { mailSite } from '../mail/mailSite.ts';
import { drop, type Rendered } from '../mail/rendered.ts';
import type { Services } from '../services.ts';
import { originalOf } from '../texts/campaignFor.ts';

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
              { ...props, written: writtenIn(services, update, campaign, language), test: false },
              t,
              language,
            ),
          )
        : drop('cancelled'),
  },
};

/**
 * An update in the language of its reader, where there is a text in it, else in that in which its campaign
 * was written at first.
 */
function writtenIn(
  services: Services,
  { subject, text, letterId }: CampaignUpdate,
  campaign: Campaign,
  language: Language,
) {
  const letter = letterId === null ? undefined : services.db.campaignLetters.byId(letterId);
  const written = letter && writtenForFollower(services, campaign, letter, [language]);
  return written ?? { subject, text, language: originalOf(services, campaign).language };
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
  const own = followingAddress(links.token('updates', { publicId, generation }));
  const props = followerMailProps(services, campaign, {
    name,
    language,
    site: mailSite(services, email, null),
    ownPageUrl: `${config.baseUrl}${own}`,
    createdAt: follower.createdAt,
  });
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
