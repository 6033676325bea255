import { expect, test } from '@jest/globals';
import { requestSignIn } from '../../server/organizers/requestSignIn.ts';
import { signInToken } from '../../server/organizers/signInLink.ts';
import { signInLinkAddress } from '../../templates/addresses.ts';
import { startTestApp } from '../helpers/app.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

test('the pages of the way in and of the organizers are valid HTML in every language', async () => {
  await using app = await startTestApp();
  const { services } = app;
  const ada = app.visitor({ Cookie: await signedInOrganizer(services) });
  const visitor = app.visitor();
  await visitor.post('/console/sign-in', { email: 'ada@example.org' });
  const own = services.db.organizers.signInById(1);
  if (!own) throw new Error('No link was made.');
  await requestSignIn(services, 'ada@example.org', { secret: 'another browser', mark: null });
  const foreign = services.db.organizers.signInById(2);
  if (!foreign) throw new Error('No link was made.');
  const linkTo = (signIn: typeof own) => signInLinkAddress(signInToken(services, signIn));
  const alone = await ada.get('/console/team');
  await signedInOrganizer(services, { name: 'بيا <Example>', email: 'bea@example.org' });

  const pages = [alone];
  for (const language of ['en', 'es'])
    pages.push(
      await visitor.get(`/console/sign-in?lang=${language}&done=signed-out`),
      await visitor.post(`/console/sign-in?lang=${language}`, { email: 'nobody' }),
      await visitor.get(`/console/sign-in-sent?lang=${language}`),
      await visitor.get(`${linkTo(own)}?lang=${language}`),
      await visitor.get(`${linkTo(foreign)}?lang=${language}`),
      await ada.get(`/console/team?lang=${language}`),
      await ada.post(`/console/team?lang=${language}`, {
        name: 'Ñ',
        email: 'ada@example.org',
      }),
      await ada.get(`/console/team/2/removal?lang=${language}`),
      await visitor.get(`/privacy?lang=${language}`),
    );
  for (const { text, request } of pages) {
    const page = request.url;
    expect({ page, problems: await htmlProblems(text) }).toEqual({
      page,
      problems: [],
    });
  }
});
