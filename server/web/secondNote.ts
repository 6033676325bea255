/** So long after a note was added, the same one is taken for its button pressed twice; milliseconds. */
const soonAfter = 60_000;

/** A note, as far as it tells whether it is written down already. */
interface Noted {
  organizerId: number;
  text: string;
  createdAt: number;
}

/** Whether a note is there already in these very words, by the same hand, since a moment ago. */
export function isSecondNote(
  before: readonly Noted[],
  { organizerId, text, createdAt }: Noted,
): boolean {
  return before.some(
    (note) =>
      note.organizerId === organizerId &&
      note.text === text &&
      note.createdAt > createdAt - soonAfter,
  );
}
