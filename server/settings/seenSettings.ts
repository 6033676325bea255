import { settingParts, type SettingPart } from '../siteSettings.ts';
import { hashOf } from '../web/signedLinks.ts';
import { partText, type Settings } from './settings.ts';

/*
 * What a form was opened with travels with it, a short hash a part: so a part that nobody touched is
 * told from one that was changed, whatever somebody else saved meanwhile.
 */

const length = 10;

/** The settings as a form shows them, for its hidden field. */
export function seenIn(settings: Settings): string {
  return settingParts.map((part) => markOf(settings, part)).join(' ');
}

/**
 * Tells whether a part stood so when a form was opened.
 *
 * @param seen the hidden field; without a part in it, a form was made by hand and is taken to be of now
 */
export function seenBy(
  seen: string,
  now: Settings,
): (settings: Settings, part: SettingPart) => boolean {
  const marks = seen.split(' ');
  const usable = marks.length === settingParts.length;
  return (settings, part) =>
    markOf(settings, part) === (usable ? marks[settingParts.indexOf(part)] : markOf(now, part));
}

function markOf(settings: Settings, part: SettingPart): string {
  return hashOf(partText(settings, part)).slice(0, length);
}
