import { html } from '@prairielearn/html';
import type { RoleOfTeam } from '../../db/schema.ts';
import type { FormState } from '../forms.ts';
import type { Html, View } from '../view.ts';
import { choices, field, selectField } from './forms.ts';

/** The events and campaigns that somebody can be given. */
export interface OfferedRights {
  events: readonly { id: number; title: string }[];
  campaigns: readonly { id: number; title: string }[];
}

/** From the one who may do everything to the one who may do least. */
const roles: readonly RoleOfTeam[] = ['owner', 'organizer', 'coordinator', 'door'];

/** What somebody of the team may be, and which events are theirs; style folds what a role needs not. */
export function rightsFields(view: View, form: FormState, offered: OfferedRights): Html {
  const { t } = view;
  const events = offered.events.map(({ id, title }) => ({ value: String(id), label: title }));
  return html`
    <div class="rights">
      ${choices(view, form, {
        name: 'role',
        label: t('console.team.rights.role'),
        choices: roles.map((role) => ({
          value: role,
          label: t(`console.team.roles.${role}`),
          hint: t(`console.team.rights.hints.${role}`),
        })),
      })}
      <div class="rights__coordinator">
        ${
          offered.campaigns.length === 0
            ? ''
            : html`${selectField(view, form, {
                name: 'campaign',
                label: t('console.team.rights.campaign'),
                blank: t('console.team.rights.noCampaign'),
                optional: true,
                choices: offered.campaigns.map(({ id, title }) => ({
                  value: String(id),
                  label: title,
                })),
              })}
              ${field(view, form, {
                name: 'city',
                label: t('console.team.rights.city'),
                hint: t('console.team.rights.cityHint'),
                optional: true,
                autocomplete: 'off',
              })}`
        }
        ${choices(view, form, {
          name: 'events',
          label: t('console.team.rights.events'),
          hint: t(
            events.length === 0 ? 'console.team.rights.noEvents' : 'console.team.rights.eventsHint',
          ),
          several: true,
          optional: true,
          choices: events,
        })}
      </div>
      <div class="rights__door">
        ${selectField(view, form, {
          name: 'door',
          label: t('console.team.rights.door'),
          blank: t('console.team.rights.chooseEvent'),
          optional: true,
          choices: events,
        })}
      </div>
    </div>
  `;
}
