import { expect, test } from '@jest/globals';
import { eventFields, inputsOf } from '../../server/fields/eventFields.ts';
import { loadDemonstration } from '../../server/operations/loadDemonstration.ts';
import { consoleEventsAddress } from '../../templates/addresses.ts';
import { startTestApp } from '../helpers/app.ts';
import { filledEventForm } from '../helpers/eventForms.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

test('the form has every input of every field, in the order of their definitions', async () => {
  await using app = await startTestApp();
  // With campaigns to choose from, and an hour that clocks show twice.
  await loadDemonstration(app.services.db, app.clock.now);
  const organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  const { text } = await organizer.post(consoleEventsAddress, {
    ...filledEventForm,
    startDate: '2024-11-03',
    startTime: '01:30',
    endTime: '01:45',
    assemblyTime: '01:15',
  });
  const form = text.slice(text.indexOf('<main'));
  const names = [...form.matchAll(/\sname="(\w+)"/g)].map(([, name = '']) => name);
  // How an event repeats is no field of it.
  const beside = /^(?:intent|moreZone\d|repeat\w*)$/;
  expect([...new Set(names)].filter((name) => !beside.test(name))).toEqual(
    eventFields.flatMap((field): readonly string[] => inputsOf(field)),
  );
});
