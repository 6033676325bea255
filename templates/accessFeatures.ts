/** What helps people to take part, as organizers tick it; the words are `event.access.<name>`. */
export const accessFeatures = [
  'stepFree',
  'toilet',
  'parking',
  'seating',
  'quietSpace',
  'signLanguage',
  'captions',
  'hearingLoop',
  'children',
  'masks',
] as const;

export type AccessFeature = (typeof accessFeatures)[number];

/** Those that stand in a column, separated by spaces, in the order in which they are told. */
export function readAccessFeatures(stored: string): AccessFeature[] {
  const names = stored.split(' ');
  return accessFeatures.filter((name) => names.includes(name));
}
