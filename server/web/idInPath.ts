import { plainNumber } from './plainNumber.ts';
import type { Visit } from './routes.ts';

/** The id that stands in a path as `:id`, or under another name; 0, which no row has, for what is none. */
export function idInPath({ params }: Pick<Visit, 'params'>, name = 'id'): number {
  return plainNumber(params[name]) ?? 0;
}
