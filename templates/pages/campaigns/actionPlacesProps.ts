import type { ActionNarrowing } from '../../addresses.ts';
import type { ActionMapProps } from '../../components/actionMap.ts';
import type { Choice } from '../../components/forms.ts';
import type { ListedEvent } from '../../components/eventList.ts';
import type { FollowedShown } from './followedLine.ts';

/** A city in which nobody organizes an action yet. */
export interface LookedForCity {
  /** With its country. */
  name: string;
  /** Within the page. */
  anchor: string;
  /** The form by which one organizes something there. */
  href: string;
}

/** An action as it is told in its city: an event of ours, or what a partner calls. */
export type ToldAction =
  { from: 'us'; event: ListedEvent } | { from: 'partner'; action: FollowedShown };

/** What is near: an action, or a city in which nobody organizes one yet. */
export type NearPlace = (ToldAction | { from: 'no-one'; city: LookedForCity }) & {
  /** "12 km". */
  distance: string;
};

/** The actions of a campaign by where they are. */
export interface ActionPlacesProps {
  slug: string;
  /** What they are narrowed to; '' where to nothing. */
  values: Readonly<Record<ActionNarrowing, string>>;
  /** What there is to choose: nothing where there is one alone. */
  choices: Readonly<Record<'day' | 'language' | 'how' | 'access', readonly Choice[]>>;
  /** How much is told of each place: its actions, or only how many there are. */
  detail: 'actions' | 'cities' | 'countries';
  continents: readonly ContinentOfActions[];
  /** Of one city with very many, so many are shown; null where all are. */
  first: number | null;
  map: ActionMapProps | null;
  /** Whether any action is coming, whatever they are narrowed to. */
  any: boolean;
  /** "12 of 84 shown: India · In person"; null where they are narrowed to nothing. */
  narrowed: string | null;
  /** Whether partners call any. */
  ofPartners: boolean;
  near: NearProps;
}

export interface ContinentOfActions {
  name: string;
  countries: readonly CountryOfActions[];
}

export interface CountryOfActions {
  /** Within the page. */
  anchor: string;
  name: string;
  /** To this country alone; null where that is what is shown. */
  href: string | null;
  /** "12 actions". */
  count: string;
  cities: readonly CityOfActions[];
}

export interface CityOfActions {
  anchor: string;
  /** '' where it takes place nowhere. */
  name: string;
  href: string | null;
  count: string;
  /** Empty unless they are told one by one. */
  actions: readonly ToldAction[];
}

/** What is asked and answered about where the reader is. */
export interface NearProps {
  /** As it was typed; '' where nobody asked. */
  typed: string;
  found:
    | { kind: 'none' }
    | {
        kind: 'place';
        place: string;
        /** What else may have been meant. */
        others: readonly { name: string; href: string }[];
        /** The nearest first. */
        places: readonly NearPlace[];
      }
    | null;
}
