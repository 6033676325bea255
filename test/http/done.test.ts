import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { allRoutes } from '../helpers/allRoutes.ts';
import { addressOnConsole } from '../../server/outbox/addressOnConsole.ts';
import {
  consoleChangesSendingAddress,
  consoleCrowdAddress,
  consoleDigestAddress,
  consoleEndorsementAddress,
  consoleEndorsementListAddress,
  consoleEndorsementsAddress,
  consoleEventAddress,
  consoleEventsAddress,
  consoleMailRecipientAddress,
  consoleMailResendingAddress,
  consoleMessageAddress,
  consoleMessagesAddress,
  consoleOrganizerRemovalAddress,
  consoleOrganizersAddress,
  consoleOtherSessionsEndingAddress,
  consoleSessionEndingAddress,
  consoleSignUpErasureAddress,
  consoleSignUpMailingAddress,
  consoleSignUpRemovalAddress,
  consoleUnreadReportAddress,
  endorsementCorrectionAddress,
  mailChoiceAddress,
  signUpAddress,
  signUpAddressChangeAddress,
  signUpAddressConfirmationAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type SentForm, type TestApp, type Visitor } from '../helpers/app.ts';
import { campaignInFullSwing, type Campaign } from '../helpers/campaign.ts';
import { filledEventForm } from '../helpers/eventForms.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let campaign: Campaign;
let organizer: Visitor;
let otherSession: number;
let report: { id: number; mailId: number };
beforeAll(async () => {
  app = await startTestApp();
  campaign = await campaignInFullSwing(app);
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  await signedInOrganizer(app.services, { name: 'Bo Example', email: 'bo@example.org' });
  otherSession = await sessionElsewhere();
  report = await unreadReport();
});
afterAll(() => app.close());

/** The organizer signs in once more in another browser. */
async function sessionElsewhere(): Promise<number> {
  await signedInOrganizer(app.services);
  const { sessionsOf } = app.services.db.organizers;
  return Math.max(...sessionsOf(idOf('ada@example.org')).map(({ id }) => id));
}

/** A report that nobody could make sense of, about a mail that is known by its mark. */
async function unreadReport(): Promise<{ id: number; mailId: number }> {
  const { db, clock } = app.services;
  const mails = db.outbox.list({ eventId: event(campaign.events.online).id }, 100, 0).found;
  const mailId = mails.find(({ recipient }) => recipient?.address === 'yu@example.org')?.mail.id;
  if (mailId === undefined) throw new Error('Nobody was mailed.');
  const mail = { mailId, receivedAt: clock(), digest: 'd', subject: 'Hm', sender: 'x@example.net' };
  await db.write((store) =>
    store.bounces.keepUnread({ ...mail, raw: Buffer.from('Hm'), size: 2 }, 200),
  );
  const id = Math.max(...db.bounces.unread(200).map((unread) => unread.id));
  return { id, mailId };
}

/** A form that is sent, and what the page after it says. */
interface Save {
  at: (campaign: Campaign) => string;
  sent?: SentForm | (() => SentForm);
  says: string;
}

const listing = { listedAs: 'Example Teachers’ Union', website: '', city: '', statement: '' };
const message = { audience: 'all', search: '', pace: '60', formKey: 'a'.repeat(16) };
const written = { ...message, 'subject-en': 'News', 'text-en': 'Bring a pan.' };
const event = (slug: string) => {
  const found = app.services.db.events.bySlug(slug);
  if (!found) throw new Error(`There is no ${slug}.`);
  return found;
};
const edited = (slug: string, changes: SentForm): SentForm => ({
  ...filledEventForm,
  seenAt: String(event(slug).updatedAt),
  ...changes,
});
const failedMail = () => {
  const [line] = app.services.db.outbox.list({}, 1, 0).found;
  return line?.mail.id ?? 0;
};

const idOf = (email: string) => app.services.db.organizers.byEmailKey(email)?.id ?? 0;
/** Somebody to whose address mail came back. */
const failingSignup = () => {
  const { id } = event(campaign.events.online);
  return (
    app.services.db.signups
      .page(id, 0, 100)
      .find(
        ({ email }) => addressOnConsole(app.services, email, id, app.clock.now).kind === 'failing',
      )?.id ?? 0
  );
};

