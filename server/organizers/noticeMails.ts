import type { Event, Organizer } from '../../db/schema.ts';
import { browserPrograms, browserSystems } from '../../db/schema.ts';
import {
  consoleEndorsementsAddress,
  consoleOrganizersAddress,
  consoleSignUpsAddress,
} from '../../templates/addresses.ts';
import { browserInWords } from '../../templates/components/browser.ts';
import type { MailTexts } from '../../templates/emails/letter.ts';
import {
  exportNotice,
  newBrowserNotice,
  removalNotice,
  teamNotice,
} from '../../templates/emails/notices.ts';
import { translator } from '../../templates/translate.ts';
import { mailSite } from '../mail/mailSite.ts';
import { drop, type Rendered, type Sending } from '../mail/rendered.ts';
import type { MailDetail, OrganizerNoticeKind } from '../outbox/mail.ts';
import type { Services } from '../services.ts';
import { timeInWords } from '../time/times.ts';
import { isZone } from '../time/zones.ts';

/** Makes a notice to an organizer; `event` is the one whose list was taken out. */
export function renderNotice(
  services: Services,
  kind: OrganizerNoticeKind,
  organizer: Organizer,
  event: Event | null,
  { mail }: Pick<Sending, 'mail'>,
): Rendered {
  // Who was removed hears of that alone, and of that only as long as it is so.
  if ((organizer.removedAt !== null) !== (kind === 'organizer-removal')) return drop('gone');
  const texts = textsOf(services, kind, organizer, event, mail.detail ?? {}, mail.createdAt);
  if (texts === null) return drop('gone');
  const to = { name: organizer.name, address: organizer.email };
  return { kind: 'mail', to, language: organizer.language, texts, calendar: null };
}

function textsOf(
  services: Services,
  kind: OrganizerNoticeKind,
  organizer: Organizer,
  event: Event | null,
  detail: MailDetail,
  createdAt: number,
): MailTexts | null {
  const { db, config } = services;
  const { language } = organizer;
  const t = translator(language);
  const own = organizer.digestZone ?? event?.zone ?? detail['zone'];
  const zone = isZone(own) ? own : 'Etc/UTC';
  const at = typeof detail['at'] === 'number' ? detail['at'] : createdAt;
  const nameOf = (id: unknown) =>
    typeof id === 'number' ? (db.organizers.byId(id)?.name ?? null) : null;
  const shared = {
    site: mailSite(services, organizer.email, event?.id ?? null),
    when: timeInWords(at, zone, language),
    by: nameOf(detail['by']),
    organizersUrl: `${config.baseUrl}${consoleOrganizersAddress}`,
  };
  switch (kind) {
    case 'organizer-new-browser': {
      const program = browserPrograms.find((one) => one === detail['program']) ?? 'other';
      const system = browserSystems.find((one) => one === detail['system']) ?? 'other';
      const browser = browserInWords(t, { program, system });
      return newBrowserNotice({ ...shared, browser }, t, language);
    }
    case 'organizer-removal':
      return removalNotice(shared, t, language);
    case 'team-invitation':
    case 'team-removal': {
      const name = nameOf(detail['about']);
      return name === null ? null : teamNotice({ ...shared, kind, name }, t, language);
    }
    case 'team-export': {
      if (event === null) return null;
      const list = detail['list'] === 'endorsements' ? 'endorsements' : 'signups';
      const address = list === 'signups' ? consoleSignUpsAddress : consoleEndorsementsAddress;
      return exportNotice(
        {
          ...shared,
          list,
          event: { title: event.title, language: event.language },
          listUrl: `${config.baseUrl}${address(event.slug)}`,
        },
        t,
        language,
      );
    }
  }
}
