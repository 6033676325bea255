import {
  consoleCampaignLanguagesAddress,
  consoleSiteLanguagesAddress,
} from '../../templates/addresses.ts';
import type { Save } from './worldOfSaves.ts';

/** Every form by which texts of what is no event are kept in a further language, after their campaign. */
export const languageSaves: Record<string, Save> = {
  'post /console/campaigns/:slug/languages/:language': {
    at: () => consoleCampaignLanguagesAddress('month', 'fr'),
    sent: { title: 'Un mois d’action' },
    says: 'Saved. The texts are shown',
  },
  'post /console/campaigns/:slug/languages/:language/removal': {
    at: () => consoleCampaignLanguagesAddress('month', 'fr', 'removal'),
    says: 'The texts in this language are deleted.',
  },
  'post /console/settings/languages/:language': {
    at: () => consoleSiteLanguagesAddress('fr'),
    sent: { about: 'Nous sommes nombreuses.' },
    says: 'Saved. The texts are shown',
  },
  'post /console/settings/languages/:language/removal': {
    at: () => consoleSiteLanguagesAddress('fr', 'removal'),
    says: 'The texts in this language are deleted.',
  },
};
