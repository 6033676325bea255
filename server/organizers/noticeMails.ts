import { browserPrograms, browserSystems, roles, type RoleOfTeam } from '../../db/schema.ts';
import {
  consoleEndorsementsAddress,
  consoleAccountAddress,
  consoleAuditAddress,
  consoleTeamAddress,
  consoleQuestionsAddress,
  consoleSignUpsAddress,
} from '../../templates/addresses.ts';
import { browserInWords } from '../../templates/components/browser.ts';
import type { MailTexts } from '../../templates/emails/letter.ts';
import {
  exportNotice,
  exportOfSeveralNotice,
  newBrowserNotice,
  removalNotice,
  rightsNotice,
  teamNotice,
  wayInNotice,
  type NoticeProps,
  type TeamNoticeProps,
} from '../../templates/emails/notices.ts';
import type { Language } from '../../templates/languages.ts';
import { translator, type Translate } from '../../templates/translate.ts';
import type { FactsAbout, MailDefinition, MailDefinitions } from '../mail/mailDefinition.ts';
import { campaignFor } from '../texts/campaignFor.ts';
import { mailSite } from '../mail/mailSite.ts';
import { drop } from '../mail/rendered.ts';
import type { MailDetail } from '../outbox/mail.ts';
import type { KindAbout } from '../outbox/mailKinds.ts';
import type { Services } from '../services.ts';
import { timeInWords } from '../time/times.ts';
import { isZone } from '../time/zones.ts';
import { wayInChanges } from './notices.ts';

interface About {
  services: Services;
  facts: FactsAbout<'organizer'>;
  detail: MailDetail;
}

/** One kind of notice. */
interface Notice {
  /** What it says; null where what it was about is gone. */
  texts: (props: NoticeProps, t: Translate, language: Language, about: About) => MailTexts | null;
  /** Who was removed hears of that alone, and of that only as long as it is so. */
  to: 'organizers' | 'who was removed';
}

/**
 * Every notice to organizers, of what they would want to know if it was not meant to be: that
 * somebody signed in as them, or what was done to the team and to what it guards.
 */
export const noticeMails: MailDefinitions<
  Exclude<KindAbout<'organizer'>, 'organizer-digest' | 'campaign-letter' | 'letter-test'>
> = {
  'organizer-new-browser': notice({
    to: 'organizers',
    texts: (props, t, language, { detail }) => {
      return newBrowserNotice({ ...props, browser: browserIn(detail, t) }, t, language);
    },
  }),
  'organizer-removal': notice({ to: 'who was removed', texts: removalNotice }),
  'team-new-browser': notice({ to: 'organizers', texts: ofTheTeam('team-new-browser') }),
  'team-invitation': notice({ to: 'organizers', texts: ofTheTeam('team-invitation') }),
  'team-rights': notice({ to: 'organizers', texts: ofTheTeam('team-rights') }),
  'organizer-rights': notice({
    to: 'organizers',
    texts: (props, t, language, { detail }) =>
      rightsNotice({ ...props, role: roleIn(detail) }, t, language),
  }),
  'organizer-ways-in': notice({
    to: 'organizers',
    texts: (props, t, language, { detail }) => {
      const change = wayInChanges.find((one) => one === detail['change']);
      return change === undefined ? null : wayInNotice({ ...props, change }, t, language);
    },
  }),
  'team-removal': notice({ to: 'organizers', texts: ofTheTeam('team-removal') }),
  'team-export': notice({
    to: 'organizers',
    texts: (props, t, language, { services, facts: { event }, detail }) => {
      const { db, config } = services;
      const id = detail['campaign'];
      const campaign = typeof id === 'number' ? db.campaigns.byId(id) : undefined;
      const of = event ?? (campaign && campaignFor(services, campaign, [language]));
      if (of === undefined) return null;
      const list =
        (['endorsements', 'contacts'] as const).find((one) => one === detail['list']) ?? 'signups';
      const address = {
        signups: consoleSignUpsAddress,
        endorsements: consoleEndorsementsAddress,
        contacts: consoleQuestionsAddress,
      }[list];
      return exportNotice(
        {
          ...props,
          list,
          of: { title: of.title, language: of.language },
          listUrl: `${config.baseUrl}${
            event === null ? consoleEndorsementsAddress({ campaign: of.slug }) : address(of.slug)
          }`,
        },
        t,
        language,
      );
    },
  }),
  'team-export-several': notice({
    to: 'organizers',
    texts: (props, t, language, { services, detail }) =>
      exportOfSeveralNotice(
        {
          ...props,
          everything: detail['extent'] === 'everything',
          events: typeof detail['events'] === 'number' ? detail['events'] : 1,
          logUrl: `${services.config.baseUrl}${consoleAuditAddress}`,
        },
        t,
        language,
      ),
  }),
};

function ofTheTeam(kind: TeamNoticeProps['kind']): Notice['texts'] {
  return (props, t, language, { services, detail }) => {
    const name = nameOf(services, detail['about']);
    const role = roleIn(detail);
    const browser = kind === 'team-new-browser' ? browserIn(detail, t) : null;
    if (name === null) return null;
    return teamNotice({ ...props, kind, name, role, browser }, t, language);
  };
}

function browserIn(detail: MailDetail, t: Translate): string {
  const program = browserPrograms.find((one) => one === detail['program']) ?? 'other';
  const system = browserSystems.find((one) => one === detail['system']) ?? 'other';
  return browserInWords(t, { program, system });
}

function roleIn(detail: MailDetail): RoleOfTeam | null {
  return roles.find((role) => role === detail['role']) ?? null;
}

/** What all of them have in common. */
function notice({ to, texts }: Notice): MailDefinition<'organizer'> {
  const toRemoved = to === 'who was removed';
  return {
    situation: {
      organizer: { removedAt: toRemoved ? 0 : null },
      detail: ({ organizerId }) => ({
        about: organizerId,
        by: organizerId,
        program: 'firefox',
        system: 'linux',
        list: 'signups',
        role: 'organizer',
        change: 'passkey-added',
        extent: 'several',
        events: 3,
      }),
    },
    render: (services, facts) => {
      const { organizer, event, mail } = facts;
      if ((organizer.removedAt !== null) !== toRemoved) return drop('gone');
      const detail = mail.detail ?? {};
      const { language } = organizer;
      const own = organizer.digestZone ?? event?.zone ?? detail['zone'];
      const zone = isZone(own) ? own : 'Etc/UTC';
      const at = typeof detail['at'] === 'number' ? detail['at'] : mail.createdAt;
      const props: NoticeProps = {
        site: mailSite(services, organizer.email, event?.id ?? null),
        when: timeInWords(at, zone, language),
        by: nameOf(services, detail['by']),
        teamUrl: `${services.config.baseUrl}${consoleTeamAddress}`,
        accountUrl: `${services.config.baseUrl}${consoleAccountAddress}`,
      };
      const made = texts(props, translator(language), language, { services, facts, detail });
      if (made === null) return drop('gone');
      const address = { name: organizer.name, address: organizer.email };
      return { kind: 'mail', to: address, language, texts: made, calendar: null };
    },
  };
}

function nameOf({ db }: Services, id: unknown): string | null {
  return typeof id === 'number' ? (db.organizers.byId(id)?.name ?? null) : null;
}
