/** The languages that people may have chosen; `templates/languages.ts` says which are offered. */
export const spokenLanguages = ['en', 'es'] as const;
