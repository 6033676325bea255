import { expect, test } from '@jest/globals';
import { openConnection } from '../../db/connection.ts';
import { databaseFile } from '../../server/operations/databaseFile.ts';
import { consoleAuditAddress, withQuery } from '../../templates/addresses.ts';
import { startTestApp } from '../helpers/app.ts';
import { insertEndorsement } from '../helpers/endorsements.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

test('the audit log is searched for what tens of thousands of organizations are called', async () => {
  await using app = await startTestApp();
  const { services } = app;
  const organizer = app.visitor({ Cookie: await signedInOrganizer(services) });
  const event = await insertEvent(services);
  const { id } = await insertEndorsement(services, event, { email: null, emailKey: null });
  await services.db.write((store) =>
    store.audit.append({
      at: 1,
      by: 'system',
      action: 'endorsement-confirmed',
      eventId: event.id,
      endorsementId: id,
    }),
  );
  const connection = openConnection(databaseFile(services.config));
  const copied = connection
    .prepare(
      "select name from pragma_table_info('endorsements') where name not in ('id', 'public_id')",
    )
    .pluck()
    .all()
    .join(', ');
  connection.exec(
    `with recursive numbers (number) as (
       select 1 union all select number + 1 from numbers where number < 33000)
     insert into endorsements (public_id, ${copied})
     select 'copy-' || number, ${copied} from numbers, endorsements where id = ${id}`,
  );
  connection.close();
  const found = async (q: string) => {
    const { text } = await organizer.get(withQuery(consoleAuditAddress, { q })).expect(200);
    return text.includes('Example Workers’ Union');
  };
  expect(await found('union')).toBe(true);
  expect(await found('nobody')).toBe(false);
});
