import type { Visit } from './routes.ts';

/** The id that stands in a path as `:id`; 0, which no row has, for what is none. */
export function idInPath({ params }: Pick<Visit, 'params'>): number {
  const id = params['id'] ?? '';
  return /^\d{1,15}$/.test(id) ? Number(id) : 0;
}
