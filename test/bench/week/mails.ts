import { setTimeout as after } from 'node:timers/promises';
import { openDatabase } from '../../../db/database.ts';
import { openLog } from '../../../server/log.ts';
import { renderMail } from '../../../server/mail/renderMail.ts';
import { makeServices } from '../../../server/makeServices.ts';
import { testConfig } from '../../helpers/app.ts';

/* The mails of the week: each is rendered as the worker renders it, as soon as it is there. */

const [file = '', people = '0'] = process.argv.slice(2);
const db = openDatabase(file);
const services = makeServices(testConfig(), db, openLog({ logLevel: 'silent' }), Date.now);

let composed = 0;
for (let id = 1; composed < Number(people);) {
  const mail = db.outbox.byId(id);
  if (mail === undefined) {
    await after(50);
    continue;
  }
  id += 1;
  // Of an event itself are the reminders that wait for their day.
  if (mail.signupId === null) continue;
  const rendered = renderMail(services, mail, Date.now());
  if (rendered.kind !== 'message') throw new Error(`Mail ${id} is ${rendered.kind}.`);
  composed += 1;
}
process.send?.({ composed });
db.close();
process.disconnect();
