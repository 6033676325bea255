/**
 * The kind of the one mail that goes to nobody: the doctor sends it to an address that cannot exist,
 * to see its report come back.
 */
export const probeKind = 'bounce-probe';

/** RFC 2606, section 2: no name below `.invalid` leads anywhere, now or later. */
export const deadAddress = 'nobody@cacerola.invalid';
