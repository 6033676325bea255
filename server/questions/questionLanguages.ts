import type { Reads, Store } from '../../db/database.ts';
import type { QuestionOwner, StoredQuestion } from '../../db/questions.ts';
import type { TranslatedTexts } from '../../db/schema.ts';
import {
  consoleQuestionLanguagesAddress,
  consoleQuestionPreviewAddress,
  consoleQuestionsAddress,
} from '../../templates/addresses.ts';
import { eventPage } from '../../templates/pages/console/eventPage.ts';
import { isTextLanguage, type TextLanguage } from '../../templates/textLanguages.ts';
import { eventOf, eventOnConsole } from '../events/eventOnConsole.ts';
import { languageRoutesOf } from '../texts/languageRoutes.ts';
import type { StoredTexts, TextSubject, WrittenText } from '../texts/subject.ts';
import { optionalText } from '../web/fields.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import { textsOf } from './question.ts';
import { longestLabel } from './questionForm.ts';

/** The words of the questions of an event in further languages. */
export const questionLanguageRoutes = languageRoutesOf(
  '/console/events/:slug/questions/languages',
  'organize',
  questionSubject,
);

function questionSubject(visit: OrganizerVisit): TextSubject {
  const { services, view, now } = visit;
  const { t } = view;
  const event = eventOf(visit);
  const owner: QuestionOwner = { kind: 'event', id: event.id };
  const asked = inUse(services.db, owner);
  const onConsole = eventOnConsole(services, event, now);
  return {
    language: asked[0]?.version.language ?? event.language,
    texts: asked.flatMap((question) => writtenTexts(question)),
    name: event.title,
    words: {
      intro: t('console.questions.languages.intro'),
      removal: t('console.questions.languages.removal'),
    },
    address: (...parts) => consoleQuestionLanguagesAddress(event.slug, ...parts),
    page: consoleQuestionPreviewAddress(event.slug),
    stored: (reads) => storedTexts(inUse(reads, owner)),
    put: (store, language, texts, at) => putTexts(store, owner, language, texts, at),
    remove: (store, language, at) => putTexts(store, owner, language, {}, at),
    deed: (language, parts) =>
      parts === null
        ? { action: 'questions-translation-removed', eventId: event.id, detail: { language } }
        : { action: 'questions-translated', eventId: event.id, detail: { language } },
    frame: (shown, { title, body, canonicalPath, below, narrow }) =>
      eventPage(shown, onConsole, {
        tab: 'questions',
        title,
        canonicalPath,
        crumbs: [
          {
            href: consoleQuestionsAddress(event.slug),
            label: t('console.questions.title'),
          },
          ...(below
            ? [
                {
                  href: consoleQuestionLanguagesAddress(event.slug),
                  label: t('console.languages.title'),
                },
              ]
            : []),
        ],
        ...(narrow === true ? { narrow } : {}),
        body,
      }),
  };
}

function inUse({ questions }: Pick<Reads, 'questions'>, owner: QuestionOwner): StoredQuestion[] {
  return questions.ofOwner(owner).filter(({ archivedAt }) => archivedAt === null);
}

/** The name of a text of a question among those of all, and of its box. */
const nameOf = (id: number, text: string) => `q${id}-${text.replace('.', '-')}`;

function writtenTexts({ id, version }: StoredQuestion): WrittenText[] {
  const { label } = version.wording;
  return Object.entries(textsOf(version.wording))
    .filter(([, original]) => original !== '')
    .map(([text, original]) => ({
      name: nameOf(id, text),
      part: label,
      label,
      ...(text === 'label' ? {} : { box: `${label} – ${original}` }),
      original,
      rows: original.length > 80 ? 3 : 1,
      form: optionalText(longestLabel.consent),
    }));
}

/** What there is of all questions in each language, as one. */
function storedTexts(asked: readonly StoredQuestion[]): StoredTexts[] {
  const byLanguage = new Map<TextLanguage, Record<string, TranslatedTexts[string]>>();
  for (const { id, version } of asked)
    for (const [language, texts] of Object.entries(version.translations)) {
      if (!isTextLanguage(language)) continue;
      const all = byLanguage.get(language) ?? {};
      for (const [name, text] of Object.entries(texts)) all[nameOf(id, name)] = text;
      byLanguage.set(language, all);
    }
  const updatedAt = Math.max(0, ...asked.map(({ version }) => version.createdAt));
  return [...byLanguage]
    .map(([language, texts]) => ({ language, texts, updatedAt }))
    .filter(({ texts }) => Object.keys(texts).length > 0);
}

/** Gives each question that says something else now a version of its own. */
function putTexts(
  store: Store,
  owner: QuestionOwner,
  language: TextLanguage,
  texts: TranslatedTexts,
  now: number,
): void {
  for (const { id, version } of inUse(store, owner)) {
    const prefix = nameOf(id, '');
    const own = Object.fromEntries(
      Object.entries(texts)
        .filter(([name]) => name.startsWith(prefix))
        .map(([name, text]) => [name.slice(prefix.length).replace('-', '.'), text]),
    );
    if (JSON.stringify(own) === JSON.stringify(version.translations[language] ?? {})) continue;
    const translations = { ...version.translations, [language]: own };
    store.questions.insertVersion({
      questionId: id,
      language: version.language,
      wording: version.wording,
      translations,
      createdAt: now,
    });
    if (!store.answers.isVersionAnswered(version.id)) store.questions.removeVersion(version.id);
  }
  store.questions.noteChange(owner, now);
}
