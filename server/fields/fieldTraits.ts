/* What fields of an event have in common. */

/** All kinds of event have it, it is told in words of its own, and no change of it is mailed. */
export const quiet = { kinds: null, told: null, mailed: null } as const;
/** The same of a text, which can stand in several languages. */
export const quietText = { ...quiet, translated: true } as const;

/** Of what happens at a place. */
export const atPlace = {
  kinds: {
    have: ['in-person', 'hybrid'],
    otherwise: 'console.eventForm.problems.placeOfOnline',
  },
  told: null,
  mailed: 'place',
} as const;

/** The same of a name, which can stand in several languages. */
export const atPlaceText = { ...atPlace, translated: true } as const;

/** Of what is joined online. */
export const joining = {
  kinds: {
    have: ['online', 'hybrid'],
    otherwise: 'console.eventForm.problems.linkOfInPerson',
  },
  told: null,
  mailed: null,
} as const;

/**
 * Of what somebody relies on who has read it: a ramp, an interpreter, where to meet on the way, whom to call
 * from there. Whoever decided by it to come has to hear that it is otherwise, and would find out at the door.
 * Nobody relies on what was not told yet: it is told with the next email, and mails nobody by itself.
 */
export const reliedOn = { reliedOn: true } as const;

/** Told under a heading of its own wherever the event is told whole. */
export const everywhere = ['page', 'mails', 'calendar'] as const;
