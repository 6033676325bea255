import type { MappedAction } from '../../db/mappedActions.ts';
import { actionNarrowings, type ActionNarrowing } from '../../templates/addresses.ts';
import { readAccessFeatures } from '../../templates/accessFeatures.ts';
import { isTextLanguage } from '../../templates/textLanguages.ts';
import { continentOf, isContinent } from '../places/continents.ts';
import { isDate } from '../time/day.ts';

/** What an address narrows the actions of a campaign to; '' where to nothing. */
export type AskedActions = Readonly<Record<ActionNarrowing, string>>;

export const allActions: AskedActions = {
  in: '',
  city: '',
  day: '',
  language: '',
  how: '',
  access: '',
};

const longestCity = 120;

const isRead: Record<ActionNarrowing, (text: string) => boolean> = {
  in: (text) => isContinent(text) || /^[A-Z]{2}$/.test(text),
  city: (text) => text.length <= longestCity,
  day: isDate,
  language: isTextLanguage,
  how: (text) => text === 'in-person' || text === 'online',
  access: (text) => text === 'stepFree',
};

/** What cannot be read narrows nothing. */
export function askedActions(query: URLSearchParams): AskedActions {
  const read = (name: ActionNarrowing): string => {
    const text = query.get(name)?.trim() ?? '';
    return isRead[name](text) ? text : '';
  };
  return {
    in: read('in'),
    city: read('city'),
    day: read('day'),
    language: read('language'),
    how: read('how'),
    access: read('access'),
  };
}

/** By what of it an address narrows the actions, in the order of the address. */
export function narrowedBy(asked: AskedActions): ActionNarrowing[] {
  return actionNarrowings.filter((name) => asked[name] !== '');
}

/** What stands for the city of an action: its number, else what was typed; '' where there is none. */
export function cityKey({ cityId, city, kind }: MappedAction): string {
  if (kind === 'online') return '';
  return cityId === null || cityId === 0 ? city.trim() : String(cityId);
}

/**
 * Those that are left.
 *
 * @param translated which of ours have texts in the language that is asked for
 */
export function narrowedActions(
  actions: readonly MappedAction[],
  asked: AskedActions,
  translated: ReadonlySet<number>,
): MappedAction[] {
  return actions.filter(
    (action) =>
      isIn(action, asked.in) &&
      (asked.city === '' || cityKey(action) === asked.city) &&
      action.startLocal.startsWith(asked.day) &&
      (asked.language === '' ||
        action.language === asked.language ||
        (action.from === 'us' && translated.has(action.id))) &&
      (asked.how === '' || action.kind === 'hybrid' || action.kind === asked.how) &&
      (asked.access === '' ||
        readAccessFeatures(action.accessFeatures).some((one) => one === asked.access)),
  );
}

/** Whether something is in a continent or country; in the whole world is everything. */
export function isIn({ country }: Pick<MappedAction, 'country'>, part: string): boolean {
  if (part === '') return true;
  return country !== null && (country === part || continentOf(country) === part);
}
