import type { Reads, Store } from '../../db/database.ts';
import type { QuestionOwner, StoredQuestion } from '../../db/questions.ts';
import type { TranslatedTexts } from '../../db/schema.ts';
import { isTextLanguage, type TextLanguage } from '../../templates/textLanguages.ts';
import { languageRoutesOf } from '../texts/languageRoutes.ts';
import type { StoredTexts, TextSubject, WrittenText } from '../texts/subject.ts';
import { optionalText } from '../web/fields.ts';
import type { Need } from '../web/may.ts';
import type { OrganizerVisit, Route } from '../web/routes.ts';
import { eventAsking, type Asker, type FindAsker } from './asker.ts';
import { textsOf } from './question.ts';
import { longestLabel } from './questionForm.ts';

/**
 * The words of the questions of an event, or of a campaign, in further languages.
 *
 * @param list the path of the list of questions
 */
export function questionLanguageRoutesOf(list: string, need: Need, find: FindAsker): Route[] {
  return languageRoutesOf(`${list}/languages`, need, (visit) => subjectOf(visit, find(visit)));
}

/** Those of an event. */
export const questionLanguageRoutes = questionLanguageRoutesOf(
  '/console/events/:slug/questions',
  'organize',
  eventAsking,
);

function subjectOf({ services, view }: OrganizerVisit, asker: Asker): TextSubject {
  const { t } = view;
  const { owner, frame } = asker;
  const { addresses } = frame;
  const about = owner.kind === 'event' ? { eventId: owner.id } : {};
  const asked = inUse(services.db, owner);
  return {
    language: asked[0]?.version.language ?? asker.language,
    texts: asked.flatMap((question) => writtenTexts(question)),
    name: asker.name,
    words: {
      intro: t('console.questions.languages.intro'),
      removal: t('console.questions.languages.removal'),
    },
    address: (...parts) => addresses.languages(...parts),
    page: addresses.preview,
    stored: (reads) => storedTexts(inUse(reads, owner)),
    put: (store, language, texts, at) => putTexts(store, owner, language, texts, at),
    remove: (store, language, at) => putTexts(store, owner, language, {}, at),
    deed: (language, parts) =>
      parts === null
        ? { action: 'questions-translation-removed', ...about, detail: { language } }
        : { action: 'questions-translated', ...about, detail: { language } },
    frame: (shown, { title, body, canonicalPath, below, narrow }) =>
      frame.page(shown, {
        title,
        canonicalPath,
        crumbs: below ? [{ href: addresses.languages(), label: t('console.languages.title') }] : [],
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
