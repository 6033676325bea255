import { localeOf, type Language } from '../../languages.ts';
import type { View } from '../../view.ts';

/** The words that the script of the door puts together; what stands in braces it fills in. */
export function doorTexts({ t, language }: View) {
  const time = { time: '{time}' };
  const name = { name: '{name}' };
  return {
    locale: localeOf(language),
    connecting: t('console.door.script.connecting'),
    offline: t('console.door.script.offline'),
    waits: byNumber(language, (count) =>
      t('console.door.script.waits', { count, marks: '{marks}' }),
    ),
    handedIn: t('console.door.script.handedIn', time),
    refused: t('console.door.script.refused'),
    signedOut: t('console.door.script.signedOut'),
    ofOthers: t('console.door.script.ofOthers'),
    closed: t('console.door.script.closed'),
    notKept: t('console.door.script.notKept'),
    many: t('console.door.script.many'),
    waitsAtSignOut: t('console.door.script.waitsAtSignOut'),
    came: t('console.door.done.came', name),
    undone: t('console.door.done.undone', name),
    found: t('console.door.found'),
    everybody: t('console.door.everybody'),
    latest: t('console.door.latest'),
    none: t('console.door.none'),
    nobody: t('console.door.nobody'),
    states: {
      waiting: t('console.door.states.waiting'),
      unconfirmed: t('console.door.states.unconfirmed'),
      cancelled: t('console.door.states.cancelled'),
    },
    camera: {
      looking: t('console.door.camera.looking'),
      refused: t('console.door.camera.refused'),
      none: t('console.door.camera.none'),
      unknown: t('console.door.camera.unknown'),
    },
  };
}

/** The form of a sentence for each kind of number that a language tells apart. */
function byNumber(language: Language, sentence: (count: number) => string): Record<string, string> {
  const rules = new Intl.PluralRules(localeOf(language));
  // Of these each language has one of each kind.
  const samples = [0, 1, 2, 3, 5, 11, 100, 1_000_000];
  return Object.fromEntries(samples.map((count) => [rules.select(count), sentence(count)]));
}
