import type { FormValues } from '../../templates/forms.ts';
import { plainNumber } from '../web/plainNumber.ts';
import type { OrderChange } from './order.ts';

/**
 * Into which group the form puts whom, by id; null stands for none. What it does not tell of stays where
 * it is.
 */
export function groupChoicesOf(form: FormValues): Map<number, number | null> {
  const choices = new Map<number, number | null>();
  for (const [name, chosen] of Object.entries(form)) {
    const id = plainNumber(/^group-(\d+)$/.exec(name)?.[1]);
    if (id !== null && typeof chosen === 'string')
      choices.set(id, chosen === '' ? null : plainNumber(chosen));
  }
  return choices;
}

/** What the form of the order asks for: a button beside a name, the other order, or numbers. */
export function orderChangeOf(form: FormValues): OrderChange | null {
  for (const direction of ['up', 'down'] as const) {
    const id = plainNumber(form[direction]);
    if (id !== null) return { kind: 'move', id, direction };
  }
  const { order } = form;
  if (order === 'alphabetical' || order === 'chosen') return { kind: order };
  const numbers = new Map<number, number>();
  for (const [name, typed] of Object.entries(form)) {
    const id = plainNumber(/^number-(\d+)$/.exec(name)?.[1]);
    const number = typeof typed === 'string' ? plainNumber(typed.trim()) : null;
    if (id !== null && number !== null) numbers.set(id, number);
  }
  return numbers.size === 0 ? null : { kind: 'numbers', numbers };
}
