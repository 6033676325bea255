import { afterAll, describe, expect, test } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { citiesIn } from '../../../db/cities.ts';
import { cityNamed } from '../../../server/actionLists/cityNamed.ts';
import { countryNamed } from '../../../server/actionLists/countryNamed.ts';

const directory = fileURLToPath(new URL('../../../node_modules/.cache/cacerola', import.meta.url));
const cities = citiesIn([directory], (error) => {
  throw error;
});
afterAll(() => cities.close());

function found(city: string, country = '', region = ''): string {
  const finding = cityNamed(cities, { city, country, region }, 'en');
  if (finding.kind === 'none') return 'none';
  const place = finding.place === '' ? '' : ` (${finding.place})`;
  if (finding.kind === 'clear') return `${finding.city.name}, ${finding.city.country}${place}`;
  const [first] = finding.cities;
  return `${finding.why}: ${first?.name}, ${first?.country}${place}`;
}

describe('the city of a row', () => {
  test.each([
    ['Paris', 'Paris, FR'],
    ['القاهرة', 'Cairo, EG'],
    ['Москва', 'Moscow, RU'],
    ['東京', 'Tokyo, JP'],
    ['CDMX', 'Mexico City, MX'],
    ['Köln', 'Köln, DE'],
    ['New York, Embassy', 'New York City, US (Embassy)'],
    ['Paris - Ambassade', 'Paris, FR (Ambassade)'],
    ['London / Argentine Embassy', 'London, GB (Argentine Embassy)'],
    ['Buenos Aires (Plaza de Mayo)', 'Buenos Aires, AR (Plaza de Mayo)'],
    ['Embajada argentina, París', 'Paris, FR (Embajada argentina)'],
    ['Austin, TX', 'Austin, US'],
    ['Los Angeles, CA, USA', 'Los Angeles, US'],
    ['Guadalajara, México', 'Guadalajara, MX'],
    ['Santiago', 'several: Santiago, CL'],
    ['Cordoba', 'several: Córdoba, AR'],
    ['Kolkatta', 'unlike: Kolkata, IN'],
    ['Xqzzwq', 'none'],
  ])('“%s” is %s', (typed, city) => {
    expect(found(typed)).toBe(city);
  });

  test('is where its country is', () => {
    expect(found('Santiago', 'Chili')).toBe('Santiago, CL');
    expect(found('Córdoba', 'España')).toBe('Córdoba, ES');
    expect(found('Valencia', 'Estado español')).toBe('Valencia, ES');
    expect(found('San José', 'Costa Rica')).toBe('San José, CR');
    expect(found('Paris', 'Italie')).toBe('unlike: Paris, FR');
  });

  test('knows countries as people write them', () => {
    const written = [
      'USA',
      'EE.UU.',
      'Deutschland',
      'المغرب',
      'Reino Unido',
      'État espagnol',
      'fr',
    ];
    expect(written.map((text) => countryNamed(text))).toEqual([
      'US',
      'US',
      'DE',
      'MA',
      'GB',
      'ES',
      'FR',
    ]);
    expect(countryNamed('Embassy')).toBeNull();
    expect(countryNamed('')).toBeNull();
  });
});
