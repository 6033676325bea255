import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import {
  consoleEventAddress,
  consoleEventsAddress,
  consoleFormAddress,
  eventAddress,
  keepingAddress,
  withQuery,
} from '../../templates/addresses.ts';
import { startTestApp, type SentForm, type TestApp, type Visitor } from '../helpers/app.ts';
import { filledEventForm } from '../helpers/eventForms.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let organizer: Visitor;
beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

const id = 'aaaaaaaaaaaaaaaa';

/** What is asked for at the beginning, with nothing filled in but a title. */
const begun = { kind: '', title: 'A panel', host: '', startDate: '', startTime: '', zone: '' };

const answered = z.object({
  said: z.string(),
  form: z.string(),
  keep: z.string(),
  here: z.string(),
  seenAt: z.number().nullable(),
  page: z.string(),
  holds: z.record(z.string(), z.string()),
});

/** Keeps a form as the script does. */
async function keep(address: string, typed: SentForm) {
  const answer = await organizer
    .post(address, typed)
    .set('Accept', 'application/json')
    .expect(200)
    .expect('Content-Type', /json/);
  return answered.parse(JSON.parse(answer.text));
}

const titleOf = (form: string) => app.services.db.drafts.form(form)?.typed['title'];
const eventCalled = (slug: string) => {
  const event = app.services.db.events.bySlug(slug);
  if (!event) throw new Error(`No event is called ${slug}`);
  return event;
};
const filled = (slug: string, changes: SentForm = {}) => ({
  ...filledEventForm,
  seenAt: String(eventCalled(slug).updatedAt),
  ...changes,
});

describe('what is typed', () => {
  test('is kept from the first letter, and can be gone on with', async () => {
    const answer = await keep(keepingAddress(id, null, 0), begun);
    expect(answer).toMatchObject({ form: id, here: consoleFormAddress(id) });
    const { text } = await organizer.get(answer.here).expect(200);
    expect(text).toContain('value="A panel"');
    expect(text).not.toContain('name="summary"');
    expect(await htmlProblems(text)).toEqual([]);
    const list = await organizer.get(consoleEventsAddress).expect(200);
    expect(list.text).toContain('A panel');
    expect(list.text).toContain(`href="${consoleFormAddress(id)}"`);
    expect(await htmlProblems(list.text)).toEqual([]);
    expect(app.services.db.events.all()).toEqual([]);
  });

  test('is kept by a button, too, and its page is one press away', async () => {
    const address = keepingAddress(id, null, 0);
    const kept = await organizer.post(address, { ...begun, intent: 'keep' }).expect(303);
    const { text } = await organizer.get(String(kept.headers['location'])).expect(200);
    expect(text).toContain('Kept as you typed it.');
    const shown = await organizer.post(address, { ...begun, intent: 'page' }).expect(303);
    expect(shown.headers['location']).toBe(consoleFormAddress(id, 'page'));
    const page = await organizer.get(consoleFormAddress(id, 'page')).expect(200);
    expect(page.text).toContain('A panel');
    expect(page.text).toContain('once the event has a day and a time');
    expect(await htmlProblems(page.text)).toEqual([]);
  });

  test('is kept no longer once it is saved', async () => {
    await keep(keepingAddress(id, null, 0), begun);
    await organizer
      .post(withQuery(consoleEventsAddress, { form: id }), filledEventForm)
      .expect(303);
    expect(titleOf(id)).toBeUndefined();
  });

  test('in two windows is never overwritten unseen', async () => {
    const first = await keep(keepingAddress(id, null, 0), begun);
    await keep(first.keep, { ...begun, title: 'As the one window has it' });
    const other = await keep(first.keep, { ...begun, title: 'As the other window has it' });
    expect(other.said).toContain('beside what someone else typed');
    expect(other.form).not.toBe(id);
    expect(titleOf(id)).toBe('As the one window has it');
    expect(titleOf(other.form)).toBe('As the other window has it');
    const again = await keep(other.keep, { ...begun, title: 'And on' });
    expect(titleOf(again.form)).toBe('And on');
    expect(app.services.db.drafts.newestForms(10, null)).toHaveLength(2);
  });

  test('is not kept where it is far more than the form takes', async () => {
    const sent = { ...begun, description: 'x'.repeat(310_000) };
    await organizer.post(keepingAddress(id, null, 0), sent).expect(413);
    expect(app.services.db.drafts.form(id)).toBeUndefined();
  });

  test('can be deleted, and a second press finds it deleted', async () => {
    await keep(keepingAddress(id, null, 0), begun);
    for (const _press of [1, 2])
      await organizer.post(consoleFormAddress(id, 'deletion')).expect(303);
    expect(titleOf(id)).toBeUndefined();
    await organizer.get(consoleFormAddress(id)).expect(404);
  });

  test.each(['x', '../edit', 'a'.repeat(200)])(
    'is kept under no made-up name: %s',
    async (name) => {
      await organizer.post(consoleFormAddress(name), begun).expect(404);
      expect(app.services.db.drafts.newestForms(10, null)).toEqual([]);
    },
  );
});

