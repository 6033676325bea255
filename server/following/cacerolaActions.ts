import type { ActionInFile } from '../campaigns/campaignFile.ts';
import { nowhere, type FoundAction, type FoundPlace, type FoundWhen } from './foundActions.ts';
import { withCommas } from '../../templates/withCommas.ts';

/** The actions of another Cacerola's campaign. */
export function actionsOfCampaign(actions: readonly ActionInFile[]): FoundAction[] {
  return actions.map((action) => ({
    // It keeps its UID wherever it was taken over: so it is known again beside the one that it is from.
    uid: action.origin?.uid ?? action.uid,
    url: action.url,
    ...(action.origin ? { origin: action.origin.url } : {}),
    title: action.title,
    summary: action.summary,
    calledBy: withCommas(action.called_by),
    language: action.language,
    kind: action.kind,
    cancelled: action.state === 'canceled',
    when: whenOf(action),
    place: placeOf(action.place),
  }));
}

function whenOf({ zone, precision, start, end }: ActionInFile): FoundWhen {
  if (precision === 'day')
    return { kind: 'days', zone, first: start.local, last: end?.local ?? start.local };
  // The wall time is what was announced, and not the instant that it was when the file was written.
  return { kind: 'wall', zone, start, end };
}

function placeOf(place: ActionInFile['place']): FoundPlace {
  if (place === null) return nowhere;
  const { venue, address, city, region, country, latitude, longitude } = place;
  return {
    venue,
    address,
    city,
    region,
    postalCode: place.postal_code,
    country,
    latitude,
    longitude,
  };
}
