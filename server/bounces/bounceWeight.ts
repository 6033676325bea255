/** `hard`: mail never gets there. `soft`: it did not this time. */
export type BounceWeight = 'hard' | 'soft';

/**
 * Weighs a mail that came back by its status code (RFC 3463). A 5 says that this mail was given up,
 * not that the address is at fault: what speaks of the sender (5.1.7, 5.1.8), of a mailbox that is
 * full (5.2.2, 5.2.3), of the system or the way there (5.3, 5.4.6, 5.4.7), of commands and content
 * (5.5, 5.6) or of policy (5.7: a blocklist would otherwise end all mail to a whole provider) is
 * counted as that of a 4 is.
 *
 * @param status such as `5.1.1`; '' where none is known
 */
export function bounceWeight(status: string): BounceWeight {
  const [permanent, subject = 0, detail = 0] = status.split('.').map(Number);
  if (permanent !== 5) return 'soft';
  switch (subject) {
    case 0:
      return 'hard';
    case 1:
      return detail === 7 || detail === 8 ? 'soft' : 'hard';
    case 2:
      return detail === 2 || detail === 3 ? 'soft' : 'hard';
    case 4:
      return [3, 5, 6, 7].includes(detail) ? 'soft' : 'hard';
    default:
      return 'soft';
  }
}
