import type { StoredQuestion } from '../../db/questions.ts';
import type { QuestionKind, TranslatedTexts, WordingTranslations } from '../../db/schema.ts';
import { isLanguage, firstLanguage, languages, type Language } from '../../templates/languages.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { translator, type TextKey } from '../../templates/translate.ts';
import { wordsOf } from '../texts/textsIn.ts';
import { optionText } from './question.ts';
import { plainDetails, type NewQuestion } from './questionDetails.ts';

interface PresetQuestion {
  kind: QuestionKind;
  label: TextKey;
  help?: TextKey;
  options?: readonly TextKey[];
  eachPerson?: true;
  sensitive?: true;
  /** Asked after these answers to the first question of the preset: numbers of its options, or 'yes'. */
  after?: readonly (number | 'yes')[];
}

const text = 'console.questions.presets';

/** What organizers always need, each with the questions that belong together. */
export const presets = {
  childcare: [
    { kind: 'yes-no', label: `${text}.childcare.label` },
    { kind: 'line', label: `${text}.childcare.more`, after: ['yes'] },
  ],
  interpretation: [
    {
      kind: 'several-of',
      label: `${text}.interpretation.label`,
      options: [`${text}.interpretation.sign`, `${text}.interpretation.spoken`],
      sensitive: true,
    },
    { kind: 'line', label: `${text}.interpretation.more`, after: [0, 1], sensitive: true },
  ],
  wheelchair: [
    { kind: 'yes-no', label: `${text}.wheelchair.label`, eachPerson: true, sensitive: true },
  ],
  diet: [
    {
      kind: 'several-of',
      label: `${text}.diet.label`,
      options: [
        `${text}.diet.vegetarian`,
        `${text}.diet.vegan`,
        `${text}.diet.halal`,
        `${text}.diet.kosher`,
        `${text}.diet.gluten`,
        `${text}.diet.allergy`,
      ],
      eachPerson: true,
      sensitive: true,
    },
    { kind: 'line', label: `${text}.diet.more`, after: [5], eachPerson: true, sensitive: true },
  ],
  roles: [
    {
      kind: 'several-of',
      label: `${text}.roles.label`,
      help: `${text}.roles.help`,
      options: [
        `${text}.roles.marshal`,
        `${text}.roles.firstAid`,
        `${text}.roles.legal`,
        `${text}.roles.translation`,
        `${text}.roles.sound`,
        `${text}.roles.photographs`,
        `${text}.roles.cooking`,
      ],
    },
  ],
  organization: [
    {
      kind: 'line',
      label: `${text}.organization.label`,
      help: `${text}.organization.help`,
    },
  ],
} as const satisfies Record<string, readonly PresetQuestion[]>;

export type PresetName = keyof typeof presets;

export const presetNames = Object.keys(presets).filter(isPreset);

export function isPreset(name: string): name is PresetName {
  return Object.hasOwn(presets, name);
}

/**
 * The questions of a preset, to be made one after the other. They are written in the language of the event
 * where it is spoken here, and translated into every other one that is.
 */
export function presetQuestions(
  name: PresetName,
  language: TextLanguage,
): ((made: readonly StoredQuestion[]) => NewQuestion)[] {
  const written = isLanguage(language) ? language : firstLanguage;
  const list: readonly PresetQuestion[] = presets[name];
  return list.map((question) => (made) => presetQuestion(name, question, written, made));
}

function presetQuestion(
  name: PresetName,
  question: PresetQuestion,
  language: Language,
  made: readonly StoredQuestion[],
): NewQuestion {
  const { label, help, options = [], kind } = question;
  const words = translator(language);
  const texts = (optionIds: readonly number[]): [string, TextKey][] => [
    ['label', label],
    ...(help === undefined ? [] : [['help', help] as [string, TextKey]]),
    ...options.map((key, at): [string, TextKey] => [optionText(optionIds[at] ?? 0), key]),
  ];
  const inLanguage = (other: Language, optionIds: readonly number[]): TranslatedTexts =>
    Object.fromEntries(
      texts(optionIds).map(([part, key]) => [
        part,
        { text: translator(other)(key), of: wordsOf(words(key)) },
      ]),
    );
  return {
    ...plainDetails,
    kind,
    language,
    preset: name,
    label: words(label),
    help: help === undefined ? '' : words(help),
    eachPerson: question.eachPerson ?? false,
    sensitive: question.sensitive ?? false,
    options: options.map((key) => ({ id: null, label: words(key), places: null })),
    condition: conditionOf(question, made[0]),
    translations: (optionIds): WordingTranslations =>
      Object.fromEntries(
        languages
          .filter((other) => other !== language)
          .map((other) => [other, inLanguage(other, optionIds)]),
      ),
  };
}

function conditionOf(
  { after }: PresetQuestion,
  first: StoredQuestion | undefined,
): NewQuestion['condition'] {
  if (after === undefined || first === undefined) return null;
  const answers = after.map((one) => (one === 'yes' ? one : String(first.options[one]?.id ?? '')));
  return { question: first.id, answers };
}
