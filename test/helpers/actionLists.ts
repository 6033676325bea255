import type { ActionListState, ListedAction, RowQuestion } from '../../db/schema.ts';
import type { Services } from '../../server/services.ts';

/** Lists of actions of a campaign, as far as each has come: their numbers. */
export type ActionListsOf = Record<'read' | 'checked' | 'undone' | 'written', number>;

const columns = [
  { name: 'City', samples: ['Cairo', 'Cordoba'] },
  { name: 'Time', samples: ['16h', '4:00'] },
];

const action: ListedAction = {
  cityId: 360_630,
  city: 'Cairo',
  region: '',
  country: 'EG',
  latitude: 30.06,
  longitude: 31.25,
  zone: 'Africa/Cairo',
  precision: 'hour',
  startLocal: '2024-01-24T16:00',
  startOccurrence: 'only',
  endLocal: '2024-01-24T18:00',
  venue: 'Example Square',
  address: '',
  language: 'en',
  spokenLanguages: '',
  title: 'An example of an action with a long title, as people write them',
  host: 'Example Collective',
  description: '',
  capacity: null,
  phone: '',
  replyTo: '',
  unread: ['capacity', 'end'],
};

const questions: readonly RowQuestion[] = [
  { about: 'city', why: 'several', typed: 'Cordoba', cities: [3_860_259, 2_519_240] },
  { about: 'hour', why: 'unclear', typed: '4:00', hours: ['16:00-18:00', '04:00-06:00'] },
  { about: 'day', why: 'outside', typed: '25 January', days: ['2024-01-24', '2024-01-25'] },
  { about: 'gap', typed: '02:30', hours: ['03:00'] },
  { about: 'twice', typed: '01:30' },
  { about: 'past', typed: '2023-01-24 16:00' },
];

/** Makes one list in each state, with what can be asked about rows. */
export async function insertActionLists(
  { db, clock }: Services,
  campaignId: number,
  organizerId: number,
): Promise<ActionListsOf> {
  return db.write((store) => {
    const insert = (state: ActionListState): number => {
      const choices = { 'column-0': 'city', 'column-1': 'hour', day: '2024-01-24', hour: 'open' };
      const { id } = store.actionLists.insert({
        campaignId,
        organizerId,
        state,
        fileName: `${state}.csv`,
        form: { format: 'csv' },
        columns,
        choices: { ...choices, language: 'en' },
        rows: questions.length + 1,
        made: state === 'written' ? 1 : 0,
        createdAt: clock(),
        writtenAt: state === 'written' ? clock() : null,
      });
      const lines = [...questions.keys(), questions.length].map((index) => index + 2);
      const cells = ['Cordoba, in the square beside the bridge', '4:00'];
      store.actionLists.addRows(
        id,
        lines.map((line) => ({ line, cells })),
      );
      if (state !== 'checked' && state !== 'written') return id;
      const row = { listId: id, likeKey: null };
      for (const [index, question] of questions.entries())
        store.actionLists.checkRow({
          ...row,
          line: index + 2,
          outcome: 'asked',
          question,
          action: null,
        });
      const line = questions.length + 2;
      store.actionLists.checkRow({ ...row, line, outcome: 'ready', question: null, action });
      store.actionLists.answer(id, line, { hour: '16:00' });
      return id;
    };
    return {
      read: insert('read'),
      checked: insert('checked'),
      undone: insert('undone'),
      written: insert('written'),
    };
  });
}
