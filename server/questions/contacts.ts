import type { Database, Reads } from '../../db/database.ts';
import type { StoredQuestion } from '../../db/questions.ts';
import type { Event } from '../../db/schema.ts';
import type { ContactOf } from '../../templates/pages/console/questionContacts.ts';
import { languages } from '../../templates/languages.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { isLanguage, firstLanguage } from '../../templates/languages.ts';
import { translator } from '../../templates/translate.ts';
import { wordsOf } from '../texts/textsIn.ts';
import type { CsvCell } from '../web/csv.ts';
import { textsRead } from './question.ts';
import { plainDetails, type NewQuestion } from './questionDetails.ts';

const text = 'console.questions.contacts.consent';

/** A consent to be contacted by a co-sponsor, whom its words name. Nobody has to give it. */
export function contactQuestion(
  { id, name }: { id: number; name: string },
  language: TextLanguage,
): NewQuestion {
  const written = isLanguage(language) ? language : firstLanguage;
  const label = translator(written)(text, { name });
  const others = languages.filter((one) => one !== written);
  return {
    ...plainDetails,
    kind: 'consent',
    language: written,
    label,
    endorsementId: id,
    translations: () =>
      Object.fromEntries(
        others.map((one) => [
          one,
          { label: { text: translator(one)(text, { name }), of: wordsOf(label) } },
        ]),
      ),
  };
}

/** The columns of the file for a co-sponsor. */
export const contactColumns = ['name', 'email', 'language', 'consent', 'given'] as const;

/**
 * Those who agreed that a co-sponsor contacts them, each with the words that they agreed to, and when. Only
 * whoever is confirmed or waits is among them: who canceled wants to hear no more.
 */
export function contactRows(
  db: Pick<Database, 'answers' | 'questions'>,
  event: { id: number; campaignId: number | null },
  { id }: Pick<StoredQuestion, 'id'>,
): CsvCell[][] {
  const versions = db.questions.versionsAt(event);
  return db.answers.consents(id).map(({ name, email, language, answer }) => {
    const version = versions.get(answer.versionId);
    const read = version && textsRead(version, [answer.language]).texts['label'];
    return [name, email, language, read ?? '', new Date(answer.at).toISOString()];
  });
}

/** Every co-sponsor on the list of an event, with the question that asks for it. */
export function contactsOf(
  { endorsements }: Pick<Reads, 'endorsements'>,
  event: Pick<Event, 'id'>,
  stored: readonly StoredQuestion[],
  agreedTo: (question: number) => number,
): ContactOf[] {
  return endorsements.listed({ kind: 'event', id: event.id }).map(({ id, listedAs }) => {
    const asking = stored.find((one) => one.endorsementId === id && one.archivedAt === null);
    const question = asking?.id ?? null;
    const agreed = question === null ? 0 : agreedTo(question);
    return { id, name: listedAs, question, agreed };
  });
}
