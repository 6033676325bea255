import { z } from 'zod';
import { focusPoints, type Campaign } from '../../db/schema.ts';
import { consoleCampaignPictureAddress } from '../../templates/addresses.ts';
import { freshForm, type FormState } from '../../templates/forms.ts';
import { campaignPicturePage } from '../../templates/pages/console/campaignPicture.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { campaignNamed, campaignOf } from '../campaigns/campaignOf.ts';
import {
  descriptionsOf,
  pictureOfCampaign,
  removeCampaignPicture,
  saveCampaignPicture,
} from '../campaigns/campaignPictures.ts';
import { largestPicture, longestPictureText } from '../pictures/sentPicture.ts';
import { languagesOfCampaign, originalOf } from '../texts/campaignFor.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { choice, requiredLine } from '../web/fields.ts';
import { parseForm } from '../web/parseForm.ts';
import { isUpload, withUpload, type Upload } from '../web/readUpload.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { takenOrFailed, untakenForm } from './untakenPicture.ts';

const role = 'organizer' as const;
const need = 'plan' as const;

/** The picture that organizers give a campaign. */
export const campaignOwnPictureRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/console/campaigns/:slug/picture',
    role,
    need,
    handle: (visit) =>
      campaignOf(
        visit,
        (slug) => consoleCampaignPictureAddress(slug),
        (campaign) => show(visit, campaign),
      ),
  },
  { method: 'post', path: '/console/campaigns/:slug/picture', role, need, handle: take },
  {
    method: 'post',
    path: '/console/campaigns/:slug/picture/removal',
    role,
    need,
    handle: async (visit) => {
      const campaign = campaignNamed(visit);
      await removeCampaignPicture(visit.services, campaign, visit.organizer.id);
      return redirectDone(visit, consoleCampaignPictureAddress(campaign.slug), 'removed');
    },
  },
];

function show(visit: OrganizerVisit, campaign: Campaign, refused: FormState | null = null): Reply {
  const { services, view } = visit;
  const { language } = originalOf(services, campaign);
  const said = descriptionsOf(services, campaign);
  const languages = languagesOfCampaign(services, campaign);
  const shown = pictureOfCampaign(services, campaign, language);
  const asStored = Object.fromEntries(languages.map((one) => [fieldOf(one), said.get(one) ?? '']));
  return page(
    campaignPicturePage(view, {
      campaign,
      shown,
      languages: languages.map((one) => ({ language: one, field: fieldOf(one) })),
      form: refused ?? freshForm({ ...asStored, focus: shown?.focus ?? 'center' }),
      largest: largestPicture / 1_000_000,
      done: doneText(visit, ['saved', 'removed'] as const, (name) =>
        view.t(`console.pictures.${name}`),
      ),
    }),
    refused === null ? 200 : 422,
  );
}

/** The name of the box for what the picture shows in a language. */
function fieldOf(language: TextLanguage): string {
  return `description-${language}`;
}

async function take(visit: OrganizerVisit): Promise<Reply> {
  const { request, form } = visit;
  return isUpload(request)
    ? withUpload(request, { name: 'file', largest: largestPicture }, (sent) => use(visit, sent))
    : use(visit, { fields: form, file: null, fileName: '' });
}

const Focus = z.object({ focus: choice(focusPoints) });

async function use(visit: OrganizerVisit, { fields, file }: Upload): Promise<Reply> {
  const { services, view, organizer } = visit;
  const campaign = campaignNamed(visit);
  const languages = languagesOfCampaign(services, campaign);
  const Descriptions = z.object(
    Object.fromEntries(
      languages.map((one) => [
        fieldOf(one),
        requiredLine(longestPictureText, 'console.campaigns.picture.missing'),
      ]),
    ),
  );
  const said = parseForm(Descriptions, fields, view.t);
  if (!said.ok) return show(visit, campaign, said.form);
  const chosen = parseForm(Focus, { focus: 'center', ...fields }, view.t);
  if (!chosen.ok) return show(visit, campaign, chosen.form);
  const descriptions = new Map(languages.map((one) => [one, said.value[fieldOf(one)] ?? '']));
  const sent = { file, descriptions, focus: chosen.value.focus };
  const outcome = await takenOrFailed(visit, () =>
    saveCampaignPicture(services, campaign, organizer.id, sent),
  );
  return outcome.kind === 'saved'
    ? redirectDone(visit, consoleCampaignPictureAddress(campaign.slug), 'saved')
    : show(visit, campaign, untakenForm(view, fields, outcome.why));
}
