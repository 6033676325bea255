import type { MappedAction } from '../../db/mappedActions.ts';
import type { Campaign } from '../../db/schema.ts';
import type { ToldAction } from '../../templates/pages/campaigns/actionPlacesProps.ts';
import type { View } from '../../templates/view.ts';
import { readEvents } from '../events/readableEvents.ts';
import { followedShown } from '../following/followedShown.ts';
import type { Services } from '../services.ts';
import { listedAction } from './listedAction.ts';

/** By which an action is told from all others: events of ours and actions of partners may share an id. */
export function keyOf({ from, id }: Pick<MappedAction, 'from' | 'id'>): string {
  return `${from} ${id}`;
}

/** Actions as pages tell them, by their keys. What cannot be read is left out, and the others are told. */
export function toldActions(
  services: Pick<Services, 'db' | 'log'>,
  view: View,
  campaign: Pick<Campaign, 'day' | 'lastDay'>,
  actions: readonly Pick<MappedAction, 'from' | 'id'>[],
): ReadonlyMap<string, ToldAction> {
  const { db, log } = services;
  const ids = (from: MappedAction['from']) =>
    actions.filter((action) => action.from === from).map(({ id }) => id);
  const ours = readEvents(db, ids('us'), (event): [string, ToldAction] => [
    keyOf({ from: 'us', id: event.id }),
    { from: 'us', event: listedAction(db, view, campaign, event) },
  ]);
  if (ours.unreadable.length > 0)
    log.error({ unreadable: ours.unreadable }, 'events left out of the page of a campaign');
  const theirs = ids('partner').flatMap((id): [string, ToldAction][] => {
    const action = followedShown(services, view, campaign, id);
    return action === null ? [] : [[keyOf({ from: 'partner', id }), { from: 'partner', action }]];
  });
  return new Map([...ours.results, ...theirs]);
}
