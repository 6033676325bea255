import type { KeptForm } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import { isEventNeed, may, maySite, type Need, type Subject } from './may.ts';
import { plainNumber } from './plainNumber.ts';
import type { OrganizerVisit, Visit } from './routes.ts';

type Asked = Pick<Visit, 'services' | 'params' | 'query'>;

/** Whether somebody may use a route, by what it needs and what its address is about. */
export function mayEnter(
  need: Need,
  { rights, ...visit }: Asked & Pick<OrganizerVisit, 'rights'>,
): boolean {
  if (!isEventNeed(need)) return maySite(rights, need);
  return subjectsOf(visit).every((subject) => may(rights, need, subject));
}

/**
 * All that an address is about: the event, email or unsaved form in its path, and what its query names
 * beside that. It has to be theirs, all of it.
 */
function subjectsOf({ services, params, query }: Asked): Subject[] {
  const { slug, mail, form } = params;
  const subjects: Subject[] = [];
  if (slug !== undefined) subjects.push(eventNamed(services, slug));
  if (mail !== undefined) subjects.push(ofMail(services, plainNumber(mail) ?? 0));
  const event = query.get('event');
  const keptForm = (id: string) => services.db.drafts.form(id);
  if (form !== undefined) {
    const kept = keptForm(form);
    // One that is not kept yet is about the event that its address names, or about a new one.
    if (kept !== undefined || event === null) subjects.push(ofForm(services, kept));
    if (event !== null) subjects.push(eventNamed(services, event));
  }
  const saved = keptForm(query.get('form') ?? '');
  if (saved !== undefined) subjects.push(ofForm(services, saved));
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

function ofForm(services: Services, kept: KeptForm | undefined): Subject {
  return kept === undefined || kept.eventId === null
    ? { of: 'site', need: 'plan' }
    : eventOf(services, kept.eventId);
}
