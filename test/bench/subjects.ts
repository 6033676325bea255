import type { Subject } from './measure.ts';
import { feed } from './subjects/feed.ts';
import { signup } from './subjects/signup.ts';
import { start } from './subjects/start.ts';

/** Everything that `npm run bench` measures, in the order of its table. */
export const allSubjects: readonly Subject[] = [start, feed, signup];
