import {
  campaignQuestionAddresses,
  consoleQuestionAddress,
  consoleQuestionContactsAddress,
  consoleQuestionLanguagesAddress,
  consoleQuestionRemovingAnswersAddress,
  consoleQuestionPresetsAddress,
  consoleQuestionsAddress,
} from '../../templates/addresses.ts';
import { questionsOf } from './questions.ts';
import { eventCalled, type Save, type World } from './worldOfSaves.ts';

const slug = 'made-here';

/** The id of a question of the event, by its number from the top. */
const idOf = ({ app }: World, at: number) =>
  questionsOf(app.services, eventCalled(app, slug))[at]?.id ?? 0;

/** The forms by which organizers say what they ask, in an order in which each can be sent. */
export const questionSaves: Record<string, Save> = {
  'post /console/events/:slug/questions': {
    at: () => consoleQuestionsAddress(slug),
    sent: { kind: 'line', label: 'Where do you come from?' },
    says: 'Added at the end of the form.',
  },
  'post /console/events/:slug/questions/presets': {
    at: () => consoleQuestionPresetsAddress(slug),
    sent: { preset: 'roles' },
    says: 'Added at the end of the form.',
  },
  'post /console/events/:slug/questions/:id': {
    at: (world) => consoleQuestionAddress(slug, idOf(world, 0)),
    sent: { label: 'From where do you come?' },
    says: 'Saved. This is what the form asks now.',
  },
  'post /console/events/:slug/questions/:id/order': {
    at: (world) => consoleQuestionAddress(slug, idOf(world, 0), 'order'),
    sent: { direction: 'down' },
    says: 'Moved.',
  },
  'post /console/events/:slug/questions/:id/restoration': {
    at: (world) => consoleQuestionAddress(slug, idOf(world, 1), 'restoration'),
    says: 'Asked again, at the end of the form.',
  },
  'post /console/events/:slug/questions/languages/:language': {
    at: () => consoleQuestionLanguagesAddress(slug, 'fr'),
    sent: (world) => ({ [`q${idOf(world, 0)}-label`]: 'Comment aider ?' }),
    says: 'Saved. The texts are shown',
  },
  'post /console/events/:slug/questions/languages/:language/removal': {
    at: () => consoleQuestionLanguagesAddress(slug, 'fr', 'removal'),
    says: 'The texts in this language are deleted.',
  },
  'post /console/events/:slug/questions/:id/answers/removal': {
    at: (world) => consoleQuestionRemovingAnswersAddress(slug, idOf(world, 0)),
    says: 'The answers are deleted.',
  },
  'post /console/events/:slug/questions/contacts': {
    at: ({ campaign: { events } }) => consoleQuestionContactsAddress(events.inPerson),
    sent: ({ campaign: { endorsements } }) => ({ endorsement: String(endorsements.approved.id) }),
    says: 'Added at the end of the form.',
  },
  'post /console/events/:slug/questions/:id/removal': {
    at: (world) => consoleQuestionAddress(slug, idOf(world, 1), 'removal'),
    says: 'Removed.',
  },
};

const ofCampaign = campaignQuestionAddresses('month');

/** The id of a question of the campaign, by its number from the top. */
const idOfCampaigns = ({ app: { services } }: World, at: number) => {
  const id = services.db.campaigns.bySlug('month')?.id ?? 0;
  return services.db.questions.ofOwner({ kind: 'campaign', id })[at]?.id ?? 0;
};

/** The same forms of a campaign, after it was made. */
export const campaignQuestionSaves: Record<string, Save> = {
  'post /console/campaigns/:slug/questions': {
    at: () => ofCampaign.list,
    sent: { kind: 'line', label: 'Which city are you in?' },
    says: 'Added at the end of the form.',
  },
  'post /console/campaigns/:slug/questions/presets': {
    at: () => ofCampaign.presets,
    sent: { preset: 'roles' },
    says: 'Added at the end of the form.',
  },
  'post /console/campaigns/:slug/questions/:id': {
    at: (world) => ofCampaign.question(idOfCampaigns(world, 0)),
    sent: { label: 'Which town are you in?' },
    says: 'Saved. This is what the form asks now.',
  },
  'post /console/campaigns/:slug/questions/:id/order': {
    at: (world) => ofCampaign.question(idOfCampaigns(world, 0), 'order'),
    sent: { direction: 'down' },
    says: 'Moved.',
  },
  'post /console/campaigns/:slug/questions/:id/restoration': {
    at: (world) => ofCampaign.question(idOfCampaigns(world, 1), 'restoration'),
    says: 'Asked again, at the end of the form.',
  },
  'post /console/campaigns/:slug/questions/languages/:language': {
    at: () => ofCampaign.languages('fr'),
    sent: (world) => ({ [`q${idOfCampaigns(world, 0)}-label`]: 'Comment aider ?' }),
    says: 'Saved. The texts are shown',
  },
  'post /console/campaigns/:slug/questions/languages/:language/removal': {
    at: () => ofCampaign.languages('fr', 'removal'),
    says: 'The texts in this language are deleted.',
  },
  'post /console/campaigns/:slug/questions/:id/answers/removal': {
    at: (world) => ofCampaign.removingAnswers(idOfCampaigns(world, 0)),
    says: 'The answers are deleted.',
  },
  'post /console/campaigns/:slug/questions/:id/removal': {
    at: (world) => ofCampaign.question(idOfCampaigns(world, 1), 'removal'),
    says: 'Removed.',
  },
};
