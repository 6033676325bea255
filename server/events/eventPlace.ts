import type { Cities, City, FoundCity } from '../../db/cities.ts';
import type { Event } from '../../db/schema.ts';
import { freshForm, typed, type FormValues } from '../../templates/forms.ts';
import type { Language } from '../../templates/languages.ts';
import type { CityQuestion } from '../../templates/pages/console/eventFormCity.ts';
import { cityLine } from '../places/cityWords.ts';
import { clearCity } from '../places/clearCity.ts';
import { offsetAt } from '../time/clock.ts';
import { isZone, placeName, sameZone } from '../time/zones.ts';
import type { FieldProblem } from '../web/parseForm.ts';

/*
 * The city in a form: `city` as it is typed, `cityChoice` with the number of the one that is meant or `none`,
 * and `cityAsked`, the words that the choice was offered for: for other words it no longer counts. Where the
 * clocks of the city are set otherwise, `cityZone` says whose are meant, and `cityZoneAsked` between which.
 */

/** Where an event is, as its columns have it. */
export type Place = Pick<Event, 'country' | 'latitude' | 'longitude' | 'cityId'>;

export const nowhere: Place = { country: null, latitude: null, longitude: null, cityId: null };

/** As organizers say it of what the gazetteer has and they do not mean. */
const noneOfThese: Place = { ...nowhere, cityId: 0 };

/** So many cities of one name are offered. */
const mostOffered = 6;

/** What was read of a city: where it is, and in which zone its hours are meant, or what has to be asked. */
export type ReadPlace =
  | { kind: 'read'; place: Place; zone: string }
  | { kind: 'asked'; problems: Readonly<Record<string, FieldProblem>> };

export function placeOf({ id, country, latitude, longitude }: City): Place {
  return { country, latitude, longitude, cityId: id };
}

/** The columns of an event that say where it is. */
export function placeIn({ country, latitude, longitude, cityId }: Place): Place {
  return { country, latitude, longitude, cityId };
}

/** Where a city is of which nobody can be asked: only what is clear counts. */
export function clearPlace(cities: Cities, city: string, zone: string): Place {
  const found = city.trim() === '' ? [] : cities.find(city, { language: 'en', limit: mostOffered });
  const clear = clearCity(found, (one) => sameZone(one.zone, zone));
  return clear === null ? nowhere : placeOf(clear);
}

/** The same of a form that asks for nothing but the name. */
export function placeOfForm(cities: Cities, values: FormValues): Place {
  const form = freshForm(values);
  return clearPlace(cities, typed(form, 'city'), typed(form, 'zone'));
}

/**
 * Reads where an event is, and asks where that is not clear.
 *
 * @param before the event that is edited; null where there is none yet
 */
export function readPlace(
  cities: Cities,
  values: FormValues,
  before: Event | null,
  language: Language,
): ReadPlace {
  const form = freshForm(values);
  const zone = typed(form, 'zone');
  const city = typed(form, 'city').trim();
  if (city === '') return { kind: 'read', place: nowhere, zone };
  // What is known of an event stays while nobody types or chooses another city, also without the file of
  // cities; what is not known yet is filled in by and by.
  const isAsBefore = before !== null && before.city === city;
  if (isAsBefore && choiceIn(values) === '') return { kind: 'read', place: placeIn(before), zone };
  const meant = cityMeant(cities, values, language);
  if (meant.kind === 'several')
    return { kind: 'asked', problems: { cityChoice: { key: 'console.eventForm.problems.city' } } };
  if (meant.kind === 'unknown')
    return { kind: 'read', place: isAsBefore ? placeIn(before) : nowhere, zone };
  if (meant.kind === 'none') return { kind: 'read', place: noneOfThese, zone };
  const question = zoneQuestionOf(values, meant.city, language);
  const isSettled = isAsBefore && before.cityId === meant.city.id && sameZone(before.zone, zone);
  if (question === null || isSettled) return { kind: 'read', place: placeOf(meant.city), zone };
  const answer = typed(form, 'cityZone');
  if (typed(form, 'cityZoneAsked') !== question.asked || !['city', 'own'].includes(answer))
    return {
      kind: 'asked',
      problems: {
        cityZone: { key: 'console.eventForm.problems.cityZone', values: { city: meant.city.name } },
      },
    };
  return {
    kind: 'read',
    place: placeOf(meant.city),
    zone: answer === 'city' ? meant.city.zone : zone,
  };
}

/** What the form asks about its city; null where there is nothing to choose. */
export function cityQuestion(
  cities: Cities,
  values: FormValues,
  language: Language,
): CityQuestion | null {
  const form = freshForm(values);
  const asked = typed(form, 'city').trim();
  if (asked === '') return null;
  const offered = offeredFor(cities, values, language);
  if (offered.length === 0) return null;
  const meant = cityMeant(cities, values, language);
  return {
    asked,
    isSure: offered.some(({ isNamed }) => isNamed),
    choices: offered.map((city) => ({ value: String(city.id), label: cityLine(city, language) })),
    chosen: meant.kind === 'city' ? String(meant.city.id) : meant.kind === 'none' ? 'none' : '',
    zone: meant.kind === 'city' ? zoneQuestionOf(values, meant.city, language) : null,
  };
}

type Meant =
  { kind: 'city'; city: City } | { kind: 'several' } | { kind: 'none' } | { kind: 'unknown' };

function cityMeant(cities: Cities, values: FormValues, language: Language): Meant {
  const choice = choiceIn(values);
  if (choice === 'none') return { kind: 'none' };
  const chosen = /^\d{1,9}$/.test(choice) ? cities.byId(Number(choice), language) : null;
  if (chosen !== null) return { kind: 'city', city: chosen };
  const found = offeredFor(cities, values, language);
  const zone = typed(freshForm(values), 'zone');
  const clear = clearCity(found, (city) => sameZone(city.zone, zone));
  if (clear !== null) return { kind: 'city', city: clear };
  return { kind: found.some(({ isNamed }) => isNamed) ? 'several' : 'unknown' };
}

/** What was chosen for the very words that are typed; '' for nothing. */
function choiceIn(values: FormValues): string {
  const form = freshForm(values);
  const counts = typed(form, 'cityAsked').trim() === typed(form, 'city').trim();
  return counts ? typed(form, 'cityChoice') : '';
}

/** A state or a province that was typed beside narrows it, where there is such a city. */
function offeredFor(cities: Cities, values: FormValues, language: Language): FoundCity[] {
  const form = freshForm(values);
  const [city, region] = [typed(form, 'city').trim(), typed(form, 'region').trim()];
  const asked = region === '' || city.includes(',') ? city : `${city}, ${region}`;
  return cities.find(asked, { language, limit: mostOffered });
}

/** Whose clocks are meant, where those of the city are set otherwise at the start of the event. */
function zoneQuestionOf(values: FormValues, city: City, language: Language): CityQuestion['zone'] {
  const form = freshForm(values);
  const zone = typed(form, 'zone');
  if (!isZone(zone) || !isZone(city.zone) || sameZone(zone, city.zone)) return null;
  const day = Date.parse(typed(form, 'startDate'));
  if (!Number.isNaN(day) && offsetAt(zone, day) === offsetAt(city.zone, day)) return null;
  return {
    asked: `${city.id} ${zone}`,
    city: city.name,
    own: placeName(zone, language),
    ofCity: placeName(city.zone, language),
  };
}
