import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { PeopleMeant } from '../../db/peopleCondition.ts';
import type { WantedSignups } from '../../db/signupRows.ts';
import type { Event } from '../../db/schema.ts';
import { eventAddress } from '../../templates/addresses.ts';
import type { View } from '../../templates/view.ts';
import { noteExport, noteExportOfSeveral } from '../organizers/noteExport.ts';
import { mailPreferencesOfMany } from '../outbox/mailPreferences.ts';
import { mayMail } from '../outbox/mayMail.ts';
import type { Services } from '../services.ts';
import { matchesEverybody } from '../signups/peopleFilter.ts';
import { peopleMeant } from '../signups/peopleMeant.ts';
import { wallTime } from '../time/clock.ts';
import type { ExportChoice } from './exportForm.ts';
import { fileOfPeople, forms } from './fileOfPeople.ts';
import type { Mailing, MailingOfEvents } from './osdi.ts';
import { profiles } from './profiles.ts';
import { questionColumnsOfEvents } from './questionColumns.ts';
import { seenTexts } from './seenTexts.ts';
import type { People } from './tables.ts';

/** A file as it is made. */
export interface ExportedFile {
  type: string;
  filename: string;
  body: Readable;
}

/** Who takes people out as a file, and reads it. */
export interface Exporter {
  organizerId: number;
  view: Pick<View, 't' | 'language'>;
  /** Whether they are shown each sensitive answer. */
  sensitive: boolean;
}

/** What people of an event, or of several, are taken out as. */
export interface Taken {
  events: readonly [Event, ...Event[]];
  /** What the name of the file says of it: an event, a campaign, a series. */
  of: string;
  /** Whether these are all events of the site whose people could be taken out. */
  everything?: boolean;
}

/**
 * Takes people out as a file. The audit log says so before anybody reads a line of it, of each event with
 * what for and how many: where that cannot be written, there is no file.
 */
export async function exportPeople(
  services: Services,
  { events, of, everything }: Taken,
  choice: ExportChoice,
  { organizerId, view, sensitive }: Exporter,
): Promise<ExportedFile> {
  const { db, clock, config } = services;
  const now = clock();
  const { profile, format, reason } = choice;
  const { states, mailable, once } = profiles[profile];
  const counted = events.map((event) => ({
    eventId: event.id,
    rows: peopleMatching(services, event, choice),
  }));
  const as = { profile, format, reason };
  const [only, ...others] = counted;
  if (only !== undefined && others.length === 0)
    await noteExport(services, { ...only, list: 'signups', as }, organizerId);
  else
    await noteExportOfSeveral(
      services,
      { counted, as, everything: everything === true },
      organizerId,
    );
  const questions = questionColumnsOfEvents(db, events, view, sensitive);
  const mailing = mailingOf(services, now);
  const wanted = events.map((event) => ({
    eventId: event.id,
    states,
    meant: meantBy(services, event, choice, now),
    order: choice.order,
    answers: questions.length > 0,
  }));
  const people = peopleOf(services, wanted, mailable ? mailing : null);
  const day = wallTime(now, events[0].zone).slice(0, 10);
  const { type, extension } = forms[format];
  const [first, ...further] = events.map((event) => ({
    event,
    url: `${config.baseUrl}${eventAddress(event.slug)}`,
  }));
  if (first === undefined) throw new Error('Nothing to export');
  return {
    type,
    filename: `${profile === 'everything' ? 'signups' : profile}-${of}-${day}.${extension}`,
    body: fileOfPeople({
      events: [first, ...further],
      choice,
      view,
      people: once && events.length > 1 ? withoutRepeats(people) : people,
      questions,
      mailing,
      rows: counted.reduce((sum, { rows }) => sum + rows, 0),
    }),
  };
}

/** What is known of all addresses of an event is read when the first is asked about. */
function mailingOf(services: Services, now: number): MailingOfEvents {
  const known = new Map<number, Mailing>();
  return (eventId) => {
    const before = known.get(eventId);
    if (before !== undefined) return before;
    const preferencesOf = mailPreferencesOfMany(services, eventId, now);
    const mailing: Mailing = (address) => mayMail('message', preferencesOf(address));
    // Events follow each other.
    known.clear();
    known.set(eventId, mailing);
    return mailing;
  };
}

/**
 * How many people a choice matches, as far as the database can tell: of those who are left out since they
 * may not be mailed it knows nothing.
 */
export function peopleMatching(
  services: Services,
  event: Event,
  { profile, filter }: Pick<ExportChoice, 'profile' | 'filter'>,
): number {
  const { db, clock } = services;
  const { states } = profiles[profile];
  const meant = meantBy(services, event, { filter }, clock());
  if (meant !== null) return db.signups.countWanted({ eventId: event.id, states, meant });
  const counts = db.signups.counts(event.id);
  return states.reduce((sum, state) => sum + counts[state].signups, 0);
}

function meantBy(
  services: Services,
  { id }: Event,
  { filter }: Pick<ExportChoice, 'filter'>,
  now: number,
): PeopleMeant | null {
  return matchesEverybody(filter) ? null : peopleMeant(services, id, filter, now);
}

/** Reads people some at a time, and lets others in between. */
async function* peopleOf(
  { db }: Pick<Services, 'db'>,
  wanted: readonly WantedSignups[],
  mailing: MailingOfEvents | null,
): People {
  for (const some of db.signupRows(wanted)) {
    yield mailing === null
      ? some
      : some.filter(
          ({ signup: { email, eventId } }) => email !== null && mailing(eventId)(email) === null,
        );
    // Lines follow each other without a pause as long as the network takes them.
    await setImmediate();
  }
}

/** Leaves out whose address stood there already: of one event nobody is on the list twice with it. */
async function* withoutRepeats(people: People): People {
  const seen = seenTexts();
  for await (const some of people)
    yield some.filter(({ signup: { emailKey } }) => emailKey !== null && seen.add(emailKey));
}
