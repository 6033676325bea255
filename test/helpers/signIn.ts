import type { SignIn } from '../../db/schema.ts';
import { signInToken } from '../../server/organizers/signInLink.ts';
import type { Services } from '../../server/services.ts';
import { signInLinkAddress } from '../../templates/addresses.ts';
import type { TestApp, Visitor } from './app.ts';

/** Every link that was ever asked for, the newest last. */
export function allSignIns({ db }: Services): SignIn[] {
  const rows: SignIn[] = [];
  for (let id = 1; ; id += 1) {
    const row = db.organizers.signInById(id);
    if (!row) return rows;
    rows.push(row);
  }
}

/** Asks for a link in a browser and gives the address that the mail would carry. */
export async function askForLink(
  { services }: TestApp,
  browser: Visitor,
  email = 'ada@example.org',
): Promise<string> {
  await browser
    .post('/console/sign-in', { email })
    .expect(303)
    .expect('Location', '/console/sign-in-sent');
  const newest = allSignIns(services).at(-1);
  if (!newest) throw new Error('No link was made.');
  return signInLinkAddress(signInToken(services, newest));
}

/** The cookie of a session among those that an answer sets; '' for none. */
export function sessionCookie(header: unknown, whole = false): string {
  const cookies = Array.isArray(header) ? header.map(String) : [];
  const cookie = cookies.find((one) => /^session=./.test(one)) ?? '';
  return whole ? cookie : (cookie.split(';')[0] ?? '');
}