describe('a draft', () => {
  beforeEach(async () => {
    await organizer.post(consoleEventsAddress, filledEventForm).expect(303);
  });
  const slug = 'an-example-action';
  const edits = () =>
    app.services.db.audit
      .ofEvent(eventCalled(slug).id, 20)
      .filter(({ action }) => action === 'event-edited');

  test('is saved as it is typed, which is one edit in the audit log', async () => {
    app.clock.advance(1000);
    const first = await keep(keepingAddress(id, slug, 0), filled(slug, { bring: 'A drum' }));
    expect(first).toMatchObject({ said: 'Saved {time}', seenAt: eventCalled(slug).updatedAt });
    app.clock.advance(1000);
    await keep(first.keep, filled(slug, { bring: 'A drum', summary: 'Loud.' }));
    expect(eventCalled(slug)).toMatchObject({ bring: 'A drum', summary: 'Loud.' });
    expect(edits().map(({ detail }) => detail)).toEqual([{ parts: 'bring summary' }]);
    expect(app.services.db.drafts.newestForms(10, null)).toEqual([]);
    app.clock.advance(3_600_000);
    await keep(first.keep, filled(slug, { bring: 'A drum', summary: 'Louder.' }));
    expect(edits()).toHaveLength(2);
  });

  test('keeps what cannot be read yet beside what it was, until it can', async () => {
    const half = filled(slug, { startTime: '', bring: 'A drum' });
    const kept = await keep(keepingAddress(id, slug, 0), half);
    expect(kept).toMatchObject({ said: expect.stringContaining('Something is still missing') });
    expect(eventCalled(slug).bring).toBe('Pots and pans');
    const { text } = await organizer.get(consoleEventAddress(slug, 'edit')).expect(200);
    expect(text).toContain('Edits that are not saved yet');
    expect(text).toContain(`href="${consoleFormAddress(id)}"`);
    expect(await htmlProblems(text)).toEqual([]);
    const goneOn = await organizer.get(consoleFormAddress(id)).expect(200);
    expect(goneOn.text).toContain('A drum');
    expect(goneOn.text).not.toContain('Edits that are not saved yet');
    const page = await organizer.get(kept.page).expect(200);
    expect(page.text).toContain('A drum');
    expect(page.text).toContain('4:00 PM');
    await keep(kept.keep, filled(slug, { bring: 'A drum' }));
    expect(eventCalled(slug).bring).toBe('A drum');
    expect(titleOf(id)).toBeUndefined();
  });

  test('is not overwritten while somebody else saves it', async () => {
    const seenAt = String(eventCalled(slug).updatedAt);
    app.clock.advance(1000);
    await keep(keepingAddress('b'.repeat(16), slug, 0), filled(slug, { bring: 'A whistle' }));
    const mine = await keep(keepingAddress(id, slug, 0), filled(slug, { seenAt, bring: 'A drum' }));
    expect(mine.said).toContain('Someone else saved this event');
    expect(eventCalled(slug).bring).toBe('A whistle');
    const goneOn = await organizer.get(consoleFormAddress(id)).expect(200);
    expect(goneOn.text).toContain('A drum');
    const answer = await organizer
      .post(consoleEventAddress(slug, 'edit'), filled(slug, { seenAt, bring: 'A drum' }))
      .expect(422);
    expect(answer.text).toContain('Someone else saved this event in the meantime.');
    expect(answer.text).toContain('What to bring');
  });

  test('is published from its form, with what was typed last', async () => {
    await organizer
      .post(
        withQuery(consoleEventAddress(slug, 'edit'), { form: id }),
        filled(slug, { intent: 'publish', bring: 'A drum' }),
      )
      .expect(303)
      .expect('Location', /\/console\/events\/an-example-action\?done=published/);
    expect(eventCalled(slug)).toMatchObject({ state: 'published', bring: 'A drum' });
    await app.get(eventAddress(slug)).expect(200);
  });

  test('without a place is not, and the sentence leads to the field', async () => {
    const nowhere = { intent: 'publish', venue: '', city: '' };
    const answer = await organizer
      .post(consoleEventAddress(slug, 'edit'), filled(slug, nowhere))
      .expect(422);
    expect(answer.text).toContain('<a href="#venue-field">Before you can publish it');
    expect(eventCalled(slug).state).toBe('draft');
    const fresh = { ...filledEventForm, ...nowhere, title: 'Another' };
    await organizer.post(consoleEventsAddress, fresh).expect(422);
    expect(app.services.db.events.all()).toHaveLength(1);
  });

  test('that has begun is asked about before it is published', async () => {
    await organizer
      .post(
        consoleEventAddress(slug, 'edit'),
        filled(slug, { intent: 'publish', startDate: '2024-01-02' }),
      )
      .expect(303)
      .expect('Location', consoleEventAddress(slug, 'publication'));
    expect(eventCalled(slug).state).toBe('draft');
  });
});

test('what is public changes by its button alone', async () => {
  await insertEvent(app.services, { slug: 'panel', bring: 'Pots and pans' });
  const kept = await keep(keepingAddress(id, 'panel', 0), filled('panel', { bring: 'A drum' }));
  expect(kept.said).toContain('People see it once you save');
  expect(eventCalled('panel').bring).toBe('Pots and pans');
  expect((await app.get(eventAddress('panel')).expect(200)).text).not.toContain('A drum');
  expect((await organizer.get(kept.page).expect(200)).text).toContain('A drum');
  await organizer
    .post(
      withQuery(consoleEventAddress('panel', 'edit'), { form: id }),
      filled('panel', { bring: 'A drum', title: eventCalled('panel').title, intent: 'confirm' }),
    )
    .expect(303);
  expect(titleOf(id)).toBeUndefined();
});

test('lists read the titles of unfinished forms, and nothing else of them', async () => {
  await keep(keepingAddress(id, null, 0), { ...begun, description: 'x'.repeat(100_000) });
  const [listed] = app.services.db.drafts.newestForms(10, null);
  expect(listed).toEqual({
    id,
    title: 'A panel',
    updatedAt: app.clock.now,
    organizerName: 'Ada Example',
    event: null,
  });
});
