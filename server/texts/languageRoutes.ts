import { unixLines } from '../../templates/characters.ts';
import { freshForm, typed, type FormState } from '../../templates/forms.ts';
import {
  languageList,
  languageName,
  translationForm,
  translationRemoval,
} from '../../templates/pages/console/translation.ts';
import { isTextLanguage, type TextLanguage } from '../../templates/textLanguages.ts';
import { doneText, redirectDone } from '../web/done.ts';
import type { Need } from '../web/may.ts';
import { notFound } from '../web/httpProblem.ts';
import { refusedForm } from '../web/parseForm.ts';
import { isUpload, withUpload, type Upload } from '../web/readUpload.ts';
import { plainNumber } from '../web/plainNumber.ts';
import { page, redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import type { FindSubject, StoredTexts, TextFromFile, TextSubject } from './subject.ts';
import {
  largestTranslationFile,
  readTranslationFile,
  translationFileOf,
} from './translationFile.ts';
import {
  besideFile,
  gapsOfSubject,
  readTranslation,
  textsToTranslate,
  translationValues,
} from './translationForm.ts';
import { removeTranslation, translate } from './translate.ts';

/**
 * The pages on which the texts of a subject are written in further languages.
 *
 * @param list the path of the list of languages; the others stand below it
 * @param need what all of them need
 */
export function languageRoutesOf(list: string, need: Need, find: FindSubject): Route[] {
  const one = `${list}/:language`;
  const route = (
    method: 'get' | 'post',
    path: string,
    handle: (visit: OrganizerVisit, subject: TextSubject) => Reply | Promise<Reply>,
  ): Route => ({
    method,
    path,
    role: 'organizer',
    need,
    handle: (visit) => handle(visit, find(visit)),
  });
  return [
    route('get', list, showLanguages),
    route('get', one, showForm),
    route('post', one, save),
    route('get', `${one}/file`, giveFile),
    route('post', `${one}/file`, takeFile),
    route('get', `${one}/removal`, askToRemove),
    route('post', `${one}/removal`, remove),
  ];
}

/** The list of languages; a language that is chosen in it opens its form. */
function showLanguages(visit: OrganizerVisit, subject: TextSubject): Reply {
  const { services, view, query } = visit;
  const { language, texts } = subject;
  const chosen = query.get('add');
  if (isTextLanguage(chosen) && chosen !== language) return redirect(subject.address(chosen));
  const inWords = (names: readonly string[]) => [
    ...new Set(texts.filter(({ name }) => names.includes(name)).map(({ label }) => label)),
  ];
  const body = languageList(view, {
    address: subject.address,
    page: subject.page,
    intro: subject.words.intro,
    more: subject.more,
    language,
    translations: subject.stored(services.db).map((one) => {
      const { missing, outdated } = gapsOfSubject(texts, one.texts);
      return {
        language: one.language,
        missing: inWords(missing),
        outdated: inWords(outdated),
      };
    }),
    nothing: texts.length === 0,
    done: doneText(visit, ['saved', 'unchanged', 'removed'], (name) =>
      view.t(`console.languages.done.${name}`),
    ),
  });
  const canonicalPath = subject.address();
  const title = view.t('console.languages.title');
  return page(subject.frame(view, { title, body, canonicalPath, below: false }));
}

function showForm(visit: OrganizerVisit, subject: TextSubject): Reply {
  const { stored } = translationOf(visit, subject);
  if (isOriginal(visit, subject)) return redirect(subject.address());
  return formPage(visit, subject, {
    form: translationValues(subject.texts, stored?.texts ?? {}),
  });
}

interface ShownForm {
  form: FormState;
  /** Of which state its texts are, where that is not the one of now. */
  seen?: number | null;
  status?: number;
  fromFile?: { texts: ReadonlyMap<string, TextFromFile>; unknown: number };
  problem?: string;
}

function formPage(visit: OrganizerVisit, subject: TextSubject, shown: ShownForm): Reply {
  const { view } = visit;
  const { form, seen = null, status = 200, fromFile, problem = null } = shown;
  const { language, stored } = translationOf(visit, subject);
  const canonicalPath = subject.address(language);
  const texts = textsToTranslate(subject.texts, stored?.texts ?? {});
  const { title, body } = translationForm(view, {
    action: canonicalPath,
    back: subject.address(),
    original: subject.language,
    language,
    exists: stored !== null,
    seenAt: seen ?? stored?.updatedAt ?? 0,
    texts: fromFile === undefined ? texts : besideFile(texts, fromFile.texts),
    form,
    file: {
      address: subject.address(language, 'file'),
      problem,
      read: fromFile ? { texts: fromFile.texts.size, unknown: fromFile.unknown } : null,
    },
  });
  return page(subject.frame(view, { title, body, canonicalPath, below: true }), status);
}

/** The texts of a language, and their originals, for somebody who translates with a program. */
async function giveFile(visit: OrganizerVisit, subject: TextSubject): Promise<Reply> {
  const { services, now } = visit;
  const { language, stored } = translationOf(visit, subject);
  if (isOriginal(visit, subject)) return redirect(subject.address());
  const { baseUrl } = services.config;
  const body = await translationFileOf(subject, language, stored?.texts ?? {}, { baseUrl, now });
  const name = subject.page.split('/').filter(Boolean).join('-') || 'site';
  return {
    kind: 'content',
    type: 'text/x-gettext-translation; charset=utf-8',
    body,
    filename: `${name}.${language}.po`,
  };
}

/** Shows what a file of translators says in the boxes of the form: whoever sends that form takes it. */
async function takeFile(visit: OrganizerVisit, subject: TextSubject): Promise<Reply> {
  const { request } = visit;
  if (isOriginal(visit, subject)) return redirect(subject.address());
  return isUpload(request)
    ? withUpload(request, { name: 'file', largest: largestTranslationFile }, ({ file }) =>
        readFile(visit, subject, file),
      )
    : readFile(visit, subject, null);
}

async function readFile(
  visit: OrganizerVisit,
  subject: TextSubject,
  file: Upload['file'],
): Promise<Reply> {
  const { t } = visit.view;
  const { language, stored } = translationOf(visit, subject);
  const before = translationValues(subject.texts, stored?.texts ?? {});
  const refuse = (problem: string) =>
    formPage(visit, subject, { form: before, problem, status: 422 });
  if (file === null) return refuse(t('console.languages.file.problems.none'));
  if (typeof file === 'string') return refuse(t(`console.languages.file.problems.${file}`));
  const read = await readTranslationFile(file, subject.texts, language);
  switch (read.kind) {
    case 'not-po':
      return refuse(t('console.languages.file.problems.notPo'));
    case 'other-language':
      return refuse(
        t('console.languages.file.problems.otherLanguage', {
          language: languageName(visit.view, read.language),
        }),
      );
    case 'read': {
      const isNew = ([name, { text }]: [string, TextFromFile]) =>
        text !== unixLines(stored?.texts[name]?.text ?? '');
      const texts = new Map([...read.texts].filter(isNew));
      const typedIn = Object.fromEntries([...texts].map(([name, { text }]) => [name, text]));
      const form = freshForm({ ...before.values, ...typedIn });
      return formPage(visit, subject, { form, fromFile: { texts, unknown: read.unknown } });
    }
  }
}

async function save(visit: OrganizerVisit, subject: TextSubject): Promise<Reply> {
  const { services, view, organizer, form: values } = visit;
  const { language, stored } = translationOf(visit, subject);
  if (isOriginal(visit, subject)) return redirect(subject.address());
  const seenAt = plainNumber(typed(freshForm(values), 'seenAt')) ?? stored?.updatedAt ?? 0;
  const parsed = readTranslation(subject, values, view);
  if (!parsed.ok) return formPage(visit, subject, { form: parsed.form, seen: seenAt, status: 422 });
  const outcome = await translate(services, {
    subject,
    organizerId: organizer.id,
    language,
    texts: parsed.value,
    seenAt,
  });
  if (outcome.kind === 'stale') {
    const problem = { key: 'console.languages.problems.stale' as const };
    const form = refusedForm(values, { '': problem }, view.t);
    return formPage(visit, subject, { form, status: 422 });
  }
  return redirectDone(visit, subject.address(), outcome.kind);
}

function askToRemove(visit: OrganizerVisit, subject: TextSubject): Reply {
  const { view } = visit;
  const { language, stored } = translationOf(visit, subject);
  if (stored === null) return redirect(subject.address());
  const canonicalPath = subject.address(language, 'removal');
  const title = view.t('console.languages.removal.title', {
    language: languageName(view, language),
  });
  const body = translationRemoval(view, {
    action: canonicalPath,
    back: subject.address(),
    name: subject.name,
    text: subject.words.removal,
  });
  return page(subject.frame(view, { title, body, canonicalPath, below: true, narrow: true }));
}

async function remove(visit: OrganizerVisit, subject: TextSubject): Promise<Reply> {
  const { language } = translationOf(visit, subject);
  // A second click comes when it is gone already, and is told the same.
  await removeTranslation(visit.services, subject, visit.organizer.id, language);
  return redirectDone(visit, subject.address(), 'removed');
}

/** The original is in the subject's own form; texts from before it was in this language can go. */
function isOriginal(visit: OrganizerVisit, subject: TextSubject): boolean {
  const { language, stored } = translationOf(visit, subject);
  return language === subject.language && stored === null;
}

/** @throws HttpProblem 404 for what is no language that texts can be in */
function translationOf(
  { services, params }: OrganizerVisit,
  subject: TextSubject,
): { language: TextLanguage; stored: StoredTexts | null } {
  const { language } = params;
  if (!isTextLanguage(language)) throw notFound();
  const stored = subject.stored(services.db).find((one) => one.language === language);
  return { language, stored: stored ?? null };
}
