/** How an event can repeat; the day of its start says on which weekday or day of the month. */
export const repeatChoices = [
  'weekly',
  'every-two-weeks',
  'monthly-on-weekday',
  'monthly-on-last-weekday',
  'monthly-on-day',
] as const;

export type RepeatChoice = (typeof repeatChoices)[number];
