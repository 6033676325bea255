/** What a command of the terminal says, and whether all is well. */
export interface Report {
  lines: string[];
  well: boolean;
}

/** What is to be mended first. */
export function refused(line: string): Report {
  return { lines: [line], well: false };
}
