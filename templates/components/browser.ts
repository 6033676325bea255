import type { Session } from '../../db/schema.ts';
import type { Translate } from '../translate.ts';

/** A browser and what it runs on, as its owner would call it: "Firefox on Linux". */
export function browserInWords(
  t: Translate,
  { program, system }: Pick<Session, 'program' | 'system'>,
): string {
  const names = {
    program: t(`console.sessions.programs.${program}`),
    system: t(`console.sessions.systems.${system}`),
  };
  return system === 'other' ? names.program : t('console.sessions.browser', names);
}
