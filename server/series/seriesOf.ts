import type { Series } from '../../db/schema.ts';
import { notFound } from '../web/httpProblem.ts';
import type { Visit } from '../web/routes.ts';

/**
 * The series whose address stands in the path, if one of its dates was announced.
 *
 * @throws HttpProblem where there is none, or where all its dates are drafts
 */
export function announcedSeries({ services, params }: Pick<Visit, 'services' | 'params'>): Series {
  const { db } = services;
  const series = db.series.bySlug(params['slug'] ?? '');
  if (!series || db.series.lastChange(series.id) === 0) throw notFound();
  return series;
}
