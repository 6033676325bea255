import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Organizer, Passkey } from '../../db/schema.ts';
import type { Services } from '../services.ts';
import { siteOf } from '../siteSettings.ts';
import { browserKind } from '../web/browserKind.ts';
import type { OrganizerVisit, Visit } from '../web/routes.ts';
import { hashOf } from '../web/signedLinks.ts';
import { whenNeeded } from '../whenNeeded.ts';
import { beginSession, type BegunSession } from './beginSession.ts';
import { noticeWayIn } from './notices.ts';

/** Nobody waits for it who has no passkey. */
const library = whenNeeded(() => import('@simplewebauthn/server'));

/** For so long a browser may take to sign, in milliseconds. */
const challengeLife = 5 * 60_000;
const mark = 'passkey';

/** More passkeys than anybody has devices. */
const mostPasskeys = 20;
/** In characters; a signed answer takes some hundreds. */
const longestAnswer = 20_000;

type Used = Pick<Services, 'config' | 'sealed' | 'clock'>;

/** A passkey belongs to the name of the host, and works nowhere else. */
function relyingParty({ config }: Pick<Services, 'config'>) {
  const { hostname, origin } = new URL(config.baseUrl);
  return { rpID: hostname, origin };
}

/** What is to be signed: random, and sealed with the time until which it holds. */
function newChallenge({ sealed, clock }: Used): Uint8Array<ArrayBuffer> {
  const text = `${mark} ${clock() + challengeLife} ${randomBytes(16).toString('base64url')}`;
  return new Uint8Array(Buffer.from(sealed.seal(text), 'base64url'));
}

/** Until when a challenge holds, in epoch milliseconds; null where it is none of ours, or too old. */
function expiryOf({ sealed }: Pick<Services, 'sealed'>, challenge: string, now: number) {
  const [name, until] = (sealed.open(challenge) ?? '').split(' ');
  const expiresAt = Number(until);
  return name === mark && expiresAt > now ? expiresAt : null;
}

/** What a browser is asked to sign, whichever of its passkeys its owner takes. */
export async function passkeyOptions(services: Used) {
  const { generateAuthenticationOptions } = await library();
  return generateAuthenticationOptions({
    rpID: relyingParty(services).rpID,
    challenge: newChallenge(services),
    userVerification: 'required',
  });
}

/** What a browser needs to make a passkey for an organizer. */
export async function newPasskeyOptions(
  services: Used & Pick<Services, 'db'>,
  organizer: Organizer,
) {
  const { generateRegistrationOptions } = await library();
  return generateRegistrationOptions({
    rpName: siteOf(services).organization,
    rpID: relyingParty(services).rpID,
    userID: new Uint8Array(Buffer.from(String(organizer.id))),
    userName: organizer.email,
    userDisplayName: organizer.name,
    challenge: newChallenge(services),
    attestationType: 'none',
    excludeCredentials: services.db.waysIn
      .passkeys(organizer.id)
      .map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

const credential = {
  id: z.string(),
  rawId: z.string(),
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
};
const Made = z.object({
  ...credential,
  response: z.object({ clientDataJSON: z.string(), attestationObject: z.string() }),
});
const Signed = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: z.string(),
    authenticatorData: z.string(),
    signature: z.string(),
  }),
});

function read<Shape>(schema: z.ZodType<Shape>, text: string): Shape | null {
  if (text === '' || text.length > longestAnswer) return null;
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Keeps a passkey that the browser of an organizer has made; false where it is not as it should be. */
export async function addPasskey(
  services: Used & Pick<Services, 'db'>,
  text: string,
  { organizer, request }: Pick<OrganizerVisit, 'organizer' | 'request'>,
): Promise<boolean> {
  const made = read(Made, text);
  if (made === null) return false;
  const now = services.clock();
  const { verifyRegistrationResponse } = await library();
  const { rpID, origin } = relyingParty(services);
  let challenge = '';
  const found = await verifyRegistrationResponse({
    response: made,
    expectedChallenge: (given) => (challenge = given) !== '',
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
  }).catch(() => null);
  const expiresAt = expiryOf(services, challenge, now);
  if (!found?.verified || expiresAt === null) return false;
  const { id, publicKey, counter } = found.registrationInfo.credential;
  return services.db.write((store) => {
    if (!store.waysIn.spendChallenge(hashOf(challenge), expiresAt, now)) return false;
    if (store.waysIn.passkey(id) || store.waysIn.passkeys(organizer.id).length >= mostPasskeys)
      return false;
    store.waysIn.insertPasskey({
      organizerId: organizer.id,
      credentialId: id,
      publicKey: Buffer.from(publicKey).toString('base64url'),
      counter,
      ...browserKind(request.headers['user-agent']),
      createdAt: now,
    });
    store.audit.append({ at: now, by: { organizerId: organizer.id }, action: 'passkey-added' });
    noticeWayIn(store, organizer.id, 'passkey-added', now);
    return true;
  });
}

/** A passkey that has signed, with what is to be written down when that counts. */
interface Shown {
  passkey: Passkey;
  counter: number;
  challengeHash: string;
  expiresAt: number;
}

async function verify(services: Used & Pick<Services, 'db'>, text: string): Promise<Shown | null> {
  const signed = read(Signed, text);
  const passkey = signed === null ? undefined : services.db.waysIn.passkey(signed.id);
  if (signed === null || passkey === undefined) return null;
  const { verifyAuthenticationResponse } = await library();
  const { rpID, origin } = relyingParty(services);
  let challenge = '';
  const found = await verifyAuthenticationResponse({
    response: signed,
    expectedChallenge: (given) => (challenge = given) !== '',
    expectedOrigin: origin,
    expectedRPID: rpID,
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
      counter: passkey.counter,
    },
    requireUserVerification: true,
  }).catch(() => null);
  const expiresAt = expiryOf(services, challenge, services.clock());
  if (!found?.verified || expiresAt === null) return null;
  const counter = found.authenticationInfo.newCounter;
  return { passkey, counter, challengeHash: hashOf(challenge), expiresAt };
}

/** Signs in by a passkey: one that verifies its owner, so that no code is asked for beside it. */
export async function signInByPasskey(
  services: Used & Pick<Services, 'db'>,
  text: string,
  visit: Pick<Visit, 'cookies' | 'request' | 'view'>,
): Promise<({ organizer: Organizer } & BegunSession) | null> {
  const shown = await verify(services, text);
  if (shown === null) return null;
  const now = services.clock();
  const { id, organizerId } = shown.passkey;
  return services.db.write((store) => {
    const organizer = store.organizers.byId(organizerId);
    if (!organizer || organizer.removedAt !== null || store.rights.of(organizerId) === null)
      return null;
    if (!store.waysIn.spendChallenge(shown.challengeHash, shown.expiresAt, now)) return null;
    store.waysIn.usePasskey(id, shown.counter, now);
    return { organizer, ...beginSession(store, organizerId, visit, now) };
  });
}

/** Shows by a passkey of theirs who somebody is. */
export async function proveByPasskey(
  services: Used & Pick<Services, 'db'>,
  text: string,
  { organizer, session }: Pick<OrganizerVisit, 'organizer' | 'session'>,
): Promise<boolean> {
  const shown = await verify(services, text);
  if (shown === null || shown.passkey.organizerId !== organizer.id) return false;
  const now = services.clock();
  return services.db.write((store) => {
    if (!store.waysIn.spendChallenge(shown.challengeHash, shown.expiresAt, now)) return false;
    store.waysIn.usePasskey(shown.passkey.id, shown.counter, now);
    store.organizers.proveSession(session.id, now);
    return true;
  });
}