/** Every form that changes something, in an order in which each can be sent. */
const saves: Record<string, Save> = {
  'post /console/events': {
    at: () => consoleEventsAddress,
    sent: { ...filledEventForm, slug: 'made-here' },
    says: 'Saved as a draft.',
  },
  'post /console/events/:slug/edit': {
    at: () => consoleEventAddress('made-here', 'edit'),
    sent: () => edited('made-here', { slug: 'made-here', title: 'Another title' }),
    says: 'Saved.',
  },
  'post /console/events/:slug/publication': {
    at: () => consoleEventAddress('made-here', 'publication'),
    says: 'Published.',
  },
  'post /console/events/:slug/crowd': {
    at: () => consoleCrowdAddress('made-here'),
    sent: { hours: '2' },
    says: 'A crowd is expected.',
  },
  'post /console/events/:slug/crowd/end': {
    at: () => consoleCrowdAddress('made-here', 'end'),
    says: 'The usual limit',
  },
  'post /console/events/:slug/changes/sending': {
    at: () => consoleChangesSendingAddress('made-here'),
    says: 'had already gone out',
  },
  'post /console/events/:slug/unpublication': {
    at: () => consoleEventAddress('made-here', 'unpublication'),
    says: 'Taken offline.',
  },
  'post /console/events/:slug/deletion': {
    at: ({ events }) => consoleEventAddress(events.draft, 'deletion'),
    says: 'The draft is deleted.',
  },
  'post /console/events/:slug/cancellation': {
    at: ({ events }) => consoleEventAddress(events.confirmFirst, 'cancellation'),
    sent: { note: '' },
    says: 'Canceled. No one had signed up',
  },
  'post /console/events/:slug/signups/:id/mailing': {
    at: ({ events }) => consoleSignUpMailingAddress(events.online, failingSignup()),
    says: 'This address gets email again.',
  },
  'post /console/events/:slug/signups/:id/removal': {
    at: ({ events }) => consoleSignUpRemovalAddress(events.online, 2),
    says: 'Removed from the list. They get an email that says so.',
  },
  'post /console/events/:slug/signups/:id/erasure': {
    at: ({ events }) => consoleSignUpErasureAddress(events.online, 2),
    says: 'are deleted.',
  },
  'post /console/events/:slug/endorsements/names': {
    at: ({ events }) => consoleEndorsementListAddress(events.inPerson, 'names'),
    sent: { names: 'Example Bakers\nExample Teachers' },
    says: '1 organization was added.',
  },
  'post /console/events/:slug/endorsements/order': {
    at: ({ events }) => consoleEndorsementListAddress(events.inPerson, 'order'),
    sent: { order: 'chosen' },
    says: 'The order is saved.',
  },
  'post /console/events/:slug/endorsements/:id/listing': {
    at: ({ events, endorsements }) =>
      consoleEndorsementAddress(events.inPerson, endorsements.approved.id, 'listing'),
    sent: listing,
    says: 'Saved. This is how “Example Teachers’ Union” appears now.',
  },
  'post /console/events/:slug/endorsements/:id/correction-refusal': {
    at: ({ events, endorsements }) =>
      consoleEndorsementAddress(events.inPerson, endorsements.correcting.id, 'correction-refusal'),
    sent: { note: '' },
    says: 'The correction is declined',
  },
  'post /endorsements/:token/correction': {
    at: ({ endorsements }) => endorsementCorrectionAddress(endorsements.correcting.token),
    sent: { ...listing, listedAs: 'Example Nurses’ Union' },
    says: 'Saved.',
  },
  'post /console/events/:slug/endorsements/:id/correction-approval': {
    at: ({ events, endorsements }) =>
      consoleEndorsementAddress(events.inPerson, endorsements.correcting.id, 'correction-approval'),
    says: 'The correction is approved',
  },
  'post /console/events/:slug/endorsements/:id/approval': {
    at: ({ events, endorsements }) =>
      consoleEndorsementAddress(events.inPerson, endorsements.waiting.id, 'approval'),
    says: '“Example Workers Voice” is on the list now.',
  },
  'post /console/events/:slug/endorsements/:id/withdrawal': {
    at: ({ events, endorsements }) =>
      consoleEndorsementAddress(events.inPerson, endorsements.waiting.id, 'withdrawal'),
    sent: { note: '' },
    says: '“Example Workers Voice” is withdrawn.',
  },
  'post /console/events/:slug/messages': {
    at: ({ events }) => consoleMessagesAddress(events.online),
    sent: written,
    says: 'Draft saved.',
  },
  'post /console/events/:slug/messages/:id/edit': {
    at: ({ events, messages }) => consoleMessageAddress(events.online, messages.draft, 'edit'),
    sent: { ...written, version: '1' },
    says: 'Draft saved.',
  },
  'post /console/events/:slug/messages/:id/test': {
    at: ({ events, messages }) => consoleMessageAddress(events.online, messages.draft, 'test'),
    says: 'A test email is on its way',
  },
  'post /console/events/:slug/messages/:id/sending': {
    at: ({ events, messages }) => consoleMessageAddress(events.online, messages.draft, 'sending'),
    sent: { version: '2' },
    says: 'The message is on its way to',
  },
  'post /console/events/:slug/messages/:id/pause': {
    at: ({ events, messages }) => consoleMessageAddress(events.online, messages.draft, 'pause'),
    says: 'Paused.',
  },
  'post /console/events/:slug/messages/:id/resumption': {
    at: ({ events, messages }) =>
      consoleMessageAddress(events.online, messages.draft, 'resumption'),
    says: 'Resumed.',
  },
  'post /console/events/:slug/messages/:id/stop': {
    at: ({ events, messages }) => consoleMessageAddress(events.online, messages.draft, 'stop'),
    says: 'Stopped.',
  },
  'post /console/events/:slug/messages/:id/deletion': {
    at: ({ events, messages }) =>
      consoleMessageAddress(events.online, messages.draft + 2, 'deletion'),
    says: 'Draft deleted.',
  },
  'post /console/mails/:id/resending': {
    at: () => consoleMailResendingAddress(failedMail()),
    says: 'has not failed',
  },
  'post /console/mails/unread/:id/person': {
    at: () => `${consoleUnreadReportAddress(1)}/person`,
    says: 'Kept as a message from a person',
  },
  'post /console/mails/unread/:id/bounce': {
    at: () => `${consoleUnreadReportAddress(report.id)}/bounce`,
    says: 'Counted as a bounce.',
  },
  'post /console/mails/:id/recipient': {
    at: () => consoleMailRecipientAddress(report.mailId),
    says: 'This address gets email again.',
  },
  'post /console/mails/unread/:id/removal': {
    at: () => consoleUnreadReportAddress(1, 'removal'),
    says: 'Deleted.',
  },
  'post /console/organizers': {
    at: () => consoleOrganizersAddress,
    sent: { name: 'Cleo Example', email: 'cleo@example.org', language: 'en' },
    says: 'The invitation is on its way to Cleo Example.',
  },
  'post /console/organizers/:id/removal': {
    at: () => consoleOrganizerRemovalAddress(idOf('bo@example.org')),
    says: 'Bo Example is no longer an organizer.',
  },
  'post /console/sessions/:id/ending': {
    at: () => consoleSessionEndingAddress(otherSession),
    says: 'The session has ended.',
  },
  'post /console/other-sessions/ending': {
    at: () => consoleOtherSessionsEndingAddress,
    says: 'All other sessions have ended.',
  },
  'post /console/digest': {
    at: () => consoleDigestAddress,
    sent: { rhythm: 'off', zone: '' },
    says: 'Saved.',
  },
  'post /signups/:token': {
    at: ({ signups }) => signUpAddress(signups.confirmed),
    sent: { name: 'Ada Example', companions: '0', accessNeeds: 'A chair.', language: 'en' },
    says: 'Saved. Here is your sign-up as it is now.',
  },
  'post /signups/:token/address': {
    at: ({ signups }) => signUpAddressChangeAddress(signups.confirmed),
    sent: { email: 'another@example.org' },
    says: 'We emailed a link to the new address.',
  },
  'post /signups/:token/address-confirmation': {
    at: ({ addressConfirmation }) => signUpAddressConfirmationAddress(addressConfirmation),
    says: 'From now on our emails go to this address',
  },
  'post /unsubscribe/:token/choice': {
    at: ({ mailChoices }) => mailChoiceAddress(mailChoices),
    sent: { act: 'stop', scope: 'event' },
    says: 'You can change it back',
  },
};

