import type { AttendeeMessage, Event, NewAttendeeMessage } from '../../db/schema.ts';
import { sendMessage } from '../../server/messages/sendMessage.ts';
import type { Services } from '../../server/services.ts';
import { addressKey } from '../../server/web/emailAddress.ts';
import { newPublicId } from '../../server/web/signedLinks.ts';
import { consoleMessagesAddress } from '../../templates/addresses.ts';
import type { SentForm, Visitor } from './app.ts';

/** What an organizer could write, in both languages. */
export const exampleTexts: AttendeeMessage['texts'] = {
  en: {
    subject: 'What to bring to {title}',
    text:
      'Hello {name},\n\nwe meet {time}. Please bring:\n\n- **pots** and pans\n- a friend\n\n' +
      '[Your page]({link}) says where.',
  },
  es: {
    subject: 'Qué llevar a {título}',
    text:
      'Hola, {nombre}:\n\nnos vemos el {hora}. Por favor, lleva:\n\n- **ollas** y sartenes\n' +
      '- a alguien más\n\n[Tu página]({enlace}) dice dónde.',
  },
};

/** A draft by an organizer, with whatever a test wants otherwise. */
export async function insertMessage(
  { db, clock }: Services,
  event: Event,
  values: Partial<NewAttendeeMessage> = {},
): Promise<AttendeeMessage> {
  const now = clock();
  const email = 'writer@example.org';
  return db.write((store) => {
    const organizer =
      store.organizers.byEmailKey(addressKey(email)) ??
      store.organizers.insert(
        {
          name: 'Bo Example',
          email,
          emailKey: addressKey(email),
          language: 'en',
          invitedAt: now,
        },
        { role: 'owner' },
      );
    return store.messages.insert({
      formKey: newPublicId(),
      eventId: event.id,
      organizerId: organizer.id,
      audience: 'all',
      texts: exampleTexts,
      pace: 60,
      createdAt: now,
      updatedAt: now,
      ...values,
    });
  });
}

/** Many sign-ups at once, straight into the database; every third reads Spanish. */
export async function insertPeople(
  { db, clock }: Services,
  event: Event,
  count: number,
): Promise<number[]> {
  const now = clock();
  return db.write((store) =>
    Array.from({ length: count }, (_, index) => {
      const email = `person${index + 1}@example.org`;
      return store.signups.insert({
        publicId: newPublicId(),
        eventId: event.id,
        name: `Person ${index + 1}`,
        email,
        emailKey: email,
        language: index % 3 === 2 ? 'es' : 'en',
        state: 'confirmed',
        uid: newPublicId(),
        createdAt: now,
        updatedAt: now,
      }).id;
    }),
  );
}

/** The form of a message, filled in in both languages. */
export const filledMessageForm = {
  formKey: 'AAAAAAAAAAAAAAAA',
  audience: 'confirmed',
  search: '',
  pace: '60',
  'subject-en': 'What to bring',
  'text-en': 'Hello {name}, see you {time}.',
  'subject-es': 'Qué llevar',
  'text-es': 'Hola, {nombre}: nos vemos el {hora}.',
} as const satisfies SentForm;

/** Keeps a message to those of an event as a draft, as an organizer does, and gives its id. */
export async function draftInBrowser(
  organizer: Visitor,
  event: Event,
  changes: SentForm = {},
): Promise<number> {
  const answer = await organizer
    .post(consoleMessagesAddress(event.slug), { ...filledMessageForm, ...changes })
    .expect(303);
  return Number(/\/messages\/(\d+)/.exec(String(answer.headers['location']))?.[1]);
}

/** A message that an organizer has sent: it is on its way, and nobody has got it yet. */
export async function sentMessage(
  services: Services,
  event: Event,
  values: Partial<AttendeeMessage> = {},
): Promise<AttendeeMessage> {
  const draft = await insertMessage(services, event, values);
  const outcome = await sendMessage(services, draft.id, draft.organizerId, draft.version);
  if (outcome.kind !== 'sending') throw new Error(`The message is ${outcome.kind}.`);
  return draft;
}

/** The sign-ups that have a mail of a message, by their ids: whoever had two would stand there twice. */
export function fedTo({ db }: Services, messageId: number): number[] {
  return db.outbox
    .list({}, 10_000, 0)
    .found.map(({ mail }) => mail)
    .filter((mail) => mail.messageId === messageId)
    .map(({ signupId }) => signupId ?? 0)
    .toSorted((a, b) => a - b);
}
