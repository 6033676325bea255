import type { Translate } from '../../templates/translate.ts';
import type { Services } from '../services.ts';
import { fillWithLife } from './livelyDemonstration.ts';
import { loadDemonstration } from './loadDemonstration.ts';
import { refused, type Report } from './report.ts';
import { loadWorldwide } from './worldwideDemonstration.ts';

/** Loads the demonstration into an empty database, or fills the one that is there with life. */
export async function seedReport(
  services: Services,
  t: Translate,
  { lively, worldwide, year: typed }: { lively?: boolean; worldwide?: boolean; year?: string },
): Promise<Report> {
  if (lively) return livelyReport(services, t);
  if (worldwide) return worldwideReport(services, t);
  const { db, clock } = services;
  if (typed !== undefined && !/^(?:19[7-9]|20[0-9])\d$/.test(typed))
    return refused(t('cli.seed.year'));
  if (db.events.any()) return refused(t('cli.seed.notEmpty'));
  const year = typed === undefined ? undefined : Number(typed);
  await loadDemonstration(db, clock(), year);
  return { lines: [t('cli.seed.done', { count: db.events.all().length })], well: true };
}

async function worldwideReport(services: Services, t: Translate): Promise<Report> {
  const outcome = await loadWorldwide(services);
  switch (outcome.kind) {
    case 'real-site':
      return refused(t('cli.seed.realSite'));
    case 'there':
      return refused(t('cli.seed.worldwideThere'));
    case 'no-cities':
      return refused(t('cli.seed.noCities'));
    case 'loaded':
      return { lines: [t('cli.seed.worldwide', { count: outcome.actions })], well: true };
  }
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
