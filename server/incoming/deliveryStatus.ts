import type { Failure } from '../outbox/failure.ts';
import { statusIn } from '../outbox/statusCode.ts';

/** No server says more that is worth reading; whoever sends reports must not make us busy. */
export const longestReply = 2000;

/** What a delivery report says of one mail: that it came back, or that it is still on its way or arrived. */
export type DeliveryResult = { kind: 'failed'; failure: Failure } | { kind: 'no-failure' };

/**
 * Reads the part `message/delivery-status` of a report (RFC 3464): groups of fields, divided by
 * empty lines, the first about the report, each other about a recipient.
 *
 * @param explanation what the report says to people
 * @returns null where it says of no recipient what became of the mail.
 */
export function readDeliveryStatus(text: string, explanation: string): DeliveryResult | null {
  const results = fieldGroups(text).flatMap((fields): DeliveryResult[] => {
    const action = /^[a-z]+/.exec(fields.get('action')?.toLowerCase() ?? '')?.[0];
    if (action === undefined) return [];
    // SendGrid, for what it gave up after days.
    if (action === 'expired') return [failed(fields, explanation, '4.4.7')];
    return [action === 'failed' ? failed(fields, explanation) : { kind: 'no-failure' }];
  });
  return results.find(({ kind }) => kind === 'failed') ?? results[0] ?? null;
}

/** Groups of header fields, names in lower case, folded lines put together (RFC 5322, section 2.2). */
export function fieldGroups(text: string): ReadonlyMap<string, string>[] {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .map((group) => {
      const fields = new Map<string, string>();
      for (const line of group.replaceAll(/\n[ \t]+/g, ' ').split('\n')) {
        const colon = line.indexOf(':');
        const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
        if (name !== '' && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
      }
      return fields;
    });
}

function failed(
  fields: ReadonlyMap<string, string>,
  explanation: string,
  otherwise = '',
): DeliveryResult {
  const diagnostic = (fields.get('diagnostic-code') ?? '').slice(0, longestReply);
  const reply = diagnostic.replace(/^[\w-]+\s*;\s*/, '');
  const told = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get('status') ?? '')?.[0] ?? '';
  const said = statusIn(reply);
  // Some programs write x.0.0 or x.1.0 for whatever it was; the reply of the server says more.
  const vague = told === '' || (/\.[012]\.0$/.test(told) && said.startsWith(told.slice(0, 2)));
  const status = (vague && said !== '' ? said : told) || otherwise || statusIn(explanation);
  return { kind: 'failed', failure: { status, reply, explanation } };
}
