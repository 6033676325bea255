import { isLanguage, nativeName } from '../../templates/languages.ts';
import type { View } from '../../templates/view.ts';
import type { Config } from '../config.ts';
import type { SettingPart } from '../siteSettings.ts';
import { clockText } from '../time/dateText.ts';
import { placeName } from '../time/zones.ts';
import type { Settings } from './settings.ts';
import { settingsValues } from './settingsForm.ts';
import { withCommas } from '../../templates/withCommas.ts';

/** More of a text than anybody needs to see what was changed in it, or to copy. */
const longestShown = 5000;

/** A part of the settings in words; '' where there is nothing. */
export function settingText(
  { language, t }: Pick<View, 'language' | 't'>,
  settings: Settings,
  part: SettingPart,
  config: Config,
): string {
  const values = settingsValues(settings, config);
  switch (part) {
    case 'organization':
    case 'contact':
    case 'about':
    case 'imprint':
    case 'privacy':
      return String(values[part] ?? '').slice(0, longestShown);
    case 'color':
      return settings.color ?? t('console.settings.color.names.red');
    case 'languages':
      return withCommas(
        [values['languages'] ?? []].flat().map((one) => (isLanguage(one) ? nativeName(one) : one)),
      );
    case 'zone':
      return settings.zone === null ? '' : placeName(settings.zone, language);
    case 'retention':
      return String(values['retentionDays'] ?? '');
    case 'quiet': {
      const { quietFrom, quietUntil } = settings;
      if (quietFrom === null || quietUntil === null) return '';
      const hour = (minute: number) => clockText(minute * 60_000, 'UTC', language);
      return `${hour(quietFrom)} – ${hour(quietUntil)}`;
    }
  }
}
