import type { Speaker } from '../../db/schema.ts';

/** A dash between spaces parts the name from the role; a hyphen inside a name does not. */
const dash = /\s[—–-]\s/;

/** Reads speakers that were typed one a line: `Ada Example — welder`. Empty lines are skipped. */
export function readSpeakers(text: string): Speaker[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const at = line.search(dash);
      return at < 0
        ? { name: line, role: '' }
        : { name: line.slice(0, at).trim(), role: line.slice(at + 3).trim() };
    });
}

/** Speakers as they are typed: one a line. */
export function speakerLines(speakers: readonly Speaker[]): string {
  return speakers.map(({ name, role }) => (role === '' ? name : `${name} — ${role}`)).join('\n');
}
