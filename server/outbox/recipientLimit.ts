import type { Store } from '../../db/database.ts';
import { enqueueMail, type Mail, type MailDetail } from './mail.ts';
import { isMailKind, kindsOfMail } from './mailKinds.ts';

/*
 * Whoever types an address into a form makes mails go there, and it may not be theirs. So the mails
 * that anybody can cause are limited by recipient, across all events, and whatever network they
 * were asked from. The outbox itself is counted: nothing more is kept of anybody.
 */

const hour = 3_600_000;
const day = 24 * hour;

/** So many in an hour; further ones wait their turn. */
export const mailsAnHour = 6;
/** So many in a day; further ones are not sent at all. */
export const mailsADay = 20;

/** Whether a stranger can cause mails of a kind; those of a kind that is unknown here do not count. */
function isAnybodys(kind: string): boolean {
  return isMailKind(kind) && kindsOfMail[kind].stranger !== 'never';
}

/**
 * When the next mail may go to an address.
 *
 * @param due when those of the last day, and those that wait, were or are due; in any order
 * @returns epoch milliseconds; null when it has had enough for a day
 */
export function nextTurn(due: readonly number[], now: number): number | null {
  const counted = due.filter((at) => at > now - day).toSorted((one, other) => one - other);
  if (counted.length >= mailsADay) return null;
  const freeAfter = counted.at(-mailsAnHour);
  return freeAfter === undefined ? now : Math.max(now, freeAfter + hour);
}

/**
 * Puts a mail that anybody can cause into the outbox, as far as its recipient can bear it. Whoever
 * caused it is told the same in any case, after the same work.
 *
 * @param emailKey of the recipient; see `server/web/emailAddress.ts`
 * @param options.keeps false where it is not to be sent, though what is done for it takes as long
 * @returns false when the recipient has had enough, so that nothing will be sent
 */
export function enqueueWithinLimit(
  store: Store,
  emailKey: string,
  mail: Extract<
    Mail,
    | { signupId: number }
    | { addressChangeId: number }
    | { endorsementId: number }
    | { proposalId: number }
    | { followerId: number }
  >,
  now: number,
  detail?: MailDetail,
  {
    keeps = true,
    ...options
  }: Pick<NonNullable<Parameters<typeof enqueueMail>[3]>, 'priority'> & { keeps?: boolean } = {},
): boolean {
  const mails = store.recipientMails
    .since(emailKey, now - day)
    .filter(({ kind, state }) => isAnybodys(kind) && state !== 'dropped');
  // One that still waits its turn tells how things stand when it goes.
  const waits = mails.some(
    (other) =>
      other.kind === mail.kind &&
      other.state === 'due' &&
      other.dueAt > now &&
      other.signupId === ('signupId' in mail ? mail.signupId : null) &&
      other.addressChangeId === ('addressChangeId' in mail ? mail.addressChangeId : null) &&
      other.endorsementId === ('endorsementId' in mail ? mail.endorsementId : null) &&
      other.proposalId === ('proposalId' in mail ? mail.proposalId : null) &&
      other.followerId === ('followerId' in mail ? mail.followerId : null),
  );
  const turn = nextTurn(
    mails.map(({ dueAt }) => dueAt),
    now,
  );
  store.tentatively(keeps && !waits && turn !== null, () =>
    enqueueMail(store, mail, now, {
      ...options,
      dueAt: turn ?? now,
      ...(detail ? { detail } : {}),
    }),
  );
  return waits || turn !== null;
}
