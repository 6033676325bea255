import type { Endorsement, Event } from '../../db/schema.ts';
import { endorsementAddress, eventAddress } from '../../templates/addresses.ts';
import {
  endorsementApproved,
  endorsementConfirm,
  endorsementDeclined,
  endorsementEventCancelled,
  endorsementEventChanged,
  endorsementListingChanged,
  endorsementReceived,
  endorsementWithdrawn,
  type EndorsementMailProps,
} from '../../templates/emails/endorsements.ts';
import type { MailTexts } from '../../templates/emails/letter.ts';
import { translator } from '../../templates/translate.ts';
import { changesInMail, clocksChanged, eventInMail } from '../mail/eventInMail.ts';
import { mailSite } from '../mail/mailSite.ts';
import { drop, type DropReason, type Rendered, type Sending } from '../mail/rendered.ts';
import type { EndorsementMailKind } from '../outbox/mail.ts';
import type { Services } from '../services.ts';
import { isOver } from '../time/lifetime.ts';
import { eraseAt } from '../time/retentionDay.ts';
import { dayText } from '../time/times.ts';

/** Makes a mail to the contact of an organization as things stand at this moment. */
export function renderEndorsementMail(
  services: Services,
  kind: EndorsementMailKind,
  event: Event,
  endorsement: Endorsement,
  { mail, now }: Sending,
): Rendered {
  const needless = whyNeedless(kind, event, endorsement, now);
  if (needless !== null) return drop(needless);
  if (endorsement.email === null) return drop('gone');

  const { config, links } = services;
  const { publicId, generation, language } = endorsement;
  const confirmed = endorsement.confirmedAt !== null;
  const token = links.token('endorsement', { publicId, generation });
  const props: EndorsementMailProps = {
    site: mailSite(services, endorsement.email, event.id),
    event: eventInMail(event, config.baseUrl, language, null),
    organization: organizationName(endorsement),
    ownPageUrl: `${config.baseUrl}${endorsementAddress(token)}`,
    keptUntil: dayText(eraseAt(event, config.retentionDays), event.zone, language),
  };
  return {
    kind: 'mail',
    to: { name: confirmed ? endorsement.contactName : '', address: endorsement.email },
    language,
    texts: texts(kind, props, event, endorsement, mail.detail),
    calendar: null,
  };
}

/** Nobody has to read what a stranger typed: until the address is confirmed, no name is named. */
function organizationName({ organization, confirmedAt, language }: Endorsement): string {
  return confirmedAt === null ? translator(language)('mail.yourOrganization') : organization;
}

function texts(
  kind: EndorsementMailKind,
  props: EndorsementMailProps,
  event: Event,
  endorsement: Endorsement,
  detail: Sending['mail']['detail'],
): MailTexts {
  const { language, listedAs, website, city, statement, decisionNote } = endorsement;
  const t = translator(language);
  const listing = { listedAs, website, city, statement };
  const listUrl = `${props.site.baseUrl}${eventAddress(event.slug, 'co-sponsors')}`;
  switch (kind) {
    case 'endorsement-confirm':
      return endorsementConfirm(props, t, language);
    case 'endorsement-received':
      return endorsementReceived({ ...props, listing }, t, language);
    case 'endorsement-approved':
      return endorsementApproved({ ...props, listing, listUrl }, t, language);
    case 'endorsement-declined':
      return endorsementDeclined({ ...props, note: decisionNote }, t, language);
    case 'endorsement-listing-changed': {
      const correction = detail?.['correction'] === 'declined' ? 'declined' : 'taken';
      const note = correction === 'declined' ? decisionNote : '';
      return endorsementListingChanged(
        { ...props, listing, listUrl, correction, note },
        t,
        language,
      );
    }
    case 'endorsement-withdrawn':
      return endorsementWithdrawn({ ...props, note: decisionNote }, t, language);
    case 'endorsement-event-changed': {
      const changes = changesInMail(event, detail, language);
      return endorsementEventChanged(
        { ...props, changes, clocks: clocksChanged(detail) },
        t,
        language,
      );
    }
    case 'endorsement-event-cancelled':
      return endorsementEventCancelled({ ...props, note: event.cancellationNote }, t, language);
  }
}

function whyNeedless(
  kind: EndorsementMailKind,
  event: Event,
  { state }: Endorsement,
  now: number,
): DropReason | null {
  const onlyIn = (...states: Endorsement['state'][]): DropReason | null =>
    states.includes(state) ? null : state === 'withdrawn' ? 'cancelled' : 'superseded';
  switch (kind) {
    case 'endorsement-confirm':
      return onlyIn('unconfirmed');
    case 'endorsement-received':
      return onlyIn('waiting');
    case 'endorsement-approved':
      return onlyIn('approved');
    case 'endorsement-declined':
      return onlyIn('declined');
    case 'endorsement-listing-changed':
      return onlyIn('approved', 'waiting');
    case 'endorsement-withdrawn':
      return onlyIn('withdrawn');
    case 'endorsement-event-changed':
      if (event.state === 'cancelled') return 'superseded';
      return isOver(event, now) ? 'over' : onlyIn('waiting', 'approved');
    case 'endorsement-event-cancelled':
      return event.state === 'cancelled' ? onlyIn('waiting', 'approved') : 'superseded';
  }
}
