import { questionsOfCampaign } from '../../templates/pages/console/questionsFrame.ts';
import type { Asker } from '../questions/asker.ts';
import { questionRoutesOf } from '../questions/consoleRoutes.ts';
import { questionLanguageRoutesOf } from '../questions/questionLanguages.ts';
import { firstLanguage } from '../../templates/languages.ts';
import { siteOf } from '../siteSettings.ts';
import { may } from '../web/may.ts';
import type { OrganizerVisit, Route } from '../web/routes.ts';
import { campaignNamed } from './campaignOf.ts';

const list = '/console/campaigns/:slug/questions';

/** What a campaign asks at each of its events, before what the event asks itself. */
export const campaignQuestionRoutes: readonly Route[] = [
  // What is no id of a question comes before what lies below one.
  ...questionLanguageRoutesOf(list, 'plan', campaignAsking),
  ...questionRoutesOf(list, { ask: 'plan', erase: 'plan' }, campaignAsking),
];

/** @throws HttpProblem 404 where no campaign has or had that address */
function campaignAsking(visit: OrganizerVisit): Asker {
  const { services, rights } = visit;
  const { questions, answers } = services.db;
  const campaign = campaignNamed(visit);
  const { id, title, language } = campaign;
  const owner = { kind: 'campaign', id } as const;
  const stored = questions.ofOwner(owner);
  return {
    owner,
    name: title,
    language: language ?? siteOf(services).locales[0] ?? firstLanguage,
    frame: questionsOfCampaign(campaign),
    stored,
    counts: stored.length === 0 ? [] : answers.countsOfCampaign(id),
    contacts: [],
    campaign: null,
    dates: null,
    seesSensitive: may(rights, 'sensitive', { of: 'nothing' }),
  };
}