/** What answers in another way: by a page of its own, a headline that says it, or to a program. */
const otherwise = new Set([
  'post /events/:slug/signups',
  'post /signups/:token/link',
  'post /signups/:token/confirmation',
  'post /signups/:token/cancellation',
  'post /signups/:token/link',
  'post /events/:slug/endorsements',
  'post /endorsements/:token/confirmation',
  'post /endorsements/:token/withdrawal',
  'post /unsubscribe/:token',
  'post /preferences',
  'post /console/sign-in',
  'post /console/sign-in/:token',
  'post /console/sign-out',
  'post /console/sign-out-everywhere',
  'post /console/events/new/announcement',
  'post /console/events/:slug/announcement',
  // Like another one of the list, with another decision.
  'post /console/events/:slug/endorsements/:id/refusal',
]);

const notice =
  /<div class="notice notice--good" role="status" tabindex="-1" autofocus data-done>\s*<p>([^<]*)/;

/** Sends a form and gives the page that it leads to. */
async function after({ at, sent }: Save): Promise<{ address: string; text: string }> {
  const answer = await organizer.post(at(campaign), typeof sent === 'function' ? sent() : sent);
  const address = String(answer.headers['location']);
  expect({ status: answer.status, address }).toMatchObject({ status: 303 });
  return { address, text: (await organizer.get(address).expect(200)).text };
}

