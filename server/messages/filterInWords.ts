import type { AnswerFilter } from '../../db/peopleCondition.ts';
import type { AttendeeMessage, Event } from '../../db/schema.ts';
import { isTextLanguage, textLanguageName } from '../../templates/textLanguages.ts';
import type { View } from '../../templates/view.ts';
import { questionIn } from '../questions/question.ts';
import type { Services } from '../services.ts';
import { readPeopleFilter } from '../signups/peopleFilter.ts';
import { filterableQuestions } from '../signups/peopleMeant.ts';
import { languagesWritten } from './messageLanguages.ts';
import { withCommas } from '../../templates/withCommas.ts';

/** Whom the filter of a message leaves, in words; '' where it leaves everybody. */
export function filterInWords(
  { db }: Pick<Services, 'db'>,
  { t, language: reader }: View,
  event: Event,
  filter: string,
): string {
  if (filter === '') return '';
  const questions = db.questions.atEvent(event);
  const read = readPeopleFilter(
    new URLSearchParams(filter),
    filterableQuestions({ db }, event, true),
  );
  const { came, message, language, needs, origin, organization, tag, only } = read;

  function answerInWords(answer: AnswerFilter): string {
    const stored = questions.find(({ id }) => id === answer.question);
    if (stored === undefined) return t('console.messages.filter.unreadable');
    const question = questionIn(stored, [reader]);
    const options = 'options' in question ? question.options : [];
    const label = question.label;
    switch (answer.is) {
      case 'given':
        return t('console.messages.filter.answered', { question: label });
      case 'missing':
        return t('console.messages.filter.notAnswered', { question: label });
      case 'option': {
        const chosen = options.find(({ id }) => id === answer.option)?.label ?? '';
        return t('console.messages.filter.answer', { question: label, answer: chosen });
      }
      case 'value': {
        const { value } = answer;
        const said = value === 'yes' || value === 'no' ? t(`signup.questions.${value}`) : value;
        return t('console.messages.filter.answer', { question: label, answer: said });
      }
      case 'words':
        return t('console.messages.filter.answer', { question: label, answer: answer.words });
    }
  }

  const parts = [
    came === null ? '' : t(`console.messages.filter.came.${came}`),
    message === null
      ? ''
      : t(`console.messages.filter.message.${message.is}`, {
          subject: subjectOf(db.messages.byId(message.message)?.texts ?? {}),
        }),
    language === null
      ? ''
      : t('console.messages.filter.language', {
          language: isTextLanguage(language) ? textLanguageName(language, reader) : language,
        }),
    needs === null ? '' : t(`console.messages.filter.needs.${needs}`),
    origin === null
      ? ''
      : t('console.messages.filter.origin', { origin: t(`console.numbers.origins.${origin}`) }),
    organization === '' ? '' : t('console.messages.filter.organization', { organization }),
    tag === '' ? '' : t('console.messages.filter.tag', { tag }),
    only === null ? '' : t('console.messages.filter.only', { count: only.length }),
    read.failing ? t('console.messages.filter.failing') : '',
    ...read.answers.map(answerInWords),
    read.unreadable.length === 0 ? '' : t('console.messages.filter.unreadable'),
  ];
  return withCommas(parts);
}

function subjectOf(texts: AttendeeMessage['texts']): string {
  const [first] = languagesWritten({ texts });
  return first === undefined ? '' : (texts[first]?.subject ?? '');
}
