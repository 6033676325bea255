import {
  consoleLogoAddress,
  consoleSettingsAddress,
  consoleTestMailAddress,
} from '../../templates/addresses.ts';
import { freshForm, typed, type FormState } from '../../templates/forms.ts';
import { retentionQuestionPage } from '../../templates/pages/console/retentionQuestion.ts';
import { settingsPage, type SettingsPageProps } from '../../templates/pages/console/settings.ts';
import { TooManyPictures } from '../pictures/pictureMaker.ts';
import { siteOf } from '../siteSettings.ts';
import { isZone, zoneChoices } from '../time/zones.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { askForProof, interruptedIn } from '../web/freshProof.ts';
import { isProven } from '../web/session.ts';
import { refusedForm } from '../web/parseForm.ts';
import { isUpload, withUpload, type Upload } from '../web/readUpload.ts';
import { page, redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { mailStandingOf, originsOf } from './hostedSettings.ts';
import { retentionChange } from './retentionChange.ts';
import type { LogoRefusal } from '../pictures/encodeLogo.ts';
import { largestLogo, removeLogo, saveLogo } from './saveLogo.ts';
import { saveSettings, storedSettings, type SettingsSaving } from './saveSettings.ts';
import { seenIn } from './seenSettings.ts';
import type { Settings } from './settings.ts';
import { longestRetention, longestText, readSettingsForm, settingsValues } from './settingsForm.ts';
import { settingText } from './settingText.ts';
import { siteLanguageRoutes } from './siteLanguages.ts';
import { tryMail } from './tryMail.ts';
import { welcomeRoutes } from './welcomeRoutes.ts';

const largestLogoMegabytes = largestLogo / 1_000_000;

/** What holds for the whole site. Owners change it. */
export const settingsRoutes: readonly Route[] = [
  ...welcomeRoutes,
  ...siteLanguageRoutes,
  {
    method: 'get',
    path: consoleSettingsAddress,
    role: 'organizer',
    need: 'settings',
    handle: show,
  },
  {
    method: 'post',
    path: consoleSettingsAddress,
    role: 'organizer',
    need: 'settings',
    handle: save,
  },
  {
    method: 'post',
    path: consoleTestMailAddress,
    role: 'organizer',
    need: 'settings',
    handle: sendTest,
  },
  {
    method: 'post',
    path: consoleLogoAddress(),
    role: 'organizer',
    need: 'settings',
    handle: takeLogo,
  },
  {
    method: 'post',
    path: consoleLogoAddress('removal'),
    role: 'organizer',
    need: 'settings',
    handle: async (visit) => {
      await removeLogo(visit.services, visit.organizer.id);
      return redirectDone(visit, consoleSettingsAddress, 'logoRemoved');
    },
  },
];

function show(visit: OrganizerVisit): Reply {
  const { services } = visit;
  const form = freshForm(settingsValues(storedSettings(services.db), services.config));
  return page(settings(visit, form));
}

async function save(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, form: values, organizer } = visit;
  const parsed = readSettingsForm(values, services.config, view.t);
  if (!parsed.ok) return page(settings(visit, parsed.form, { seen: seenOf(visit) }), 422);
  const intent = typed(freshForm(values), 'intent');
  if (intent === 'edit') return page(settings(visit, freshForm(values), { seen: seenOf(visit) }));
  if (intent !== 'confirm') {
    const question = questionBeforeSaving(visit, parsed.value);
    if (question) return question;
  }
  // Whoever keeps data for fewer days deletes some.
  if (retentionChanges(visit, parsed.value) !== null && !isProven(visit.session, visit.now))
    return askForProof(visit, interruptedIn(visit));
  const request = { organizerId: organizer.id, typed: parsed.value, seen: seenOf(visit) ?? '' };
  return afterSaving(visit, await saveSettings(services, request));
}

/** Keeping personal data for another time is asked about: it deletes, or breaks what was promised. */
function questionBeforeSaving(visit: OrganizerVisit, wanted: Settings): Reply | null {
  const { services, view, form } = visit;
  const change = retentionChanges(visit, wanted);
  if (change === null) return null;
  const question = services.db.read(() => retentionChange(services.db, view, change));
  return page(retentionQuestionPage(view, question, form));
}

