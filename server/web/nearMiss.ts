/** Providers with very many mailboxes, whose names people mistype. */
const providers = [
  'gmail.com',
  'googlemail.com',
  'hotmail.com',
  'icloud.com',
  'outlook.com',
  'protonmail.com',
  'riseup.net',
  'yahoo.com',
] as const;

/** Domains that are one letter away from a provider and have mailboxes of their own. */
const neighbors: ReadonlySet<string> = new Set(['email.com', 'mail.com', 'ymail.com']);

/**
 * The address that was probably meant, where the typed one misses a great provider by one letter
 * (`ada@gmial.com`, `ada@hotmail.con`); null where there is nothing to ask.
 */
export function likelyMeant(address: string): string | null {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1).toLowerCase();
  if (neighbors.has(domain) || providers.some((one) => one === domain)) return null;
  const meant = providers.find((provider) => isOneSlipAway(domain, provider));
  return meant === undefined ? null : `${address.slice(0, at)}@${meant}`;
}

/** One letter more, less or another, or two neighbors swapped (Damerau–Levenshtein distance 1). */
export function isOneSlipAway(typed: string, meant: string): boolean {
  if (Math.abs(typed.length - meant.length) > 1) return false;
  let head = 0;
  while (head < typed.length && typed[head] === meant[head]) head += 1;
  const [left, right] = [typed.slice(head), meant.slice(head)];
  return (
    left.slice(1) === right ||
    left === right.slice(1) ||
    left.slice(1) === right.slice(1) ||
    (left.slice(2) === right.slice(2) && left[0] === right[1] && left[1] === right[0])
  );
}
