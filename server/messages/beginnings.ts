import type { AttendeeMessage } from '../../db/schema.ts';
import type { ChoiceGroup } from '../../templates/components/forms.ts';
import { fillLine } from '../../templates/emails/messageFields.ts';
import { languages, type Language } from '../../templates/languages.ts';
import { translator } from '../../templates/translate.ts';
import type { View } from '../../templates/view.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import { languagesWritten } from './messageLanguages.ts';

/** Messages that come with the program; their texts stand with all others. */
const readyMade = ['bring', 'moved', 'helpers', 'thanks'] as const;

/** So many earlier messages are offered: a list that is read at a glance. */
const mostEarlier = 25;

type Texts = AttendeeMessage['texts'];

/** What a new message can begin with: what comes with the program, and what was written before. */
export function beginnings(visit: OrganizerVisit): ChoiceGroup[] {
  const { t } = visit.view;
  const earlier = earlierMessages(visit).map(({ id, texts, eventTitle }) => ({
    value: String(id),
    label: t('console.messages.begin.of', {
      subject: subjectOf(visit.view, texts),
      event: eventTitle,
    }),
  }));
  return [
    {
      label: t('console.messages.begin.ready'),
      choices: readyMade.map((name) => ({
        value: name,
        label: t(`console.messages.templates.${name}.name`),
      })),
    },
    ...(earlier.length === 0
      ? []
      : [{ label: t('console.messages.begin.earlier'), choices: earlier }]),
  ];
}

/** The texts of what the address names (`?from=`); {} for none, and for what is not theirs. */
export function textsToBegin(visit: OrganizerVisit): Texts {
  const from = visit.query.get('from');
  const ready = readyMade.find((name) => name === from);
  if (ready === undefined)
    return earlierMessages(visit).find(({ id }) => String(id) === from)?.texts ?? {};
  const offered = languages.filter((language) => visit.view.languages.includes(language));
  return Object.fromEntries(offered.map((language) => [language, readyMadeText(ready, language)]));
}

/** A greeting, what it is about, a list to be filled in, and an end. */
function readyMadeText(name: (typeof readyMade)[number], language: Language) {
  const t = translator(language);
  const part = (of: 'opening' | 'list' | 'closing') =>
    t(`console.messages.templates.${name}.${of}`);
  const text = [t('console.messages.templates.hello'), part('opening'), part('list'), '- …'];
  return {
    subject: t(`console.messages.templates.${name}.subject`),
    text: [...text, part('closing')].join('\n\n'),
  };
}

/** Of those events to whose people they may write, and of no other. */
function earlierMessages({ services, theirs }: OrganizerVisit) {
  return services.db.messages.latest(theirs, mostEarlier);
}

/** A subject to recognize a message by, with an ellipsis for what differs from mail to mail. */
function subjectOf({ language }: View, message: Texts): string {
  const [first] = languagesWritten({ texts: message });
  const written = message[language] ?? (first && message[first]);
  const dots = { name: '…', title: '…', time: '…', where: '…', link: '…' };
  return fillLine(written?.subject ?? '', dots);
}
