const day = 86_400_000;

/** What an imported file said is kept so long, to be able to undo the import; in milliseconds. */
export const importsKept = 7 * day;
