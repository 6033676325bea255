import type { EndorsementGroup, GroupNames } from '../../db/schema.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import type { Translate } from '../../templates/translate.ts';

/** So many parts a list can have: with more it would be a list of headings. */
export const mostGroups = 8;

/** The heading of a group, in the language of `t` as far as somebody gave it a name in that. */
export function groupName(
  { kind, names }: Pick<EndorsementGroup, 'kind' | 'names'>,
  language: TextLanguage,
  original: TextLanguage,
  t: Translate,
): string {
  return kind === 'free'
    ? nameIn(names, [language, original])
    : t(`event.coSponsors.groups.${kind}`);
}

/** The name in the first of some languages that has one, otherwise in any that has. */
function nameIn(names: GroupNames, languages: readonly TextLanguage[]): string {
  const named = languages.map((language) => names[language] ?? '').find((name) => name !== '');
  return named ?? Object.values(names).find((name) => name !== undefined && name !== '') ?? '';
}

/** A list in its parts: that of each group in which somebody is, and last those who are in none. */
export function inParts<Listed extends { groupId: number | null }, Group extends { id: number }>(
  listed: readonly Listed[],
  groups: readonly Group[],
): { group: Group | null; listed: Listed[] }[] {
  const ids = new Set(groups.map(({ id }) => id));
  const rest = listed.filter(({ groupId }) => groupId === null || !ids.has(groupId));
  return [
    ...groups.map((group) => ({
      group,
      listed: listed.filter(({ groupId }) => groupId === group.id),
    })),
    { group: null, listed: rest },
  ].filter((part) => part.listed.length > 0);
}
