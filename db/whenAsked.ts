/**
 * Parts that are made when they are first asked for. There are some two hundred statements, and a start, or a
 * command of the host, needs a few of them.
 *
 * @param makers by the names of the parts
 */
export function whenAsked<Parts extends object>(makers: {
  [Name in keyof Parts]: () => Parts[Name];
}): Parts {
  const descriptors = Object.entries<() => unknown>(makers).map(([name, make]) => {
    let made: { part: unknown } | undefined;
    const get = () => (made ??= { part: make() }).part;
    return [name, { get, enumerable: true }] as const;
  });
  const parts: Parts = Object.create(null, Object.fromEntries(descriptors));
  return parts;
}

/** Two objects as one; parts of theirs that nobody has asked for stay unmade. */
export function together<One extends object, Other extends object>(
  one: One,
  other: Other,
): One & Other {
  const both: One & Other = Object.create(null, {
    ...Object.getOwnPropertyDescriptors(one),
    ...Object.getOwnPropertyDescriptors(other),
  });
  return both;
}
