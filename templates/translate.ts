import { createInstance, type FormatterModule } from 'i18next';
import en from './locales/en.json' with { type: 'json' };
import es from './locales/es.json' with { type: 'json' };
import { isLanguage, localeOf, type Language } from './languages.ts';

type PluralCategory = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

type KeysOf<Texts> = {
  [Key in keyof Texts & string]: Texts[Key] extends string
    ? Key extends `${infer Base}_${PluralCategory}`
      ? Base
      : Key
    : `${Key}.${KeysOf<Texts[Key]>}`;
}[keyof Texts & string];

/** Every text there is, by its path in `locales/en.json`; a plural is named without its category. */
export type TextKey = KeysOf<typeof en>;

/** Gives a text in one language. Values are put in as they are: escaping is the template's work. */
export type Translate = (
  key: TextKey,
  values?: Readonly<Record<string, string | number>>,
) => string;

/** What is put into a text: a number as people write it, all else as it is. */
const values: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: string | number | undefined, _, lng) =>
    typeof value === 'number' && isLanguage(lng) ? numberText(value, lng) : String(value ?? ''),
};

const texts = createInstance();
await texts.use(values).init({
  resources: { en: { translation: en }, es: { translation: es } },
  fallbackLng: 'en',
  interpolation: { escapeValue: false, alwaysFormat: true },
});

const numbers: Record<Language, Intl.NumberFormat> = {
  en: new Intl.NumberFormat(localeOf('en')),
  es: new Intl.NumberFormat(localeOf('es')),
};

/** A number as people write it: "10,000", "10.000". Numbers in texts are written so by themselves. */
export function numberText(value: number, language: Language): string {
  return numbers[language].format(value);
}

/** A text that takes no values never changes, and most are such: each is looked up once. */
function makeTranslator(lng: Language): Translate {
  const fixed = new Map<TextKey, string>();
  return (key, values) => {
    if (values !== undefined) return texts.t(key, { ...values, lng });
    const text = fixed.get(key) ?? texts.t(key, { lng });
    fixed.set(key, text);
    return text;
  };
}

const translators: Record<Language, Translate> = {
  en: makeTranslator('en'),
  es: makeTranslator('es'),
};

/** The texts of one language. A plural takes its number as `count`. */
export function translator(language: Language): Translate {
  return translators[language];
}
