const day = 86_400_000;

/** What a list said is kept so long, to be able to undo it; in milliseconds. */
export const listsKept = 7 * day;
