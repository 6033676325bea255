import type { Event, Signup } from '../../db/schema.ts';
import type { ListedSignup } from '../../templates/pages/console/listedSignup.ts';
import { addressOnConsole } from '../outbox/addressOnConsole.ts';
import { answersInWords, askedBefore } from '../questions/answersInWords.ts';
import { may } from '../web/may.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import { shownTimes } from '../web/shownTimes.ts';

/** What organizers see of people of an event: each answer as far as whoever looks may read it. */
export function listedSignups(
  visit: OrganizerVisit,
  event: Event,
  signups: readonly Signup[],
): ListedSignup[] {
  const { services, view } = visit;
  const { db } = services;
  const { moment, date } = shownTimes(view, event.zone);
  const asked = askedBefore(db, event);
  const ids = signups.map(({ id }) => id);
  const given = Map.groupBy(asked ? db.answers.ofSignups(ids) : [], (row) => row.signupId);
  const sees = seesSensitive(visit, event);
  const tags = db.people.tagsOf(ids, sees);
  const isTold = ({ sensitive }: { sensitive: boolean }) => sees || !sensitive;

  function accessOf(signup: Signup): ListedSignup['access'] {
    const { accessNeeds, accessAnsweredAt, accessAnsweredBy } = signup;
    if (accessNeeds === '') return null;
    if (accessAnsweredAt === null) return isUnanswered(signup) ? 'open' : null;
    const by = accessAnsweredBy === null ? undefined : db.organizers.byId(accessAnsweredBy);
    return { by: by?.name ?? '', when: moment(accessAnsweredAt) };
  }

  function toldOf({ id, state }: Signup): ListedSignup['told'] {
    const rows = given.get(id) ?? [];
    const teller = { t: view.t, reads: [view.language] };
    return asked === null
      ? []
      : answersInWords(asked, rows, teller, state === 'confirmed').filter(isTold);
  }

  function mailingOf({ email }: Signup): ListedSignup['mailing'] {
    if (email === null) return { kind: 'unaddressed' };
    const standing = addressOnConsole(services, email, event.id, visit.now);
    return standing.kind === 'failing'
      ? { kind: 'failing', since: date(standing.since), status: standing.status }
      : standing;
  }

  return signups.map((signup) => {
    const { id, name, email, companions, createdAt, declinedAt, arrivedAt } = signup;
    return {
      id,
      name,
      email,
      companions,
      answers: signup,
      told: toldOf(signup),
      state: signup.state,
      place: signup.state === 'waiting' ? db.signups.waitingBefore(event.id, id) + 1 : null,
      when: moment(createdAt),
      declined: declinedAt === null || signup.state === 'cancelled' ? null : moment(declinedAt),
      mailing: mailingOf(signup),
      access: accessOf(signup),
      tags: tags.get(id) ?? [],
      came: arrivedAt !== null,
    };
  });
}

/** Whether somebody is shown each sensitive answer, and not only how many gave it. */
export function seesSensitive({ rights }: OrganizerVisit, event: Event): boolean {
  return may(rights, 'sensitive', { of: 'event', event });
}

function isUnanswered({ state, accessAnsweredAt }: Signup): boolean {
  return accessAnsweredAt === null && (state === 'confirmed' || state === 'waiting');
}
