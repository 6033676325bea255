import { expect, test } from '@jest/globals';
import { questionField } from '../../../server/imports/importFields.ts';
import { questionsAt } from '../../../server/imports/importReading.ts';
import { rowReader } from '../../../server/imports/readRow.ts';
import { insertEvent } from '../../helpers/events.ts';
import { mailServices } from '../../helpers/mails.ts';
import { askQuestion } from '../../helpers/questions.ts';

test('only a clear yes is a consent', async () => {
  const { services } = mailServices();
  const event = await insertEvent(services);
  const { id } = await askQuestion(services, event, 'consent', 'The hosts may write to me.');
  const read = rowReader({
    mapping: {
      fields: ['name', questionField(id)],
      dates: 'month-first',
      states: new Map(),
      language: null,
      agree: 'nobody',
    },
    questions: questionsAt(services.db, services.db.events.byId(event.id) ?? event),
    zone: event.zone,
    now: services.clock(),
  });
  const consents = ['yes', 'Sí', '✓', 'no', '', 'maybe', 'yesterday', 'ask me again'].filter(
    (word) => {
      const row = read(['Ada Example', word]);
      return row.kind === 'person' && row.person.answers.length > 0;
    },
  );
  expect(consents).toEqual(['yes', 'Sí', '✓']);
});
