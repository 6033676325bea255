/** Where a mail program POSTs by itself; mounted before the check for forms of other sites. */
export const leavingPath = '/updates/:token';
