import { z } from 'zod';
import { statusIn } from '../outbox/statusCode.ts';
import { longestReply, type DeliveryResult } from './deliveryStatus.ts';

/** What Amazon SES tells of one mail, by mail through SNS; all of it may be missing. */
const Notice = z.object({
  notificationType: z.string().optional().catch(undefined),
  eventType: z.string().optional().catch(undefined),
  bounce: z
    .object({
      bounceType: z.string().optional().catch(undefined),
      bounceSubType: z.string().optional().catch(undefined),
      bouncedRecipients: z
        .array(
          z.object({
            status: z.string().optional().catch(undefined),
            diagnosticCode: z.string().optional().catch(undefined),
          }),
        )
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
});

const Envelope = z.object({ Type: z.literal('Notification'), Message: z.string() });

/** Subtypes of a permanent bounce that say nothing about the address, by SES's own list. */
const notTheAddress = ['MailboxFull', 'MessageTooLarge', 'ContentRejected', 'AttachmentRejected'];

/**
 * Reads what Amazon SES tells in JSON, as SNS delivers it by mail, whole or with its envelope.
 *
 * @returns null for any other text.
 */
export function readServiceNotice(text: string): DeliveryResult | { kind: 'complaint' } | null {
  const notice = noticeIn(text);
  switch (notice?.notificationType ?? notice?.eventType ?? '') {
    case 'Bounce':
      return bounceIn(notice?.bounce);
    case 'Complaint':
      return { kind: 'complaint' };
    case 'Delivery':
    case 'DeliveryDelay':
    case 'Send':
      return { kind: 'no-failure' };
    default:
      return null;
  }
}

function noticeIn(text: string): z.infer<typeof Notice> | null {
  const start = text.indexOf('{');
  if (start < 0 || text.slice(0, start).trim() !== '') return null;
  // Below the object SNS writes how to unsubscribe.
  const end = /^--[ \t]*$/m.exec(text)?.index ?? text.length;
  // Lines that mail broke in the middle of a string.
  const value = parsed(text.slice(start, end).replaceAll(/\r?\n[ \t]?/g, ''));
  const envelope = Envelope.safeParse(value);
  const notice = Notice.safeParse(envelope.success ? parsed(envelope.data.Message) : value);
  return notice.success ? notice.data : null;
}

function bounceIn(bounce: z.infer<typeof Notice>['bounce']): DeliveryResult {
  const [recipient] = bounce?.bouncedRecipients ?? [];
  const diagnostic = (recipient?.diagnosticCode ?? '').slice(0, longestReply);
  const reply = diagnostic.replace(/^[\w-]+\s*;\s*/, '');
  const told = recipient?.status ?? statusIn(reply);
  const permanent = bounce?.bounceType === 'Permanent';
  const sub = bounce?.bounceSubType ?? '';
  // SES has judged already: a general permanent bounce is of the address.
  const judged = !permanent ? '4.0.0' : notTheAddress.includes(sub) ? '5.3.0' : '5.1.1';
  const status = /^[245]\.\d{1,3}\.\d{1,3}$/.test(told) && permanent ? told : judged;
  return { kind: 'failed', failure: { status, reply, explanation: '' } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
