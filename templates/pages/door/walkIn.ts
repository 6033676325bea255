import { html } from '@prairielearn/html';
import { consoleDoorPart } from '../../addresses.ts';
import { submitButton } from '../../components/buttons.ts';
import { errorSummary, field, hiddenField } from '../../components/forms.ts';
import type { FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import { mostAlong } from './mostAlong.ts';

/** Somebody who is on no list: a name is enough. */
export function walkInForm(view: View, slug: string, form: FormState, mark: string): Html {
  const { t } = view;
  return html`<form
    class="door__walk-in"
    method="post"
    action="${consoleDoorPart(slug, 'walk-ins')}"
    data-walk-in
  >
    <h2 class="door__heading">${t('console.door.walkIn.title')}</h2>
    ${errorSummary(view, form)} ${hiddenField('mark', mark)}
    <div class="door__line">
      ${field(view, form, {
        name: 'name',
        label: t('console.door.walkIn.name'),
        autocomplete: 'off',
        maxLength: 100,
      })}
      ${field(view, form, {
        name: 'companions',
        label: t('console.door.walkIn.companions'),
        type: 'number',
        min: 0,
        max: mostAlong,
        size: 'short',
      })}
      ${submitButton(t('console.door.walkIn.add'), { tone: 'quiet' })}
    </div>
  </form>`;
}