function retentionChanges({ services }: OrganizerVisit, { retentionDays }: Settings) {
  const before = siteOf(services).retentionDays;
  const after = retentionDays ?? services.config.retentionDays;
  return before === after ? null : { before, after };
}

function afterSaving(visit: OrganizerVisit, outcome: SettingsSaving): Reply {
  const { services, view, form: values } = visit;
  switch (outcome.kind) {
    case 'unchanged':
      return redirectDone(visit, consoleSettingsAddress, 'unchanged');
    case 'saved':
      return redirectDone(
        visit,
        consoleSettingsAddress,
        outcome.merged.theirs.length > 0 ? 'merged' : 'saved',
      );
    case 'stale': {
      const { merged, stored } = outcome;
      const problem = { key: 'console.settings.problems.stale' } as const;
      const { problems } = refusedForm(values, { '': problem }, view.t);
      // What somebody else alone changed stands in the form as they left it.
      const form = { values: settingsValues(merged.settings, services.config), problems };
      const theirs = merged.contested.map((part) => ({
        part,
        value: settingText(view, stored, part, services.config),
      }));
      return page(settings(visit, form, { seen: seenIn(stored), theirs }), 422);
    }
  }
}

async function sendTest(visit: OrganizerVisit): Promise<Reply> {
  const { services, organizer } = visit;
  const test = await tryMail(services, organizer);
  if (test === null) return redirect(consoleSettingsAddress);
  const form = freshForm(settingsValues(storedSettings(services.db), services.config));
  return page(settings(visit, form, { test }), test.taken ? 200 : 422);
}

async function takeLogo(visit: OrganizerVisit): Promise<Reply> {
  const { request } = visit;
  return isUpload(request)
    ? withUpload(request, { name: 'file', largest: largestLogo }, ({ file }) =>
        useLogo(visit, file),
      )
    : useLogo(visit, null);
}

async function useLogo(visit: OrganizerVisit, file: Upload['file']): Promise<Reply> {
  const { services, view } = visit;
  const why = await logoRefusal(visit, file);
  if (why === null) return redirectDone(visit, consoleSettingsAddress, 'logoSaved');
  const form = freshForm(settingsValues(storedSettings(services.db), services.config));
  const logoProblem = view.t(`console.pictures.problems.${why}`, { largest: largestLogoMegabytes });
  return page(settings(visit, form, { logoProblem }), 422);
}

/** That a picture could not be made has happened to nobody's data: it is told beside the field. */
async function logoRefusal(
  { services, organizer, requestId }: OrganizerVisit,
  file: Upload['file'],
): Promise<LogoRefusal | 'failed' | null> {
  try {
    return await saveLogo(services, organizer.id, file);
  } catch (error) {
    if (error instanceof TooManyPictures) return 'busy';
    services.log.error({ request: requestId, error }, 'a logo could not be taken');
    return 'failed';
  }
}

/** Without the hidden field, a form was made by hand; it is taken to be of now. */
function seenOf({ form }: OrganizerVisit): string | undefined {
  return typed(freshForm(form), 'seen') || undefined;
}

type More = Partial<Pick<SettingsPageProps, 'theirs' | 'test' | 'logoProblem'>> & {
  seen?: string | undefined;
};

function settings(
  visit: OrganizerVisit,
  form: FormState,
  { seen, theirs = [], test = null, logoProblem = null }: More = {},
) {
  const { services, view } = visit;
  const { config, db } = services;
  const stored = storedSettings(db);
  const zones = [typed(form, 'zone'), view.viewerZone ?? ''].filter((zone) => isZone(zone));
  return settingsPage(view, {
    form,
    seen: seen ?? seenIn(stored),
    origins: originsOf(config, stored),
    zones: zoneChoices(view.language, view.now, zones),
    theirs,
    mail: mailStandingOf(services),
    test,
    logoProblem,
    largestLogo: largestLogoMegabytes,
    longestText,
    longestRetention,
    done: doneText(visit, ['saved', 'merged', 'unchanged', 'logoSaved', 'logoRemoved'], (name) =>
      view.t(`console.settings.done.${name}`),
    ),
  });
}
