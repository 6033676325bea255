import { html } from '@prairielearn/html';
import { campaignAddress, type ActionNarrowing } from '../../addresses.ts';
import { asset } from '../../assets.ts';
import { actionMap } from '../../components/actionMap.ts';
import { submitButton } from '../../components/buttons.ts';
import { nameText } from '../../components/facts.ts';
import { checkbox, hiddenField, selectField } from '../../components/forms.ts';
import { freshForm } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import type {
  ActionPlacesProps,
  CityOfActions,
  ContinentOfActions,
  CountryOfActions,
} from './actionPlacesProps.ts';
import { nearPanel } from './nearPanel.ts';
import { toldLine } from './toldLine.ts';

/** The actions of a campaign on a map, near the reader, and by continent, country and city. */
export function actionPlaces(view: View, props: ActionPlacesProps): Html {
  const { t } = view;
  const { slug, continents, first, detail } = props;
  return html`
    ${props.map === null ? '' : actionMap(view, props.map)}
    ${props.map === null ? '' : nearPanel(view, props)}
    <script type="module" src="${asset('action-map.js')}"></script>
    <section class="places" aria-labelledby="places">
      <h2 id="places">${t('campaign.places.title')}</h2>
      ${filters(view, props)}
      ${
        props.narrowed === null
          ? ''
          : html`<p class="places__narrowed">
              ${props.narrowed}
              <a href="${campaignAddress(slug)}#places">${t('campaign.places.all')}</a>
            </p>`
      }
      ${detail === 'actions' ? '' : html`<p>${t(`campaign.places.${hint(props)}`)}</p>`}
      ${
        !props.any
          ? html`<p class="empty">${t('campaign.nothingComing')}</p>`
          : continents.length === 0
            ? html`<p class="empty">${t('campaign.places.nothing')}</p>`
            : continents.map((continent) => continentPart(view, continent))
      }
      ${first === null ? '' : html`<p>${t('campaign.places.first', { count: first })}</p>`}
    </section>
  `;
}

function hint({ detail, values }: ActionPlacesProps): 'summary' | 'choose' {
  return detail === 'countries' || values.in === '' ? 'summary' : 'choose';
}

function continentPart(view: View, { name, countries }: ContinentOfActions): Html {
  return html`<section class="places__continent">
    <h3>${name}</h3>
    <div class="places__countries">
      ${countries.map((country) => html`<div class="places__country">${countryPart(view, country)}</div>`)}
    </div>
  </section>`;
}

function countryPart(view: View, country: CountryOfActions): Html {
  const { anchor, name, href, count, cities } = country;
  const told = cities.some(({ actions }) => actions.length > 0);
  return html`
    ${
      name === ''
        ? ''
        : html`<h4 ${anchor === '' ? '' : html`id="${anchor}"`}>
            ${href === null ? name : html`<a href="${href}">${name}</a>`}
            <span class="places__count">${count}</span>
          </h4>`
    }
    ${
      told
        ? cities.map((city) => cityPart(view, city, name === '' ? 'h4' : 'h5'))
        : cities.length === 0
          ? ''
          : html`<ul class="places__cities">
              ${cities.map(
                ({ anchor: id, name: city, href: to, count: number }) =>
                  html`<li id="${id}">
                    ${to === null ? nameText(city) : html`<a href="${to}">${nameText(city)}</a>`}
                    <span class="places__count">${number}</span>
                  </li>`,
              )}
            </ul>`
    }
  `;
}

function cityPart(
  view: View,
  { anchor, name, actions }: CityOfActions,
  heading: 'h4' | 'h5',
): Html {
  return html`<div class="places__city" id="${anchor}" tabindex="-1">
    ${
      name === ''
        ? ''
        : heading === 'h4'
          ? html`<h4>${nameText(name)}</h4>`
          : html`<h5>${nameText(name)}</h5>`
    }
    <ul>
      ${actions.map((action) => html`<li>${toldLine(view, action)}</li>`)}
    </ul>
  </div>`;
}

/** What narrows the list is in the address: a plain form, and nothing of a script. */
function filters(view: View, { slug, values, choices }: ActionPlacesProps): Html | '' {
  const { t } = view;
  const form = freshForm(values);
  const selects = (['day', 'language', 'how'] as const).filter(
    (name) => choices[name].length > 1 || values[name] !== '',
  );
  const access = choices.access[0] ?? null;
  if (selects.length === 0 && access === null) return '';
  // A part of the world is chosen on the map.
  const isOpen = [...selects, 'access' as const].some((name) => values[name] !== '');
  return html`<form class="places__filters" method="get" action="${campaignAddress(slug)}#places">
    ${kept(values, ['in', 'city'])}
    <details class="more-fields" ${isOpen ? html`open` : ''}>
      <summary>${t('campaign.places.filters')}</summary>
      <div class="places__choices">
        ${selects.map((name) =>
          selectField(view, form, {
            name,
            label: t(`campaign.places.${name}`),
            blank: t('campaign.places.any'),
            choices: choices[name],
            optional: true,
          }),
        )}
        ${
          access === null
            ? ''
            : checkbox(view, form, {
                name: 'access',
                label: access.label,
                value: access.value,
                optional: true,
              })
        }
        <div class="actions">${submitButton(t('campaign.places.show'))}</div>
      </div>
    </details>
  </form>`;
}

/** What a form does not ask about stays as it is. */
function kept(values: ActionPlacesProps['values'], names: readonly ActionNarrowing[]): Html[] {
  return names.filter((name) => values[name] !== '').map((name) => hiddenField(name, values[name]));
}
