import type { OutboxOutcome } from '../../db/outboxLeases.ts';
import type { OutboxMail } from '../../db/schema.ts';
import type { Failure } from '../outbox/failure.ts';
import { statusIn } from '../outbox/statusCode.ts';
import { anyOf } from '../patterns.ts';
import type { Services } from '../services.ts';
import { whenNeeded } from '../whenNeeded.ts';
import { isPermanent, nextStep } from './retryPolicy.ts';
import type { SendResult, Transport } from './transport.ts';

/** What came of an attempt to send a row. */
export interface Attempt {
  outcome: Outcome;
  /** Whether the server said something about the mail. */
  answered: boolean;
  /** Set where the server refused the recipient for good, as a report would say it later. */
  failure?: Failure;
  /** Of the address that it went to, if it was sent: by now the row may name another. */
  addressHash: string | null;
}

/** How an attempt ended; `held`: it was none, the row is due again later as if nothing had been. */
type Outcome = OutboxOutcome | { state: 'held'; dueAt: number };

const rendering = whenNeeded(() => import('./renderMail.ts'));

/**
 * Makes a mail and hands it on. Never throws: a mail that cannot be made stands as failed, for an
 * organizer to see, unless what it lacked was something that comes back.
 */
export async function attemptMail(
  services: Services,
  transport: Pick<Transport, 'send'>,
  mail: OutboxMail,
): Promise<Attempt> {
  const { db, log, clock } = services;
  try {
    await services.readMails();
    const { renderMail } = await rendering();
    const rendered = db.read(() => renderMail(services, mail, clock()));
    if (rendered.kind === 'hold') return untried({ state: 'held', dueAt: rendered.until });
    if (rendered.kind === 'drop') return untried({ state: 'dropped', result: rendered.reason });
    const result = await transport.send(rendered.message);
    const outcome = outcomeOf(mail, result, clock());
    return {
      outcome,
      ...failureIn(outcome, result),
      addressHash: rendered.addressHash,
      answered: result.kind === 'accepted' || result.refusal.kind !== 'lost',
    };
  } catch (error) {
    log.error({ mail: mail.id, kind: mail.kind, error }, 'mail not made');
    const lacking = whatIsLacking(error);
    if (lacking === null) return untried({ state: 'failed', result: 'internal error' });
    const result: SendResult = { kind: 'refused', refusal: { kind: 'lost', reply: lacking } };
    return untried(outcomeOf(mail, result, clock()));
  }
}

function untried(outcome: Outcome): Attempt {
  return { outcome, answered: true, addressHash: null };
}

/**
 * What ends by itself: no file left to open in a rush, no memory, a full disk, files of the program that
 * are being put in the place of former ones. Libraries are read with the first mail that needs them.
 */
const passing = new RegExp(
  `^${anyOf(
    /EMFILE|ENFILE|ENOMEM|ENOSPC|EIO|EAGAIN|ENOENT|(?:ERR_)?MODULE_NOT_FOUND/,
    /SQLITE_(?:BUSY|CANTOPEN|FULL|IOERR).*/,
  )}$`,
);

/** The code of what was lacking for the moment; null where another try would end alike. */
function whatIsLacking(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' && passing.test(error.code) ? error.code : null;
}

function outcomeOf(mail: OutboxMail, result: SendResult, now: number): OutboxOutcome {
  if (result.kind === 'accepted') return { state: 'sent', result: result.reply };
  const { refusal } = result;
  const step = nextStep(
    refusal,
    {
      priority: mail.priority,
      made: mail.attempts + 1,
      firstTriedAt: mail.firstTriedAt ?? now,
    },
    now,
  );
  const said = refusal.reply || refusal.kind;
  return step.kind === 'retry'
    ? { state: 'due', dueAt: step.dueAt, result: said }
    : { state: 'failed', result: said };
}

/** A final answer about a recipient or a message: it is weighed as a report is. */
function failureIn(outcome: OutboxOutcome, result: SendResult): { failure?: Failure } {
  if (outcome.state !== 'failed' || result.kind !== 'refused') return {};
  const { refusal } = result;
  if (refusal.kind !== 'answered' || !isPermanent(refusal.code)) return {};
  const { reply } = refusal;
  const explanation = refusal.toMessage ? 'in reply to end of DATA' : '';
  return { failure: { status: statusIn(reply) || '5.0.0', reply, explanation } };
}
