import { describe, expect, test } from '@jest/globals';
import { organizationTable } from '../../server/endorsements/organizationTable.ts';
import { pastedPlaces } from '../../server/proposals/pastedPlaces.ts';
import { languages } from '../../templates/languages.ts';
import { translator } from '../../templates/translate.ts';

const read = (...lines: readonly string[]) => {
  const table = organizationTable(lines.join('\n'));
  if (table.kind !== 'rows') throw new Error(table.kind);
  return { ...table.rows[0]?.cells, unused: table.unused };
};

describe.each(languages)('a list of organizations in %s', (language) => {
  test('is read by the names that our own file gives its columns', () => {
    const t = translator(language);
    const heading = (name: 'organization' | 'listedAs' | 'group' | 'website' | 'city') =>
      t(`console.endorsements.fileColumns.${name}`);
    const further = (name: 'statement' | 'contact' | 'language') =>
      t(`console.endorsements.fileColumns.${name}`);
    const columns = [
      heading('organization'),
      heading('listedAs'),
      heading('group'),
      heading('website'),
      heading('city'),
      further('statement'),
      further('contact'),
      further('language'),
    ];
    expect(read(columns.join('\t'), 'whole\tlisted\tpart\tsite\ttown\twords\tAda\tes')).toEqual({
      name: 'listed',
      group: 'part',
      website: 'site',
      city: 'town',
      statement: 'words',
      contactName: 'Ada',
      language: 'es',
      // Of two names the one that is listed counts.
      unused: [heading('organization')],
    });
  });
});

test.each([
  ['Nombre;Ciudad;Sitio web', 'es'],
  ['Coletivo;Cidade;Site', 'pt'],
  ['Association;Ville;Site web', 'fr'],
  ['ORGANIZZAZIONE;Città;Sito', 'it'],
  ['Verein;Ort;Webseite', 'de'],
  ['اسم المنظمة;المدينة;الموقع الإلكتروني', 'ar'],
])('%s names a list (%s)', (head) => {
  const row = read(head, 'Example Union;Quito;https://example.org/');
  expect(row).toMatchObject({ name: 'Example Union', city: 'Quito', unused: [] });
  expect(row.website).toBe('https://example.org/');
});

test.each(['City', 'Ciudad', 'Cidade', 'Ville', 'Città', 'Stadt', 'المدينة'])(
  '%s is a heading of a list of places, and no city',
  (heading) => {
    const pasted = pastedPlaces(`${heading}\tx\ty\tz\nQuito\tEmbassy\t1 Street\tA list`);
    expect(pasted).toMatchObject({ ok: true, places: [{ city: 'Quito' }] });
  },
);
