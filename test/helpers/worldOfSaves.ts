import { addressOnConsole } from '../../server/outbox/addressOnConsole.ts';
import { type TestApp, type SentForm } from './app.ts';
import { campaignInFullSwing, type Campaign } from './campaign.ts';
import { signedInOrganizer } from './organizer.ts';

/** A form that is sent, and what the page after it says. */
export interface Save {
  at: (world: World) => string;
  sent?: SentForm | ((world: World) => SentForm);
  says: string;
}

/** What the forms are about. */
export interface World {
  app: TestApp;
  campaign: Campaign;
  otherSession: number;
  report: { id: number; mailId: number };
}

/** A campaign in full swing, whose organizer is signed in elsewhere, too, and has a report to read. */
export async function worldOfSaves(app: TestApp): Promise<World> {
  const campaign = await campaignInFullSwing(app);
  await signedInOrganizer(app.services, { name: 'Bo Example', email: 'bo@example.org' });
  const otherSession = await sessionElsewhere(app);
  return { app, campaign, otherSession, report: await unreadReport(app, campaign) };
}

/** The organizer signs in once more in another browser. */
async function sessionElsewhere(app: TestApp): Promise<number> {
  await signedInOrganizer(app.services);
  const { sessionsOf } = app.services.db.organizers;
  return Math.max(...sessionsOf(idOf(app, 'ada@example.org')).map(({ id }) => id));
}

/** A report that nobody could make sense of, about a mail that is known by its mark. */
async function unreadReport(app: TestApp, campaign: Campaign): Promise<World['report']> {
  const { db, clock } = app.services;
  const mails = db.outbox.list(
    { eventId: eventCalled(app, campaign.events.online).id },
    100,
    0,
  ).found;
  const mailId = mails.find(({ recipient }) => recipient?.address === 'yu@example.org')?.mail.id;
  if (mailId === undefined) throw new Error('Nobody was mailed.');
  const mail = { mailId, receivedAt: clock(), digest: 'd', subject: 'Hm', sender: 'x@example.net' };
  await db.write((store) =>
    store.bounces.keepUnread({ ...mail, raw: Buffer.from('Hm'), size: 2 }, 200),
  );
  const id = Math.max(...db.bounces.unread(200).map((unread) => unread.id));
  return { id, mailId };
}

export function eventCalled(app: TestApp, slug: string) {
  const found = app.services.db.events.bySlug(slug);
  if (!found) throw new Error(`There is no ${slug}.`);
  return found;
}

export function idOf({ services }: TestApp, email: string): number {
  return services.db.organizers.byEmailKey(email)?.id ?? 0;
}

/** A mail that could not be sent. */
export function failedMail({ services }: TestApp): number {
  const [line] = services.db.outbox.list({}, 1, 0).found;
  return line?.mail.id ?? 0;
}

/** Somebody to whose address mail came back. */
export function failingSignup({ app, campaign }: World): number {
  const { id } = eventCalled(app, campaign.events.online);
  const failing = app.services.db.signups
    .page(id, 0, 100)
    .find(
      ({ email }) =>
        email !== null &&
        addressOnConsole(app.services, email, id, app.clock.now).kind === 'failing',
    );
  return failing?.id ?? 0;
}
