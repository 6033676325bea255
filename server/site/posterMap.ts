import type { Campaign } from '../../db/schema.ts';
import type { Language } from '../../templates/languages.ts';
import type { PictureMap } from '../../templates/pictures/pictureFacts.ts';
import { translator } from '../../templates/translate.ts';
import type { Services } from '../services.ts';
import { dateInWords } from '../time/dateText.ts';
import { comingActions } from './actionPlaces.ts';
import { allActions } from './askedActions.ts';
import { drawnMap } from './campaignMap.ts';
import { citiesToAdopt } from './citiesToAdopt.ts';

/** The map of a campaign as its posters show it, with the marks of today; null while no place is known. */
export function posterMap(
  services: Services,
  campaign: Campaign,
  language: Language,
  now: number,
): PictureMap | null {
  const t = translator(language);
  const actions = comingActions(services, campaign.id, now);
  const open = citiesToAdopt(services, campaign, now) ?? [];
  const nowhere = () => '';
  const drawn = drawnMap(
    { all: actions, left: actions, open, asked: allActions },
    { action: nowhere, open: nowhere },
  );
  if (drawn === null) return null;
  const { width, height, step, land, marks } = drawn;
  const today = new Date(now).toISOString().slice(0, 10);
  return {
    width,
    height,
    step,
    land,
    marks: marks.map(({ kind, x, y, radius }) => ({ kind, x, y, radius })),
    words: {
      us: t('picture.map.us'),
      partner: t('picture.map.partner'),
      open: t('proposal.open.heading'),
      asOf: t('picture.map.asOf', { date: dateInWords(today, language, { length: 'short' }) }),
    },
  };
}
