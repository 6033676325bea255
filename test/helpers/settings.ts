import type { SentForm } from './app.ts';

/** The form of the settings as it is sent: all is as the host set it. */
export const filledSettings: SentForm = {
  organization: '',
  color: 'red',
  ownColor: '',
  contact: '',
  about: '',
  imprint: '',
  privacy: '',
  languages: ['en', 'es'],
  firstLanguage: 'en',
  retentionDays: '30',
  quietFrom: '',
  quietUntil: '',
  zone: '',
  intent: 'save',
};
