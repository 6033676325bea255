import type { Translate } from '../../templates/translate.ts';
import type { Services } from '../services.ts';
import { fillWithLife } from './livelyDemonstration.ts';
import { loadDemonstration } from './loadDemonstration.ts';
import { refused, type Report } from './report.ts';

/** Loads the demonstration into an empty database, or fills the one that is there with life. */
export async function seedReport(
  services: Services,
  t: Translate,
  { lively, year: typed }: { lively?: boolean; year?: string },
): Promise<Report> {
  if (lively) return livelyReport(services, t);
  const { db, clock } = services;
  if (typed !== undefined && !/^(?:19[7-9]|20[0-9])\d$/.test(typed))
    return refused(t('cli.seed.year'));
  if (db.events.any()) return refused(t('cli.seed.notEmpty'));
  const year = typed === undefined ? undefined : Number(typed);
  await loadDemonstration(db, clock(), year);
  return { lines: [t('cli.seed.done', { count: db.events.all().length })], well: true };
}

async function livelyReport(services: Services, t: Translate): Promise<Report> {
  const outcome = await fillWithLife(services);
  switch (outcome.kind) {
    case 'real-site':
      return refused(t('cli.seed.realSite'));
    case 'not-empty':
      return refused(t('cli.seed.notDemonstration'));
    case 'lively': {
      const { signups, events } = outcome;
      return { lines: [t('cli.seed.lively', { count: signups, events })], well: true };
    }
  }
}
