/**
 * Lets a pure function answer the same question once. Thousands of mails about one event ask for the
 * same few days, hours and calendar files, and what it takes to word them is most of a mail's cost.
 *
 * @param most answers that are kept; with one more all are forgotten, which bounds the memory
 * whatever is asked
 * @param keyOf two questions with the same key have the same answer
 */
export function memoize<Args extends readonly unknown[], Value>(
  most: number,
  keyOf: (...args: Args) => string,
  answer: (...args: Args) => Value,
): (...args: Args) => Value {
  const known = new Map<string, { value: Value }>();
  return (...args) => {
    const key = keyOf(...args);
    const before = known.get(key);
    if (before !== undefined) return before.value;
    if (known.size >= most) known.clear();
    const value = answer(...args);
    known.set(key, { value });
    return value;
  };
}
