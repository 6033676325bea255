import type { Store } from '../../db/database.ts';
import type { ActionList, Campaign } from '../../db/schema.ts';
import { othersTurn, type Stopped } from '../backgroundWorker.ts';
import type { Services } from '../services.ts';
import { checkActions } from './checkActions.ts';
import { countryNamed } from './countryNamed.ts';
import { knownActions, type KnownActions } from './likeness.ts';
import { rowsContext } from './listReading.ts';
import { undoActions } from './undoActions.ts';
import { writeActions } from './writeActions.ts';

/**
 * The longest that one write of a list works, in milliseconds: so long nobody else is answered. Some more
 * come for the disk.
 */
const longestWrite = 25;

/** How long rows wait for the list of cities, which is made when it is first asked for, in milliseconds. */
const patience = 30_000;

type Working = Pick<Services, 'db' | 'config' | 'clock' | 'log' | 'cities'>;

type Step = (store: Store, isTimeUp: () => boolean) => boolean;

/**
 * Goes on with a list of actions until there is nothing left to do: it looks at its rows, makes their events
 * or deletes them, as its state says, in short writes between which others are answered.
 *
 * @param stopped is asked before each write
 * @throws what it cannot go on with for now, such as a full disk
 */
export async function advanceList(
  services: Working,
  id: number,
  stopped: Stopped = () => false,
): Promise<void> {
  const { db } = services;
  const list = db.actionLists.byId(id);
  const campaign = list && db.campaigns.byId(list.campaignId);
  if (!campaign) return;
  try {
    const step = await stepOf(services, list, campaign);
    if (step === null) return;
    while (!stopped() && (await db.write((store) => step(store, timer())))) await othersTurn();
  } catch (error) {
    if (!(await takesBack(services, id, error))) throw error;
    await advanceList(services, id, stopped);
  }
}

/** What there is to do with a list, with all that is known for it; null for nothing. */
async function stepOf(
  services: Working,
  list: ActionList,
  campaign: Campaign,
): Promise<Step | null> {
  const { clock, cities } = services;
  const { id } = list;
  switch (list.state) {
    case 'checking': {
      await cities.ready(patience);
      // The names of countries take as long as many rows: others have their turn behind them.
      countryNamed('');
      await othersTurn();
      const context = rowsContext(services, campaign, list, clock());
      const known = actionsOf(services, campaign);
      return (store, isTimeUp) => checkActions(store, id, { context, known }, isTimeUp);
    }
    case 'writing': {
      const known = actionsOf(services, campaign);
      return (store, isTimeUp) => writeActions(store, id, { campaign, known }, clock(), isTimeUp);
    }
    case 'undoing':
      return (store, isTimeUp) => undoActions(store, id, campaign, clock(), isTimeUp);
    case 'read':
    case 'checked':
    case 'written':
    case 'undone':
      return null;
  }
}

function actionsOf({ db }: Working, { id }: Campaign): KnownActions {
  return knownActions(db.campaignActions.ofCampaign(id));
}

function timer(): () => boolean {
  const began = performance.now();
  return () => performance.now() - began > longestWrite;
}

/** Has what a list made deleted where it could not be written whole; answers whether it does. */
async function takesBack({ db, log }: Working, id: number, error: unknown): Promise<boolean> {
  const takes = await db.write((store) => {
    if (store.actionLists.byId(id)?.state !== 'writing') return false;
    store.actionLists.update(id, { state: 'undoing', failed: true, doneThrough: 0 });
    return true;
  });
  if (takes) log.error({ actionList: id, error }, 'list of actions is taken back');
  return takes;
}
