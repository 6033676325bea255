import type { Reads } from '../../db/database.ts';
import type { ActionRow, RowQuestion } from '../../db/schema.ts';
import type { Choice } from '../../templates/components/forms.ts';
import type { AskedRow } from '../../templates/pages/console/actionLists/questions.ts';
import type { View } from '../../templates/view.ts';
import type { Cities } from '../../db/cities.ts';
import { withCommas } from '../../templates/withCommas.ts';
import { cityLine } from '../places/cityWords.ts';
import { clockText, dateInWords } from '../time/dateText.ts';
import { startInWords } from '../time/times.ts';

/** The fields of the form that answer what is asked about a row. */
export function answerField(line: number): string {
  return `answer-${line}`;
}
export function typedField(line: number): string {
  return `typed-${line}`;
}

interface Asking {
  db: Pick<Reads, 'events'>;
  cities: Pick<Cities, 'byId'>;
}

/** Puts what is asked about a row into words, with all that can be answered. */
export function askedRow(
  services: Asking,
  { line }: Pick<ActionRow, 'line'>,
  question: RowQuestion,
  says: string,
  view: View,
): AskedRow {
  return {
    line,
    says,
    field: answerField(line),
    question: questionInWords(services, question, view),
    choices: choicesOf(services, question, view),
    typed: typedOf(question, line, view),
  };
}

/** What is asked, in a sentence. */
export function questionInWords(
  { db }: Pick<Asking, 'db'>,
  question: RowQuestion,
  view: View,
): string {
  const { t, language } = view;
  switch (question.about) {
    case 'city':
    case 'hour': {
      const typed = shortened(question.typed);
      return question.about === 'city'
        ? t(`console.actionLists.ask.city.${question.why}`, { typed })
        : t(`console.actionLists.ask.hour.${question.why}`, { typed });
    }
    case 'day':
      return t(`console.actionLists.ask.day.${question.why}`, { typed: shortened(question.typed) });
    case 'gap':
    case 'twice': {
      const typed = hourInWords(question.typed, view);
      return t(`console.actionLists.ask.${question.about}`, { typed });
    }
    case 'past': {
      const [day = '', hour] = question.typed.split(' ');
      const date = dateInWords(day, language);
      const typed = hour === undefined ? date : withCommas([date, hourInWords(hour, view)]);
      return t('console.actionLists.ask.past', { typed });
    }
    case 'likeness': {
      const event = db.events.byId(question.eventId);
      const title = event ? `${event.title}, ${startInWords(event, language)}` : '–';
      return t(`console.actionLists.ask.likeness.${question.why}`, { title });
    }
  }
}

const longestQuoted = 60;

function shortened(text: string): string {
  return text.length > longestQuoted ? `${text.slice(0, longestQuoted - 1)}…` : text;
}

function choicesOf({ cities }: Asking, question: RowQuestion, view: View): Choice[] {
  const { t, language } = view;
  switch (question.about) {
    case 'city':
      return question.cities.flatMap((id) => {
        const city = cities.byId(id, language);
        return city === null ? [] : [{ value: String(id), label: cityLine(city, language) }];
      });
    case 'hour':
      return [
        ...question.hours.map((hour) => ({ value: hour, label: hourInWords(hour, view) })),
        { value: 'open', label: t('console.actionLists.columns.hourOpen') },
      ];
    case 'gap':
      return question.hours.map((hour) => ({ value: hour, label: hourInWords(hour, view) }));
    case 'twice':
      return [
        { value: 'earlier', label: t('console.actionLists.ask.earlier') },
        { value: 'later', label: t('console.actionLists.ask.later') },
      ];
    case 'day':
      return question.days.map((day) => ({ value: day, label: dateInWords(day, language) }));
    case 'past':
      return [{ value: 'take', label: t('console.actionLists.ask.takePast') }];
    case 'likeness':
      return [{ value: 'take', label: t('console.actionLists.ask.take') }];
  }
}

function typedOf({ about }: RowQuestion, line: number, { t }: View): AskedRow['typed'] {
  const field = typedField(line);
  switch (about) {
    case 'city':
      return {
        field,
        label: t('console.actionLists.ask.city.typed'),
        hint: t('console.actionLists.ask.city.hint'),
        type: 'text',
      };
    case 'hour':
    case 'gap':
      return {
        field,
        label: t('console.actionLists.ask.hour.typed'),
        hint: t('console.actionLists.ask.hour.hint'),
        type: 'text',
      };
    case 'day':
    case 'past':
      return { field, label: t('console.actionLists.ask.day.typed'), type: 'date' };
    case 'twice':
    case 'likeness':
      return null;
  }
}

/** `HH:mm`, or two of them with a hyphen, as the reader writes hours. */
export function hourInWords(hour: string, { t, language }: View): string {
  const [start = '', end] = hour
    .split('-')
    .map((one) => clockText(Date.parse(`2000-01-01T${one}Z`), 'UTC', language));
  return end === undefined ? start : t('console.actionLists.ask.hour.span', { start, end });
}
