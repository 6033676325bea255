import type { KeptForm } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import {
  isCampaignNeed,
  isEventNeed,
  may,
  mayCampaign,
  maySite,
  type Need,
  type Subject,
} from './may.ts';
import { plainNumber } from './plainNumber.ts';
import type { OrganizerVisit, Visit } from './routes.ts';

type Asked = Pick<Visit, 'services' | 'params' | 'query'> & Pick<OrganizerVisit, 'organizer'>;

/** Whether somebody may use a route, by what it needs and what its address is about. */
export function mayEnter(
  need: Need,
  { rights, ...visit }: Asked & Pick<OrganizerVisit, 'rights'>,
): boolean {
  if (isEventNeed(need)) return subjectsOf(visit).every((subject) => may(rights, need, subject));
  if (isCampaignNeed(need)) {
    const { campaigns } = visit.services.db;
    const slug = visit.params['slug'] ?? '';
    const campaign = campaigns.named(slug);
    return mayCampaign(rights, need, campaign?.id ?? null);
  }
  if (!maySite(rights, need)) return false;
  // A new event takes over what its form was begun from: that has to be theirs, too.
  return (
    need !== 'create' || subjectsOf(visit).every((subject) => may(rights, 'organize', subject))
  );
}

/**
 * All that an address is about: the event, email or unsaved form in its path, and what its query names
 * beside that. It has to be theirs, all of it.
 */
function subjectsOf({ services, params, query, organizer }: Asked): Subject[] {
  const { slug, mail, form } = params;
  const subjects: Subject[] = [];
  if (slug !== undefined) subjects.push(eventNamed(services, slug));
  if (mail !== undefined) subjects.push(ofMail(services, plainNumber(mail) ?? 0));
  const event = query.get('event');
  const keptForm = (id: string) => services.db.drafts.form(id);
  if (form !== undefined) {
    const kept = keptForm(form);
    // One that is not kept yet is about the event that its address names, or about a new one.
    if (kept !== undefined || event === null) subjects.push(ofForm(services, kept, organizer.id));
    if (event !== null) subjects.push(eventNamed(services, event));
  }
  const saved = keptForm(query.get('form') ?? '');
  if (saved !== undefined) subjects.push(ofForm(services, saved, organizer.id));
  return subjects;
}

function eventNamed({ db }: Services, slug: string): Subject {
  const event = db.events.bySlug(slug);
  return event ? { of: 'event', event } : { of: 'nothing' };
}

function eventOf({ db }: Services, id: number): Subject {
  const event = db.events.byId(id);
  return event ? { of: 'event', event } : { of: 'nothing' };
}

function ofMail(services: Services, id: number): Subject {
  const mail = services.db.outbox.byId(id);
  if (!mail) return { of: 'nothing' };
  return mail.eventId === null ? { of: 'site', need: 'mail' } : eventOf(services, mail.eventId);
}

/** A new event that somebody else types is theirs until it is one, but for those who see all. */
function ofForm(services: Services, kept: KeptForm | undefined, organizerId: number): Subject {
  if (kept === undefined) return { of: 'site', need: 'create' };
  if (kept.eventId !== null) return eventOf(services, kept.eventId);
  return { of: 'site', need: kept.organizerId === organizerId ? 'create' : 'plan' };
}
