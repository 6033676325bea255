import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Endorsement, Event, NewEndorsement, NewEvent } from '../../db/schema.ts';
import { publicEndorsements } from '../../server/endorsements/publicList.ts';
import {
  consoleEndorsementListAddress,
  consoleEndorsementsAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type SentForm, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertEndorsement } from '../helpers/endorsements.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

let app: TestApp;
let ada: Visitor;
beforeEach(async () => {
  app = await startTestApp();
  ada = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

const event = (values: Partial<NewEvent> = {}) =>
  insertEvent(app.services, { endorsementsOpen: true, ...values });
const inserted = (of: Event, values: Partial<NewEndorsement> = {}) =>
  insertEndorsement(app.services, of, values);
const named = (of: Event, name: string, values: Partial<NewEndorsement> = {}) =>
  inserted(of, {
    organization: name,
    nameKey: name.toLowerCase(),
    listedAs: name,
    state: 'approved',
    decidedAt: 1,
    ...values,
  });
const reread = ({ id }: Endorsement) => app.services.db.endorsements.byId(id);
const names = (of: Event) => {
  const current = app.services.db.events.byId(of.id);
  if (!current) throw new Error('The event is gone.');
  return publicEndorsements(app.services.db, current, 'en').listed.map(({ name }) => name);
};
const traceOf = ({ id }: Endorsement) =>
  app.services.db.audit
    .ofEndorsement(id)
    .map(({ action, organizerName }) => `${action} by ${organizerName}`);

describe('adding names', () => {
  const add = (of: Event, text: string) =>
    ada.post(consoleEndorsementListAddress(of.slug, 'names'), { names: text });

  test('takes one a line, skips what is there and says so', async () => {
    const of = await event();
    const waiting = await named(of, 'Waiting Example', { state: 'waiting' });
    const response = await add(
      of,
      'First Example\r\n\r\n  • Second Example \r\n- Third Example\r\nFIRST EXAMPLE\r\nwaiting example\r\n',
    ).expect(303);
    expect(names(of)).toEqual(['First Example', 'Second Example', 'Third Example']);
    const page = await ada.get(String(response.headers['location'])).expect(200);
    expect(page.text).toContain('3 organizations were added.');
    expect(page.text).toContain('Already there, so not changed:');
    const notice = page.text.slice(page.text.indexOf('Already there, so not changed'));
    expect(notice.indexOf('First Example')).toBeGreaterThan(0);
    expect(notice.indexOf('Waiting Example')).toBeGreaterThan(0);
    expect(reread(waiting)).toEqual(waiting);
    const [{ id } = { id: 0 }] = app.services.db.endorsements.listed(of.id);
    const first = app.services.db.endorsements.byId(id);
    expect(first).toMatchObject({ source: 'organizer', state: 'approved', email: null });
    expect(first && traceOf(first)).toEqual(['endorsement-added by Ada Example']);
  });

  test('by a second click adds nothing', async () => {
    const of = await event();
    for (let click = 1; click <= 2; click += 1) await add(of, 'One Example\nTwo Example');
    expect(names(of)).toEqual(['One Example', 'Two Example']);
  });

  test('takes names of every script, and a formula for a name', async () => {
    const of = await event();
    const pasted = [
      'نقابة العمال',
      '工人之声',
      'Голос рабочих',
      '=HYPERLINK("x")',
      '<script>x</script>',
    ];
    await add(of, pasted.join('\n'));
    expect(names(of)).toHaveLength(5);
    const page = await ada.get(consoleEndorsementsAddress(of.slug)).expect(200);
    expect(page.text).toContain('&lt;script&gt;x&lt;/script&gt;');
    expect(page.text).not.toContain('<script>x');
  });

  test.each([
    ['nothing', ' \n ', 'Please enter at least one name.'],
    [
      '10,000 characters',
      `Example\n${'a'.repeat(10_000)}`,
      'Line 2 is too long for a name: 10,000',
    ],
    ['a NUL', 'Example\u0000Union', 'invisible control characters'],
    ['an escape', 'Example\u001b[2J', 'invisible control characters'],
    ['broken UTF-8', 'Example \uFFFD', 'got garbled on the way'],
    ['501 names', Array.from({ length: 501 }, (_, n) => `Example ${n}`).join('\n'), '501 names'],
  ])('is answered with a sentence and kept: %s', async (_, typed, sentence) => {
    const of = await event();
    const { text } = await add(of, typed).expect(422);
    expect(text).toContain('id="names-field-problem"');
    expect(text).toContain(sentence);
    expect(text).toContain(typed);
    expect(names(of)).toEqual([]);
  });
});

describe('the order of the list', () => {
  const reorder = (of: Event, form: SentForm) =>
    ada
      .post(consoleEndorsementListAddress(of.slug, 'order'), form)
      .expect(303)
      .expect('Location', /\/endorsements(?:\?done=reordered&seal=.+)?$/);

  test('is alphabetical until organizers choose, by a button or by numbers', async () => {
    const of = await event();
    const [c, a, b] = [
      await named(of, 'C Example'),
      await named(of, 'A Example'),
      await named(of, 'b Example'),
    ];
    expect(names(of)).toEqual(['A Example', 'b Example', 'C Example']);
    await reorder(of, { order: 'chosen' });
    expect(names(of)).toEqual(['A Example', 'b Example', 'C Example']);
    await reorder(of, { up: c.id, [`number-${a.id}`]: 1 });
    expect(names(of)).toEqual(['A Example', 'C Example', 'b Example']);
    await reorder(of, { down: a.id });
    expect(names(of)).toEqual(['C Example', 'A Example', 'b Example']);
    await reorder(of, { [`number-${c.id}`]: 3, [`number-${a.id}`]: 2, [`number-${b.id}`]: 1 });
    expect(names(of)).toEqual(['b Example', 'A Example', 'C Example']);
    await named(of, 'AA Example');
    expect(names(of)).toEqual(['b Example', 'A Example', 'C Example', 'AA Example']);
    await reorder(of, { order: 'alphabetical' });
    expect(names(of)).toEqual(['A Example', 'AA Example', 'b Example', 'C Example']);
    await reorder(of, { order: 'chosen' });
    expect(names(of)).toEqual(['b Example', 'A Example', 'C Example', 'AA Example']);
  });

  test('is not disturbed by nonsense', async () => {
    const of = await event();
    await named(of, 'A Example');
    await named(of, 'B Example');
    const forms: SentForm[] = [{}, { order: 'x' }, { up: '999' }, { 'number-x': 1 }, { up: '-1' }];
    for (const form of forms) await reorder(of, form);
    expect(names(of)).toEqual(['A Example', 'B Example']);
  });
});
