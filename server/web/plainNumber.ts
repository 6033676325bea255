/** More digits may be no exact number any more. */
const pattern = /^\d{1,15}$/;

/**
 * A number as the program itself writes it into addresses and hidden fields: an id, a version, an
 * instant in epoch milliseconds. What people type is read by `wholeNumber` in `fields.ts`.
 *
 * @returns null for anything but digits, and for a field that was sent more than once
 */
export function plainNumber(text: string | string[] | null | undefined): number | null {
  return typeof text === 'string' && pattern.test(text) ? Number(text) : null;
}
