import type { Services } from '../services.ts';
import { makeRecoveryCodes, newAppSecret, takeCode, type CodeOutcome } from './codes.ts';
import { noticeWayIn } from './notices.ts';

type Used = Pick<Services, 'db' | 'clock'>;

/** Makes a secret for an app that shows codes; none is asked for until a first one was right. */
export async function beginCodeApp(
  { db, clock, sealed }: Used & Pick<Services, 'sealed'>,
  organizerId: number,
): Promise<void> {
  const now = clock();
  await db.write((store) => {
    // One that is asked for stays until it is removed.
    if (store.waysIn.asksForCode(organizerId)) return;
    store.waysIn.beginCodeApp(organizerId, sealed.seal(newAppSecret()), now);
  });
}

export type CodeAppConfirmation =
  | { kind: 'confirmed'; recoveryCodes: string[] }
  /** There is none that waits for its first code. */
  | { kind: 'none' }
  | Exclude<CodeOutcome, { kind: 'right' }>;

/** Takes the first code of an app: from then on one is asked for beside a mailed link. */
export async function confirmCodeApp(
  { db, clock, sealed }: Used & Pick<Services, 'sealed'>,
  organizerId: number,
  code: string,
): Promise<CodeAppConfirmation> {
  const now = clock();
  return db.write((store): CodeAppConfirmation => {
    const app = store.waysIn.codeApp(organizerId);
    if (!app || app.confirmedAt !== null) return { kind: 'none' };
    const outcome = takeCode(store, { sealed }, organizerId, code, now);
    if (outcome.kind !== 'right') return outcome;
    store.waysIn.updateCodeApp(organizerId, { confirmedAt: now });
    store.audit.append({ at: now, by: { organizerId }, action: 'code-app-added' });
    noticeWayIn(store, organizerId, 'code-app-added', now);
    return { kind: 'confirmed', recoveryCodes: makeRecoveryCodes(store, organizerId, now) };
  });
}

/** Asks for codes no more; those on paper open nothing from then on. */
export async function removeCodeApp({ db, clock }: Used, organizerId: number): Promise<void> {
  const now = clock();
  await db.write((store) => {
    if (!store.waysIn.codeApp(organizerId)) return;
    store.waysIn.removeCodeApp(organizerId);
    store.audit.append({ at: now, by: { organizerId }, action: 'code-app-removed' });
    noticeWayIn(store, organizerId, 'code-app-removed', now);
  });
}

/** New codes on paper in place of those before; null where none are asked for. */
export async function renewRecoveryCodes(
  { db, clock }: Used,
  organizerId: number,
): Promise<string[] | null> {
  const now = clock();
  return db.write((store) => {
    if (!store.waysIn.asksForCode(organizerId)) return null;
    store.audit.append({ at: now, by: { organizerId }, action: 'recovery-codes-made' });
    noticeWayIn(store, organizerId, 'recovery-codes-made', now);
    return makeRecoveryCodes(store, organizerId, now);
  });
}

/** Takes a passkey out; one that is gone already is found gone. */
export async function removePasskey(
  { db, clock }: Used,
  organizerId: number,
  id: number,
): Promise<void> {
  const now = clock();
  await db.write((store) => {
    if (!store.waysIn.removePasskey(organizerId, id)) return;
    store.audit.append({ at: now, by: { organizerId }, action: 'passkey-removed' });
    noticeWayIn(store, organizerId, 'passkey-removed', now);
  });
}
