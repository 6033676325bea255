import { z } from 'zod';
import type { Services } from '../services.ts';

/*
 * The same as `receipt.ts`, of somebody who signed up for several dates of a series: what was typed
 * travels in the address of the page after the form, and no row is looked at.
 */

const datesReceipt = z.object({
  seriesId: z.number(),
  /** The events. */
  dates: z.array(z.number()),
  /** When the form was sent, in epoch milliseconds. */
  at: z.number(),
  /** Whether the address had to be confirmed then. */
  confirms: z.boolean(),
  name: z.string(),
  email: z.string(),
});

export type DatesReceipt = z.output<typeof datesReceipt>;

/** The token of the page after the form. */
export function datesReceiptToken(
  { sealed }: Pick<Services, 'sealed'>,
  typed: DatesReceipt,
): string {
  return sealed.seal(JSON.stringify(typed));
}

/** What a token holds, or null for one that was not made for several dates. */
export function readDatesReceipt(
  { sealed }: Pick<Services, 'sealed'>,
  token: string,
): DatesReceipt | null {
  const text = sealed.open(token);
  if (text === null) return null;
  const read = datesReceipt.safeParse(JSON.parse(text));
  return read.success ? read.data : null;
}
