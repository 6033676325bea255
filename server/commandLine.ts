import { parseArgs } from 'node:util';

/** A command as it was typed: its name, the word after it (or ''), and its options. */
export type CommandLine = NonNullable<ReturnType<typeof readCommandLine>>;

/** The words after `npm run cacerola --`; null where they cannot be meant so. */
export function readCommandLine(words: string[]) {
  try {
    const { positionals, values } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        name: { type: 'string' },
        language: { type: 'string' },
        year: { type: 'string' },
        directory: { type: 'string' },
        send: { type: 'string' },
        bounce: { type: 'boolean' },
        lively: { type: 'boolean' },
        worldwide: { type: 'boolean' },
        announce: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const [name = 'help', operand = '', ...more] = positionals;
    if (more.length > 0) return null;
    return { name: values.help ? 'help' : name, operand, options: values };
  } catch {
    return null;
  }
}
