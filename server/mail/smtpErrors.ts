import { z } from 'zod';
import { withoutAddresses } from '../outbox/withoutAddresses.ts';
import type { Refusal } from './retryPolicy.ts';

/** What nodemailer tells about a failure; all of it may be missing. */
const SmtpError = z.object({
  code: z.string().optional().catch(undefined),
  command: z.string().optional().catch(undefined),
  response: z.string().optional().catch(undefined),
  responseCode: z.number().optional().catch(undefined),
  timeoutType: z.string().optional().catch(undefined),
  originalCode: z.string().optional().catch(undefined),
});

/** Commands whose answer is about who we are, not about whom we write to. */
const introductions = /^(?:CONN|EHLO|HELO|LHLO|STARTTLS|AUTH|API)/;

/** Sorts a failure of nodemailer into the kinds that the retry policy knows. */
export function refusalOf(error: unknown): Refusal {
  const { code, command, response, responseCode, timeoutType, originalCode } = SmtpError.parse(
    typeof error === 'object' && error !== null ? error : {},
  );
  const reply = withoutAddresses(response ?? [code, timeoutType ?? originalCode].join(' ').trim());

  if (code === 'EAUTH' || code === 'ENOAUTH' || code === 'EOAUTH2')
    return { kind: 'unwelcome', code: responseCode ?? null, reply };
  if (responseCode !== undefined && command !== undefined) {
    // 552 to MAIL FROM is about the size that was announced with it (RFC 1870), the rest about us.
    const aboutUs =
      introductions.test(command) || (command === 'MAIL FROM' && responseCode !== 552);
    // 421 in the middle of a conversation comes without the command that it answers.
    const closing = responseCode === 421 && code === 'ECONNECTION';
    if (aboutUs && !closing) return { kind: 'unwelcome', code: responseCode, reply };
    const toMessage = command === 'DATA';
    return { kind: 'answered', code: responseCode, reply, ...(toMessage ? { toMessage } : {}) };
  }
  switch (code ?? '') {
    case 'EENVELOPE':
    case 'EMESSAGE':
      return { kind: 'unsendable', reply };
    case 'EDNS':
    case 'ETLS':
    case 'ECONFIG':
    case 'EPROXY':
      return { kind: 'unreachable', reply };
    case 'ETIMEDOUT':
      return timeoutType === 'SOCKET_TIMEOUT'
        ? { kind: 'lost', reply }
        : { kind: 'unreachable', reply };
    case 'ESOCKET':
      return originalCode === 'ECONNRESET' || originalCode === 'EPIPE'
        ? { kind: 'lost', reply }
        : { kind: 'unreachable', reply };
    default:
      return { kind: 'lost', reply };
  }
}