describe('what was saved is said where one looks', () => {
  test.each(Object.entries(saves))('%s', async (_name, save) => {
    const { text } = await after(save);
    expect(notice.exec(text)?.[1]).toContain(save.says);
    expect(await htmlProblems(text)).toEqual([]);
  });

  test('by every form that there is', () => {
    const forms = allRoutes
      .filter(({ method }) => method === 'post')
      .map(({ method, path }) => `${method} ${path}`);
    expect(forms.filter((form) => !(form in saves) && !otherwise.has(form))).toEqual([]);
    expect(Object.keys(saves).filter((form) => !forms.includes(form))).toEqual([]);
  });
});

describe('a page claims nothing', () => {
  const digest: Save = {
    at: () => consoleDigestAddress,
    sent: { rhythm: 'off', zone: '' },
    says: '',
  };
  const claims = async (address: string) => notice.test((await organizer.get(address)).text);

  test('because of an address that somebody made up, or took from elsewhere', async () => {
    const { address } = await after(digest);
    const seal = new URL(address, app.baseUrl).searchParams.get('seal') ?? '';
    const list = consoleEndorsementsAddress(campaign.events.inPerson);
    for (const madeUp of [
      `${consoleDigestAddress}?done=saved`,
      `${consoleDigestAddress}?done=saved&seal=`,
      `${consoleDigestAddress}?done=saved&seal=${seal.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))}`,
      `${list}?done=reordered&seal=${seal}`,
      `${address}&done=saved`,
    ])
      expect({ madeUp, claims: await claims(madeUp) }).toEqual({ madeUp, claims: false });
  });

  test('minutes later, wherever the address was kept', async () => {
    const { address } = await after(digest);
    app.clock.advance(3 * 60_000);
    expect(await claims(address)).toBe(true);
    app.clock.advance(60_000);
    expect(await claims(address)).toBe(false);
  });

  test('but what is true in the other language, too', async () => {
    const { address } = await after(digest);
    expect(await claims(`${address}&lang=es`)).toBe(true);
    await organizer.get(`${consoleDigestAddress}?lang=en`);
  });
});
