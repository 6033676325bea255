import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { WantedSignups } from '../../db/signupRows.ts';
import type { Event } from '../../db/schema.ts';
import { eventAddress } from '../../templates/addresses.ts';
import type { View } from '../../templates/view.ts';
import { noteExport } from '../organizers/noteExport.ts';
import { mailPreferencesOfMany } from '../outbox/mailPreferences.ts';
import { mayMail } from '../outbox/mayMail.ts';
import type { Services } from '../services.ts';
import { matchesEverybody } from '../signups/peopleFilter.ts';
import { peopleMeant } from '../signups/peopleMeant.ts';
import { wallTime } from '../time/clock.ts';
import type { ExportChoice } from './exportForm.ts';
import { fileOfPeople, forms } from './fileOfPeople.ts';
import type { Mailing } from './osdi.ts';
import { profiles } from './profiles.ts';
import { questionColumns } from './questionColumns.ts';
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

/**
 * Takes people of an event out as a file. The audit log says so before anybody reads a line of it, with what
 * for and how many: where that cannot be written, there is no file.
 */
export async function exportPeople(
  services: Services,
  event: Event,
  choice: ExportChoice,
  { organizerId, view, sensitive }: Exporter,
): Promise<ExportedFile> {
  const { db, clock, config } = services;
  const now = clock();
  const { profile, format, reason } = choice;
  const rows = peopleMatching(services, event, choice);
  const note = {
    eventId: event.id,
    list: 'signups',
    rows,
    as: { profile, format, reason },
  } as const;
  await noteExport(services, note, organizerId);
  const questions = questionColumns(db, event, view, sensitive);
  const preferencesOf = mailPreferencesOfMany(services, event.id, now);
  const mailing: Mailing = (address) => mayMail('message', preferencesOf(address));
  const wanted = { ...wantedBy(services, event, choice, now), answers: questions.length > 0 };
  const day = wallTime(now, event.zone).slice(0, 10);
  const { type, extension } = forms[format];
  return {
    type,
    filename: `${profile === 'everything' ? 'signups' : profile}-${event.slug}-${day}.${extension}`,
    body: fileOfPeople({
      event,
      choice,
      view,
      people: peopleOf(services, wanted, profiles[profile].mailable ? mailing : null),
      questions,
      mailing,
      rows,
      url: `${config.baseUrl}${eventAddress(event.slug)}`,
    }),
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
  if (!matchesEverybody(filter)) {
    const meant = peopleMeant(services, event.id, filter, clock());
    return db.signups.countWanted({ eventId: event.id, states, meant });
  }
  const counts = db.signups.counts(event.id);
  return states.reduce((sum, state) => sum + counts[state].signups, 0);
}

function wantedBy(
  services: Services,
  { id }: Event,
  { profile, order, filter }: ExportChoice,
  now: number,
): Omit<WantedSignups, 'answers'> {
  const meant = matchesEverybody(filter) ? null : peopleMeant(services, id, filter, now);
  return { eventId: id, states: profiles[profile].states, meant, order };
}

/** Reads people some at a time, and lets others in between. */
async function* peopleOf(
  { db }: Pick<Services, 'db'>,
  wanted: WantedSignups,
  mailing: Mailing | null,
): People {
  for (const some of db.signupRows(wanted)) {
    yield mailing === null
      ? some
      : some.filter(({ signup: { email } }) => email !== null && mailing(email) === null);
    // Lines follow each other without a pause as long as the network takes them.
    await setImmediate();
  }
}
