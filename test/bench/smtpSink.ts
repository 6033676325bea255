import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { portOf } from '../helpers/portOf.ts';

/*
 * An SMTP server that takes everything and keeps nothing, in a process of its own: on the event loop
 * of those who send it would be measured with them. It tells its port to who started it, and what it has
 * taken whenever it is asked.
 */

let taken = 0;
let lastAt = 0;

const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _session, done) => {
    stream.on('end', () => {
      taken += 1;
      lastAt = Date.now();
      done();
    });
    stream.resume();
  },
});
smtp.on('error', () => {});
const server = smtp.listen(0, '127.0.0.1');
await once(server, 'listening');
process.on('message', () => process.send?.({ taken, lastAt }));
process.send?.({ port: portOf(server) });
process.once('disconnect', () => process.exit());
