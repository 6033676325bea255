import { campaignParts } from '../../db/schema.ts';
import { isTextLanguage, textLanguageName } from '../../templates/textLanguages.ts';
import type { View } from '../../templates/view.ts';
import { eventFields } from '../fields/eventFields.ts';
import { settingParts } from '../siteSettings.ts';
import { withCommas } from '../../templates/withCommas.ts';

/** A language by its code, as somebody calls it. */
export function languageInWords(code: string, reader: View['language']): string {
  return isTextLanguage(code) ? textLanguageName(code, reader) : code;
}

/** Texts of an event that are in no field of its form. */
const besideFields = ['picture', 'cancellationNote'] as const;

/** The parts of an event in words, in the order of the form. */
export function partsInWords(t: View['t'], written: string): string {
  const names = written.split(' ');
  const known = [...eventFields.map(({ name }) => name), ...besideFields];
  const parts = known.filter((name) => names.includes(name));
  return withCommas(parts.map((name) => t(`console.events.parts.${name}`)));
}

/** Parts of the settings in words. */
export function settingsInWords(t: View['t'], written: string): string {
  const names = written.split(' ');
  const parts = ([...settingParts, 'logo'] as const).filter((part) => names.includes(part));
  return withCommas(parts.map((part) => t(`console.settings.parts.${part}`)));
}

/** Parts of a campaign in words. */
export function campaignInWords(t: View['t'], written: string): string {
  const names = written.split(' ');
  const parts = campaignParts.filter((part) => names.includes(part));
  return withCommas(parts.map((part) => t(`console.campaigns.parts.${part}`)));
}
