import type { ProgrammeItem } from '../../db/schema.ts';
import type { Language } from '../../templates/languages.ts';
import { clockText, dateInWords } from '../time/dateText.ts';
import { programmeProblems } from '../time/programme.ts';
import type { Schedule } from '../time/schedule.ts';
import { placeName } from '../time/zones.ts';
import type { FieldProblem } from '../web/parseForm.ts';
import { wallClock } from './scheduleForm.ts';

/** What keeps a programme from being one of an event at its times: the first such thing, or null. */
export function programmeProblem(
  programme: readonly ProgrammeItem[],
  schedule: Schedule,
  language: Language,
): FieldProblem | null {
  const [problem] = programmeProblems(programme, schedule);
  switch (problem?.kind) {
    case undefined:
      return null;
    case 'outside':
      return {
        key: 'console.eventForm.problems.programmeDay',
        values: { day: dateInWords(problem.date, language), title: problem.item.title },
      };
    case 'skipped':
      return {
        key: 'console.eventForm.problems.timeSkipped',
        values: {
          time: wallClock(problem.local, language),
          place: placeName(schedule.zone, language),
          from: wallClock(problem.gap.from, language),
          until: wallClock(problem.gap.until, language),
          before: clockText(problem.before.instant, schedule.zone, language),
          after: clockText(problem.after.instant, schedule.zone, language),
        },
      };
    case 'doubled':
      return {
        key: 'console.eventForm.problems.programmeDoubled',
        values: {
          time: wallClock(problem.local, language),
          place: placeName(schedule.zone, language),
          typed: problem.local.slice(11),
        },
      };
  }
}
