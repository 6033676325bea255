import type { SignupRow } from '../../db/signupRows.ts';
import type { NoMail } from '../outbox/mayMail.ts';
import { osdiStatuses } from './columns.ts';
import type { QuestionColumn } from './questionColumns.ts';
import type { People } from './tables.ts';

/** What is told of an event beside its people. */
export interface OsdiEvent {
  id: number;
  title: string;
  /** The address of its page. */
  url: string;
}

/** Why an address gets no message; null where it gets them. */
export type Mailing = (address: string) => NoMail | null;

/** The same of somebody as one of an event: it is for each event that mails are refused. */
export type MailingOfEvents = (eventId: number) => Mailing;

/** OSDI's words for it ("Email Addresses"); who wants no mail at all is unsubscribed, too. */
const mailStatuses = {
  blocked: 'unsubscribed',
  unsubscribed: 'unsubscribed',
  failing: 'bouncing',
} as const satisfies Record<NoMail, string>;

/**
 * The people of one or several events as a collection of attendances, in each of which the person is
 * embedded:
 * https://opensupporter.github.io/osdi-docs/attendances.html and people.html, in HAL
 * (draft-kelly-json-hal). What OSDI does not know stands in the custom fields of the person, which are
 * texts. People type one name, and nobody here takes it apart: it stands in `given_name`. The event is linked
 * once where there is one, and else from each attendance.
 *
 * @param total how many there are
 */
export async function* osdiAttendances(
  people: People,
  {
    events,
    total,
    questions,
    mailing,
  }: {
    events: readonly OsdiEvent[];
    total: number;
    questions: readonly QuestionColumn[];
    mailing: MailingOfEvents;
  },
): AsyncGenerator<string> {
  const collection = { total_pages: 1, per_page: total, page: 1, total_records: total };
  const links = {
    curies: [
      {
        name: 'osdi',
        href: 'https://opensupporter.github.io/osdi-docs/{rel}.html',
        templated: true,
      },
    ],
    ...(events.length === 1 ? linkOf(events[0]) : {}),
  };
  const linkIn = new Map(
    events.length === 1 ? [] : events.map((event) => [event.id, linkOf(event)]),
  );
  const head = JSON.stringify({ ...collection, _links: links });
  yield `${head.slice(0, -1)},"_embedded":{"osdi:attendances":[`;
  let first = true;
  for await (const some of people) {
    if (some.length === 0) continue;
    const attendances = some.map((row) => {
      const { eventId } = row.signup;
      const links = linkIn.get(eventId);
      return JSON.stringify({
        ...attendance(row, questions, mailing(eventId)),
        ...(links === undefined ? {} : { _links: links }),
      });
    });
    yield `${first ? '' : ','}\n${attendances.join(',\n')}`;
    first = false;
  }
  yield '\n]}}\n';
}

function linkOf(event: OsdiEvent | undefined) {
  if (event === undefined) return {};
  return { 'osdi:event': { href: event.url, title: event.title, type: 'text/html' } };
}

function attendance(row: SignupRow, questions: readonly QuestionColumn[], mailing: Mailing) {
  const { signup } = row;
  const identifiers = [`cacerola:${signup.publicId}`];
  const dates = { created_date: iso(signup.createdAt), modified_date: iso(signup.updatedAt) };
  return {
    identifiers,
    origin_system: 'Cacerola',
    ...dates,
    action_date: iso(signup.createdAt),
    status: osdiStatuses[signup.state],
    // Who was not marked may have come all the same.
    ...(signup.arrivedAt === null ? {} : { attended: true }),
    _embedded: {
      'osdi:person': {
        identifiers,
        origin_system: 'Cacerola',
        ...dates,
        given_name: signup.name,
        preferred_language: signup.language,
        languages_spoken: [signup.language],
        email_addresses: addressesOf(signup.email, mailing),
        custom_fields: {
          companions: String(signup.companions),
          ...(signup.accessNeeds === '' ? {} : { access_needs: signup.accessNeeds }),
          ...Object.fromEntries(
            questions.flatMap((question) => {
              const answer = question.of(row);
              return answer === null || answer === '' ? [] : [[question.name, String(answer)]];
            }),
          ),
        },
      },
    },
  };
}

function addressesOf(address: string | null, mailing: Mailing) {
  return address === null ? [] : [{ primary: true, address, status: mailStatus(mailing(address)) }];
}

function mailStatus(reason: NoMail | null): string {
  return reason === null ? 'subscribed' : mailStatuses[reason];
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}
