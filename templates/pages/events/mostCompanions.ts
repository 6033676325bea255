/** Whom one person can bring along: the form says it, and the rule keeps it. */
export const mostCompanions = 10;
