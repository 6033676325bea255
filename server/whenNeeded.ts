/**
 * Reads something when it is first asked for, and once. What could not be read is read again when it is
 * next asked for: in a rush a program may have no file left to open for a moment, and must not do without
 * a part of itself from then on.
 */
export function whenNeeded<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let reading: Promise<Value> | null = null;
  return () =>
    (reading ??= read().catch((error: unknown) => {
      reading = null;
      throw error;
    }));
}
