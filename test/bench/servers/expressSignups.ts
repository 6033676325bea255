import Sqlite from 'better-sqlite3';
import express from 'express';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ServerOptions } from '../startServer.ts';
import { answer } from './answer.ts';

/*
 * The floor of a sign-up: Express, zod and bare prepared statements, and for each sign-up one
 * transaction with its fsync that writes the row, the mail and the counter.
 */

const { database }: ServerOptions = JSON.parse(process.argv[2] ?? '{}');
if (database === undefined) throw new Error('It needs a database.');
const db = new Sqlite(database);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec(`
  create table if not exists events (id integer primary key, seats_taken integer not null);
  create table if not exists signups (id integer primary key autoincrement, public_id text unique,
    event_id integer not null, name text not null, email text not null, state text not null,
    created_at integer not null);
  create unique index if not exists signups_once on signups (event_id, email);
  create table if not exists outbox (id integer primary key autoincrement, kind text not null,
    signup_id integer not null references signups, state text not null, due_at integer not null);
  create index if not exists outbox_due on outbox (due_at) where state = 'due';
  insert or ignore into events values (1, 0);
`);
const signup = db.prepare(
  `insert into signups (public_id, event_id, name, email, state, created_at)
  values (?, 1, ?, ?, 'confirmed', ?) returning id`,
);
const mail = db.prepare(
  `insert into outbox (kind, signup_id, state, due_at) values ('signup-confirmed', ?, 'due', ?)`,
);
const counter = db.prepare('update events set seats_taken = seats_taken + 1 where id = 1');
const Id = z.object({ id: z.number() });
const signUp = db.transaction((name: string, email: string) => {
  const publicId = randomUUID();
  const { id } = Id.parse(signup.get(publicId, name, email, Date.now()));
  mail.run(id, Date.now());
  counter.run();
  return publicId;
});

const Form = z.object({ name: z.string().min(1).max(200), email: z.email() });
const app = express();
app.use(express.urlencoded({ extended: false }));
app.post('/events/panel/signups', (request, response) => {
  const form = Form.safeParse(request.body);
  if (form.success) response.redirect(303, `/signups/${signUp(form.data.name, form.data.email)}`);
  else response.status(422).send('This cannot be.');
});
await answer(app);
