import type { FieldProblem } from '../web/parseForm.ts';

/** Those who come along are more than the event could ever hold. */
export function moreThanCapacity(capacity: number): FieldProblem {
  return { key: 'signup.problems.moreThanCapacity', values: { capacity } };
}

/** What keeps a party from being as large as was typed, in words beside the number of companions. */
export function seatProblem(
  refusal: { kind: 'more-than-capacity'; capacity: number } | { kind: 'no-seats'; free: number },
): FieldProblem {
  if (refusal.kind === 'more-than-capacity') return moreThanCapacity(refusal.capacity);
  return refusal.free > 0
    ? { key: 'signup.problems.noSeats', values: { count: refusal.free } }
    : { key: 'signup.problems.noSeatsLeft' };
}
