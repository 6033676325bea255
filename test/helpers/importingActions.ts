import type { ActionList, Campaign } from '../../db/schema.ts';
import { workOnActionLists } from '../../server/actionLists/actionListWorker.ts';
import { consoleActionListAddress, consoleActionListsAddress } from '../../templates/addresses.ts';
import type { SentForm, TestApp, Visitor } from './app.ts';

type Step = Parameters<typeof consoleActionListAddress>[2];

/** Lists of actions for a campaign, as an organizer imports them through the pages. */
export function importingActions(
  app: TestApp,
  organizer: Visitor,
  campaign: Pick<Campaign, 'id' | 'slug'>,
) {
  const { db } = app.services;
  const newest = (): ActionList => {
    const [one] = db.actionLists.ofCampaign(campaign.id, 1);
    if (one === undefined) throw new Error('Nothing was imported');
    return one;
  };
  /** The address of the newest list, or of a step of it. */
  const at = (step?: Step) => consoleActionListAddress(campaign.slug, newest().id, step);
  const form = consoleActionListsAddress(campaign.slug);
  const paste = (pasted: string) => organizer.post(form, { pasted });
  /** Says that the columns are what they were taken for, and whatever else a test wants said. */
  const sayColumns = async (further: SentForm = {}) => {
    await organizer.post(at('columns'), { ...newest().choices, ...further }).expect(303);
    await workOnActionLists(app.services);
    return organizer.get(at()).expect(200);
  };

  return {
    newest,
    at,
    form,
    paste,
    sayColumns,
    /** A pasted list to its rehearsal: the page that says what each row becomes. */
    rehearse: async (list: string, further: SentForm = {}) => {
      await paste(list).expect(303);
      return sayColumns(further);
    },
    send: (bytes: Buffer, name: string) => organizer.post(form).attach('file', bytes, name),
    answer: (answers: SentForm) => organizer.post(at('answers'), answers),
    /** Has the actions made, and waits until they are. */
    write: async (announce: 'yes' | 'no') => {
      await organizer.post(at('writing'), { announce }).expect(303);
      await workOnActionLists(app.services);
      return organizer.get(at()).expect(200);
    },
    undo: async () => {
      await organizer.post(at('undoing')).expect(303);
      await workOnActionLists(app.services);
      return organizer.get(at()).expect(200);
    },
    actions: () => db.campaignActions.ofCampaign(campaign.id),
    counts: () => db.actionLists.counts(newest().id),
  };
}

export type ImportingActions = ReturnType<typeof importingActions>;
