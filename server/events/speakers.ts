import type { Speaker } from '../../db/schema.ts';

/** A dash between spaces parts the name from the role; a hyphen inside a name does not. */
const nameDashRole = /^(.*?)\s+[—–-]\s+(.*)$/;

/** Reads speakers that were typed one a line: `Ada Example — welder`. Empty lines are skipped. */
export function readSpeakers(text: string): Speaker[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, name, role] = nameDashRole.exec(line) ?? [];
      return name && role ? { name, role } : { name: line, role: '' };
    });
}

/** Speakers as they are typed: one a line. */
export function speakerLines(speakers: readonly Speaker[]): string {
  return speakers.map(({ name, role }) => (role === '' ? name : `${name} — ${role}`)).join('\n');
}
