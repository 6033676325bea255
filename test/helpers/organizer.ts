import type { Rights } from '../../db/schema.ts';
import type { Services } from '../../server/services.ts';
import { addressKey } from '../../server/web/emailAddress.ts';
import { hostPrefix } from '../../server/web/hostPrefix.ts';
import { openSession } from '../../server/web/session.ts';

/**
 * Signs an organizer in, who is made where nobody has the address: an owner, unless they are to have other
 * rights.
 *
 * @returns a Cookie header for supertest: `request(app).get('/console').set('Cookie', cookie)`
 */
export async function signedInOrganizer(
  services: Services,
  {
    name = 'Ada Example',
    email = 'ada@example.org',
    rights = { role: 'owner' },
  }: { name?: string; email?: string; rights?: Rights } = {},
): Promise<string> {
  const now = services.clock();
  const session = await services.db.write((store) => {
    const organizer =
      store.organizers.byEmailKey(addressKey(email)) ??
      store.organizers.insert(
        {
          name,
          email,
          emailKey: addressKey(email),
          language: 'en',
          invitedAt: now,
        },
        rights,
      );
    return openSession(
      store,
      organizer.id,
      { browserId: null, program: 'firefox', system: 'linux' },
      now,
    );
  });
  return `${hostPrefix(services.config)}${session.name}=${session.value}`;
}

/** An organizer who is mailed nothing of their own accord: no digest stands among the mails of a test. */
export async function quietOrganizer(
  { db }: Pick<Services, 'db'>,
  email = 'bo@example.org',
): Promise<number> {
  const organizer = { name: 'Bo Example', email, emailKey: email, language: 'en' } as const;
  return db.write(
    (store) =>
      store.organizers.insert({ ...organizer, invitedAt: 0, digest: 'off' }, { role: 'owner' }).id,
  );
}
