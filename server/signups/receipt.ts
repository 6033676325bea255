import { z } from 'zod';
import { languages } from '../../templates/languages.ts';
import type { Services } from '../services.ts';

/*
 * Whoever fills in the sign-up form may have typed somebody else's address. So the page after it
 * knows nothing but what was typed: no row is kept for it, and none is looked at. Everything it shows
 * travels in its own address, sealed.
 */

const receipt = z.object({
  eventId: z.number(),
  /** When the form was sent, in epoch milliseconds. */
  at: z.number(),
  /** Whether the address had to be confirmed then. */
  confirms: z.boolean(),
  name: z.string(),
  email: z.string(),
  companions: z.number(),
  language: z.enum(languages),
});

/** What somebody typed into the sign-up form, apart from what the organizers alone are told. */
export type Receipt = z.output<typeof receipt>;

/** How long what was typed is shown again, in milliseconds; afterwards the page speaks of the event. */
const typedShownFor = 86_400_000;

/** The token of the page after the form. */
export function receiptToken({ sealed }: Pick<Services, 'sealed'>, typed: Receipt): string {
  return sealed.seal(JSON.stringify(typed));
}

/** What a token holds, or null for one that was not made here. */
export function readReceipt({ sealed }: Pick<Services, 'sealed'>, token: string): Receipt | null {
  const text = sealed.open(token);
  if (text === null) return null;
  const read = receipt.safeParse(JSON.parse(text));
  return read.success ? read.data : null;
}

/** Whether the page still shows what was typed: it may be left open where others look. */
export function showsTyped({ at }: Pick<Receipt, 'at'>, now: number): boolean {
  return now < at + typedShownFor;
}
