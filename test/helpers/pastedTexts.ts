/** Announcements that leave something open, and read into every kind of field. */
export const pastedTexts = {
  one: `Vigil for Example City
3/4 at 7:30, Example Square, Springfield. Doors 6. Bring candles! Call 555 0100.
Every Tuesday. More: https://example.org/vigil`,
  two: `A week of example actions

Online panel: how we won, with Ada Example (nurse) and Bo Example (bus driver)
Sunday, January 21, 2:30 PM ET / 11:30 AM PT
Hosted by Example Collective

Rally at the Example Consulate
Boston, 4 pm on January 24, speeches 5 pm
Bring pots and pans. Endorsed by: Example Teachers, Example Gardeners and others. 3 minutes each.`,
};
