import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { OutboxMail } from '../../db/schema.ts';
import { returnAddress } from '../../server/mail/returnAddress.ts';
import type { Services } from '../../server/services.ts';

const folder = fileURLToPath(new URL('../mail/reports/', import.meta.url));

/** The names of all example reports. */
export const reportNames: readonly string[] = readdirSync(folder).toSorted();

/** Which of our marks a report brings back. */
export interface Marks {
  returnAddress: string;
  messageKey: string;
}

/** The marks of a mail as reports bring them back. */
export function marksOf(services: Services, { messageKey }: OutboxMail): Marks {
  return { returnAddress: returnAddress(services, messageKey) ?? 'events@example.org', messageKey };
}

/** An example report about a mail, as it comes over the wire. */
export function report(name: string, marks: Marks): Buffer {
  const text = readFileSync(`${folder}${name}`, 'utf8')
    .replaceAll('{{returnAddress}}', marks.returnAddress)
    .replaceAll('{{messageKey}}', marks.messageKey);
  return Buffer.from(text.replaceAll(/\r?\n/g, '\r\n'));
}
