import { z } from 'zod';
import {
  consoleEventsAddress,
  consoleWelcomeAddress,
  consoleWelcomeReadyAddress,
  consoleWelcomeSkippingAddress,
} from '../../templates/addresses.ts';
import { freshForm, typed, type FormState } from '../../templates/forms.ts';
import { welcomePage, welcomeReadyPage } from '../../templates/pages/console/welcome.ts';
import { isZone, zoneChoices } from '../time/zones.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { requiredLine } from '../web/fields.ts';
import { parseForm, refusedForm } from '../web/parseForm.ts';
import { page, redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { mailStandingOf } from './hostedSettings.ts';
import { storedSettings } from './saveSettings.ts';
import { colorFields, colorIn, longestName, settingsValues, zoneField } from './settingsForm.ts';
import { finishWelcome, skipWelcome } from './welcome.ts';

/** The first page of a new site, which leads to it by itself once (`isNewSite`). */
export const welcomeRoutes: readonly Route[] = [
  { method: 'get', path: consoleWelcomeAddress, role: 'organizer', need: 'settings', handle: show },
  {
    method: 'post',
    path: consoleWelcomeAddress,
    role: 'organizer',
    need: 'settings',
    handle: finish,
  },
  {
    method: 'post',
    path: consoleWelcomeSkippingAddress,
    role: 'organizer',
    need: 'settings',
    handle: skip,
  },
  {
    method: 'get',
    path: consoleWelcomeReadyAddress,
    role: 'organizer',
    need: 'settings',
    handle: (visit) =>
      page(
        welcomeReadyPage(
          visit.view,
          doneText(visit, ['welcomed'], () => visit.view.t('console.welcome.done')),
        ),
      ),
  },
];

const WelcomeForm = z.object({
  organization: requiredLine(longestName),
  ...colorFields,
  zone: zoneField(),
});

function show(visit: OrganizerVisit): Reply {
  const { services, view } = visit;
  const values = settingsValues(storedSettings(services.db), services.config);
  const zone = typed(freshForm(values), 'zone') || (view.viewerZone ?? '');
  return page(welcome(visit, freshForm({ ...values, zone })));
}

async function finish(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, form, organizer } = visit;
  const parsed = parseForm(WelcomeForm, form, view.t);
  if (!parsed.ok) return page(welcome(visit, parsed.form), 422);
  const color = colorIn(parsed.value);
  if ('problem' in color)
    return page(welcome(visit, refusedForm(form, { ownColor: color.problem }, view.t)), 422);
  const { organization, zone } = parsed.value;
  await finishWelcome(services, organizer.id, {
    organization: organization === services.config.organization ? null : organization,
    color: color.value,
    zone: zone.name,
  });
  return redirectDone(visit, consoleWelcomeReadyAddress, 'welcomed');
}

async function skip({ services, organizer }: OrganizerVisit): Promise<Reply> {
  await skipWelcome(services, organizer.id);
  return redirect(consoleEventsAddress);
}

function welcome({ services, view }: OrganizerVisit, form: FormState) {
  const zones = [typed(form, 'zone'), view.viewerZone ?? ''].filter((zone) => isZone(zone));
  return welcomePage(view, {
    form,
    zones: zoneChoices(view.language, view.now, zones),
    mail: mailStandingOf(services),
  });
}
