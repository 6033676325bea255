import type { Event, Import } from '../../db/schema.ts';
import { workOnImports } from '../../server/imports/importWorker.ts';
import { startImport, type SentList } from '../../server/imports/startImport.ts';
import { consoleImportAddress, consoleImportsAddress } from '../../templates/addresses.ts';
import type { TestApp, Visitor } from './app.ts';

type Step = Parameters<typeof consoleImportAddress>[2];

/** Lists of people for an event, as an organizer imports them through the pages. */
export function importing(app: TestApp, organizer: Visitor, event: Event) {
  const { services } = app;
  const newest = (): Import => {
    const [one] = services.db.imports.ofEvent(event.id, 1);
    if (one === undefined) throw new Error('Nothing was imported');
    return one;
  };
  /** The address of the newest list, or of a step of it. */
  const at = (step?: Step) => consoleImportAddress(event.slug, newest().id, step);
  const paste = (pasted: string) => organizer.post(consoleImportsAddress(event.slug), { pasted });
  /** Says that the columns are what they were taken for, and whatever else a test wants said. */
  const sayColumns = (further: Record<string, string> = {}) =>
    organizer.post(at('columns'), { ...newest().mapping, agree: 'nobody', ...further });

  async function rehearsed(further: Record<string, string>) {
    await sayColumns(further).expect(303);
    await workOnImports(services);
    return organizer.get(at()).expect(200);
  }

  return {
    newest,
    at,
    paste,
    sayColumns,
    /** A pasted list to its rehearsal: the page that says what would happen. */
    rehearse: async (list: string, further: Record<string, string> = {}) => {
      await paste(list).expect(303);
      return rehearsed(further);
    },
    /** The same with a file. */
    rehearseFile: async (list: SentList, further: Record<string, string> = {}) => {
      const { id } = services.db.organizers.byEmailKey('ada@example.org') ?? { id: 0 };
      const started = await startImport(services, event, id, list);
      if (started.kind !== 'started') throw new Error(started.why);
      return rehearsed(further);
    },
    /** Decides about the list, and waits until it is written. */
    write: async (decided: Record<string, string> = {}) => {
      await organizer.post(at('writing'), decided).expect(303);
      await workOnImports(services);
    },
    undo: async () => {
      await organizer.post(at('undoing')).expect(303);
      await workOnImports(services);
    },
    /** The file with the rows that have errors. */
    toCorrect: async () => {
      const { body, type } = await organizer.get(at('problems')).responseType('blob').expect(200);
      return { bytes: Buffer.from(body), type };
    },
    /** Who is on the list of the event: `Ada Example +2 confirmed`. */
    onList: () =>
      services.db.signups
        .ofEvent(event.id, ['confirmed', 'waiting'])
        .map(({ name, companions, state }) => `${name} +${companions} ${state}`),
    seatsTaken: () => services.db.events.byId(event.id)?.seatsTaken,
  };
}

export type Importing = ReturnType<typeof importing>;
