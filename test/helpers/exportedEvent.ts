import type { Event, Rights } from '../../db/schema.ts';
import { addressHash } from '../../server/outbox/addressHash.ts';
import { consoleExportAddress } from '../../templates/addresses.ts';
import { startTestApp, type SentForm, type TestApp, type Visitor } from './app.ts';
import { insertEvent } from './events.ts';
import { signedInOrganizer } from './organizer.ts';
import { askQuestion } from './questions.ts';
import { signUpInBrowser, signupOf } from './signups.ts';

/** Names of the columns that every event has, as programs read them. */
const fixedColumns = [
  'identifier',
  'given_name',
  'email_address',
  'language_spoken',
  'status',
  'created_date',
  'created_date_local',
  'modified_date',
  'companions',
  'access_needs',
  'time_zone',
  'calendar_declined_date',
  'arrived_date',
  'arrived_date_local',
  'arrived_companions',
  'origin',
];

/** Questions of an event, the last of which is sensitive. */
const questions = [
  ['phone', 'Your telephone'],
  ['number', 'How many flyers?'],
  ['date', 'From when on?'],
  ['consent', 'You may write to me.'],
  ['text', 'Your health'],
] as const;

/** A site with an event that has people of every kind, and the ways of taking them out. */
export interface ExportedEvent {
  app: TestApp;
  event: Event;
  /** An owner. */
  ada: Visitor;
  /** Where files come from. */
  address: string;
  columns: readonly string[];
  /** The name of the column of a question. */
  columnOf: (kind: (typeof questions)[number][0]) => string;
  take: (form: Record<string, string | string[]>, visitor?: Visitor) => Promise<Buffer>;
  /** Lines of the file that are ended by CRLF. */
  lines: (form: Record<string, string | string[]>, visitor?: Visitor) => Promise<string[]>;
  as: (name: string, rights: Rights) => Promise<Visitor>;
}

/**
 * Bo and =cmd|x come, and can be written to; mail to Did, who waits, comes back; Gone canceled; No, who
 * waits, wants no mail at all.
 */
export async function exportedEvent(): Promise<ExportedEvent> {
  const app = await startTestApp();
  const { services, clock } = app;
  const { id: eventId, slug } = await insertEvent(services, { slug: 'panel', capacity: 4 });
  const ada = app.visitor({ Cookie: await signedInOrganizer(services) });
  const ids = new Map<string, number>();
  for (const [kind, label] of questions) {
    const details = { sensitive: kind === 'text' };
    ids.set(kind, (await askQuestion(services, { id: eventId }, kind, label, details)).id);
  }
  const event = services.db.events.bySlug(slug);
  if (event === undefined) throw new Error('The event is gone.');
  const signUp = (name: string, email: string, others: Record<string, string> = {}) =>
    signUpInBrowser(app, event, { name, email, ...others });
  await signUp('Bo, "the" Example', 'bo@example.org', {
    companions: '2',
    [`q${ids.get('phone')}`]: '+49 30 1234',
    [`q${ids.get('number')}`]: '7',
    [`q${ids.get('date')}`]: '2024-01-20',
    [`q${ids.get('consent')}`]: 'yes',
    [`q${ids.get('text')}`]: 'Asthma',
  });
  await signUp('=cmd|x', 'cy@example.org');
  await signUp('Did Example', 'did@example.org');
  await signUp('Gone Example', 'gone@example.org');
  await signUp('No Example', 'no@example.org');
  await services.db.write((store) => {
    const { id } = signupOf(services, event, 'gone@example.org');
    store.signups.update(id, { state: 'cancelled', cancelledAt: 1, cancelledBy: 'attendee' });
    const hashOf = (address: string) => addressHash(services.config, address);
    store.mailRefusals.add(hashOf('no@example.org'), { scope: 'everything' }, 'owner', 1);
    const [line] = store.outbox.list({ eventId }, 1, 0).found;
    store.bounces.note({
      mailId: line?.mail.id ?? 0,
      addressHash: hashOf('did@example.org'),
      weight: 'hard',
      status: '5.1.1',
      reply: '',
      at: clock.now,
    });
  });

  const address = consoleExportAddress(slug);
  const columnOf = (kind: string) => `question_${ids.get(kind)}`;
  const columns = [...fixedColumns, ...questions.map(([kind]) => columnOf(kind))];
  const take: ExportedEvent['take'] = async (form, visitor = ada) => {
    const sent: SentForm = { order: 'arrival', reason: 'To call back', columns, ...form };
    const answer = await visitor
      .post(address, sent)
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200)
      .expect('Content-Disposition', /^attachment; filename=/);
    const body: unknown = answer.body;
    return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  };
  return {
    app,
    event,
    ada,
    address,
    columns,
    columnOf,
    take,
    lines: async (...asked) => (await take(...asked)).toString().trimEnd().split('\r\n'),
    as: async (name, rights) => {
      const email = `${name.toLowerCase()}@example.org`;
      return app.visitor({ Cookie: await signedInOrganizer(services, { name, email, rights }) });
    },
  };
}

/** The headings of a CSV file of quoted cells. */
export function headingsOf(lines: readonly string[]): string[] {
  return (
    lines[0]
      ?.replace('\uFEFF', '')
      .slice(1, -1)
      .split(/"[,;]"/) ?? []
  );
}
