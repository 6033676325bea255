/**
 * What a mail server, or the way to it, did with a mail that was not accepted.
 * `reply` is the server's text without addresses.
 */
export type Refusal =
  /** No conversation came about: no name, no connection, no greeting, no TLS. */
  | { kind: 'unreachable'; reply: string }
  /** The server would not talk to us or let us in: greeting, EHLO, login, our own sender address. */
  | { kind: 'unwelcome'; code: number | null; reply: string }
  /** The conversation began and broke off, or did not end in time. */
  | { kind: 'lost'; reply: string }
  /** The server answered to the recipient or, where that is said, to the message. */
  | { kind: 'answered'; code: number; reply: string; toMessage?: boolean }
  /** The message could not even be offered: an address that is none. */
  | { kind: 'unsendable'; reply: string };

/** What becomes of the mail. */
export type NextStep =
  | { kind: 'retry'; dueAt: number; reason: RetryReason }
  | { kind: 'give-up'; reason: 'permanent' | 'unsendable' | 'too-long' };

export type RetryReason = 'temporary' | 'lost' | 'our-side';

/** What is known of the attempts so far; instants in epoch milliseconds. */
export interface Attempts {
  priority: number;
  /** Attempts made, the one just refused included. */
  made: number;
  firstTriedAt: number;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * RFC 5321, section 4.5.4.1, asks for four to five days, counted here from the first attempt; after
 * that the person should hear of the failure rather than of the mail.
 */
const patience = 5 * day;

/** The waits after the first, second, … attempt; the last one repeats. */
const waits = {
  /** Somebody sits before the screen. Thirty seconds also meet servers that greylist shortly. */
  urgent: [
    30 * second,
    2 * minute,
    5 * minute,
    10 * minute,
    20 * minute,
    40 * minute,
    hour,
    2 * hour,
    4 * hour,
  ],
  ordinary: [5 * minute, 10 * minute, 20 * minute, 40 * minute, hour, 2 * hour, 4 * hour],
} as const;

/**
 * Decides whether a refused mail is tried again, and when.
 *
 * A 5xx to the recipient or the message is final (RFC 5321, section 4.2.1), except 503, which
 * speaks of the order of commands. What is wrong on our side (login, sender, network) is no reason
 * to give up somebody's mail: it is tried again until it heals or patience ends.
 *
 * @param now epoch milliseconds
 */
export function nextStep(refusal: Refusal, attempts: Attempts, now: number): NextStep {
  switch (refusal.kind) {
    case 'unsendable':
      return { kind: 'give-up', reason: 'unsendable' };
    case 'answered':
      return isPermanent(refusal.code)
        ? { kind: 'give-up', reason: 'permanent' }
        : retry('temporary', attempts, now);
    case 'lost':
      return retry('lost', attempts, now);
    case 'unreachable':
    case 'unwelcome':
      return retry('our-side', attempts, now);
  }
}

/** Whether an answer about a recipient or a message stays the same however often one asks. */
export function isPermanent(code: number): boolean {
  return code >= 500 && code < 600 && code !== 503;
}

/** How long to wait after an attempt, in milliseconds; `made` counts from 1. */
export function waitAfter(made: number, priority: number): number {
  const steps = priority === 0 ? waits.urgent : waits.ordinary;
  return steps[Math.min(made, steps.length) - 1] ?? 4 * hour;
}

function retry(reason: RetryReason, attempts: Attempts, now: number): NextStep {
  if (now - attempts.firstTriedAt >= patience) return { kind: 'give-up', reason: 'too-long' };
  return { kind: 'retry', reason, dueAt: now + waitAfter(attempts.made, attempts.priority) };
}

/** How long a faulty server or domain is left alone after so many failures in a row. */
export function restAfter(failures: number): number {
  return Math.min(30 * second * 2 ** Math.max(0, failures - 1), 10 * minute);
}
