import { plainNumber } from './plainNumber.ts';
import type { Visit } from './routes.ts';

/** The id that stands in a path as `:id`; 0, which no row has, for what is none. */
export function idInPath({ params }: Pick<Visit, 'params'>): number {
  return plainNumber(params['id']) ?? 0;
}
