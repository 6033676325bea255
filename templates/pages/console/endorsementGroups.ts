import { html } from '@prairielearn/html';
import { consoleEndorsementGroupAddress } from '../../addresses.ts';
import { actionButton, submitButton } from '../../components/buttons.ts';
import { field } from '../../components/forms.ts';
import { freshForm, type FormState } from '../../forms.ts';
import { nativeName } from '../../languages.ts';
import type { Html, View } from '../../view.ts';
import type { EndorsementsFrame } from './endorsementsFrame.ts';

/** A heading of the public list. */
export interface GroupOnConsole {
  id: number;
  kind: 'called' | 'supported' | 'free';
  /** What somebody called it, by the languages. */
  names: Partial<Record<string, string>>;
  /** As the organizer reads it. */
  name: string;
}

export interface EndorsementGroupsProps {
  of: Pick<EndorsementsFrame, 'kind' | 'at'>;
  groups: readonly GroupOnConsole[];
  /** Whether the list can have another heading. */
  mayAddGroup: boolean;
  /** The form that was not accepted; `id` is null for the one that adds. */
  refusedGroup: { id: number | null; state: FormState } | null;
}

/** The headings of the public list: what they say, their order, and further ones. */
export function endorsementGroups(view: View, props: EndorsementGroupsProps): Html {
  const { t } = view;
  const { of, groups, refusedGroup } = props;
  const usual = (['called', 'supported'] as const).filter((kind) =>
    groups.every((group) => group.kind !== kind),
  );
  return html`
    <details class="panel more-fields" id="groups" ${refusedGroup === null ? '' : html`open`}>
      <summary>${t('console.endorsements.groups.heading')}</summary>
      <div class="stack">
        <p>${t(`console.endorsements.groups.${of.kind === 'event' ? 'text' : 'campaignText'}`)}</p>
        ${groups.map((group, index) => one(view, props, group, index))}
        ${
          props.mayAddGroup
            ? html`<div class="actions">
                  ${usual.map((kind) =>
                    actionButton({
                      action: consoleEndorsementGroupAddress(of.at),
                      label: t('console.endorsements.groups.addUsual', {
                        name: t(`event.coSponsors.groups.${kind}`),
                      }),
                      hidden: { kind },
                    }),
                  )}
                </div>
                ${namesForm(view, props, null)}`
            : html`<p>${t('console.endorsements.groups.enough')}</p>`
        }
      </div>
    </details>
  `;
}

function one(
  view: View,
  props: EndorsementGroupsProps,
  group: GroupOnConsole,
  index: number,
): Html {
  const { t } = view;
  const { of, groups } = props;
  const { id, name } = group;
  const place = consoleEndorsementGroupAddress(of.at, { id, action: 'place' });
  const move = (direction: 'up' | 'down') =>
    actionButton({
      action: place,
      label: t(`console.endorsements.list.${direction}`),
      about: name,
      hidden: { direction },
    });
  return html`
    <section class="stack">
      <h3><bdi>${name}</bdi></h3>
      <div class="actions">
        ${index === 0 ? '' : move('up')} ${index === groups.length - 1 ? '' : move('down')}
        ${actionButton({
          action: consoleEndorsementGroupAddress(of.at, { id, action: 'removal' }),
          label: t('console.endorsements.groups.remove'),
          about: name,
          tone: 'danger',
        })}
      </div>
      ${group.kind === 'free' ? namesForm(view, props, group) : ''}
    </section>
  `;
}

/** A heading has words of its own in every language of the site. */
function namesForm(
  view: View,
  { of, refusedGroup }: EndorsementGroupsProps,
  group: GroupOnConsole | null,
): Html {
  const { t, languages } = view;
  const id = group?.id ?? null;
  const form =
    refusedGroup !== null && refusedGroup.id === id
      ? refusedGroup.state
      : freshForm(
          Object.fromEntries(
            languages.map((language) => [`name-${language}`, group?.names[language] ?? '']),
          ),
        );
  const action =
    id === null
      ? consoleEndorsementGroupAddress(of.at)
      : consoleEndorsementGroupAddress(of.at, { id, action: 'names' });
  return html`
    <form class="form" method="post" action="${action}" data-once>
      ${languages.map((language) =>
        field(view, form, {
          name: `name-${language}`,
          label: t(`console.endorsements.groups.${id === null ? 'own' : 'words'}`, {
            language: nativeName(language),
          }),
          optional: true,
          idPrefix: id === null ? 'new-group' : `group-${id}`,
        }),
      )}
      <div class="actions">
        ${submitButton(t(`console.endorsements.groups.${id === null ? 'add' : 'save'}`), {
          tone: 'quiet',
        })}
      </div>
    </form>
  `;
}
