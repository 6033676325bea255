import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { eventEndorsementsAddress, eventSignUpsAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let event: Event;
beforeEach(async () => {
  app = await startTestApp();
  event = await insertEvent(app.services, { endorsementsOpen: true });
});
afterEach(() => app.close());

const forms = {
  'the sign-up': {
    address: () => eventSignUpsAddress(event.slug),
    form: { name: 'Ada <Example>', companions: '2', accessNeeds: 'A chair', language: 'es' },
    kept: () => app.services.db.signups.page(event.id, 0, 10).map(({ email }) => email),
  },
  'the request to co-sponsor': {
    address: () => eventEndorsementsAddress(event.slug),
    form: {
      organization: 'Example Choir',
      listedAs: 'Example Choir',
      contactName: 'Bo Example',
      authorized: 'yes',
    },
    kept: () => app.services.db.endorsements.ofEvent(event.id).map(({ email }) => email),
  },
};

describe.each(Object.entries(forms))('an address in %s that looks mistyped', (_, one) => {
  const typed = 'ada@gmial.com';

  test('is asked about, with everything typed still in the form', async () => {
    const { text } = await app.post(one.address(), { ...one.form, email: typed }).expect(422);
    expect(text).toContain('It looks like a typo.');
    expect(text).toContain(`value="${typed}"`);
    for (const [name, value] of Object.entries(one.form))
      if (name !== 'authorized' && name !== 'language' && name !== 'accessNeeds')
        expect(text).toContain(`value="${value.replace('<', '&lt;').replace('>', '&gt;')}"`);
    expect(await htmlProblems(text)).toEqual([]);
    expect(one.kept()).toEqual([]);
  });

  test.each([
    ['is taken as it was meant', 'ada@gmail.com'],
    ['is taken as it was typed', typed],
  ])('%s by one press', async (_how, choice) => {
    const answer = { ...one.form, email: typed, addressChoice: choice };
    await app.post(one.address(), answer).expect(303);
    expect(one.kept()).toEqual([choice]);
  });

  test('counts as it was corrected by hand, whichever button the form is sent with', async () => {
    const answer = { ...one.form, email: 'ada@example.org', addressChoice: 'ada@gmail.com' };
    await app.post(one.address(), answer).expect(303);
    expect(one.kept()).toEqual(['ada@example.org']);
  });

  test('is asked about again where it was mistyped again', async () => {
    const answer = { ...one.form, email: 'ada@hotmial.com', addressChoice: 'ada@gmail.com' };
    const { text } = await app.post(one.address(), answer).expect(422);
    expect(text).toContain('ada@hotmail.com');
    expect(one.kept()).toEqual([]);
  });
});
