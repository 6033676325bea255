import type { Need } from '../../server/web/may.ts';

/* Who there is, and who gets in where. */

export const everybody = [
  'nobody',
  'an owner',
  'an organizer',
  'a coordinator of this event',
  'a coordinator of its campaign',
  'a coordinator of its city',
  'a coordinator of another city',
  'a coordinator of another event',
  'a coordinator of another campaign',
  'a coordinator of nothing yet',
  'the door of this event',
  'the door of another event',
  'a former owner',
  'an owner whose session has expired',
] as const;
export type Who = (typeof everybody)[number];

/** Who gets in where a route says that it needs this, written down apart from the rule that decides. */
const all: readonly Who[] = ['an owner', 'an organizer'];
const ofThisEvent: readonly Who[] = [
  ...all,
  'a coordinator of this event',
  'a coordinator of its campaign',
  'a coordinator of its city',
];
const coordinators = everybody.filter((who) => who.startsWith('a coordinator'));
const doors = everybody.filter((who) => who.startsWith('the door'));
export const getIn: Readonly<Record<Need, readonly Who[]>> = {
  self: [...all, ...coordinators, ...doors],
  lists: [...all, ...coordinators],
  plan: all,
  create: [...all, ...coordinators.filter((who) => /campaign$|city$/.test(who))],
  mail: all,
  team: ['an owner'],
  settings: ['an owner'],
  lead: [...all, 'a coordinator of its campaign'],
  organize: ofThisEvent,
  duplicate: [...all, 'a coordinator of its campaign', 'a coordinator of its city'],
  people: ofThisEvent,
  sensitive: all,
  export: ofThisEvent,
  erase: ofThisEvent,
  message: ofThisEvent,
  'check-in': [...ofThisEvent, 'the door of this event'],
};
