import { describe, expect, test } from '@jest/globals';
import {
  isActionHeader,
  recognizeActionColumns,
} from '../../../server/actionLists/recognizeActionColumns.ts';

const named = (header: string) =>
  recognizeActionColumns(header.split(' | ').map((name) => ({ name, samples: [] }))).join(' | ');

describe('columns of a list of actions', () => {
  test.each([
    ['Ville | Lieu | Heure | Contact | Langue', 'city | venue | hour | none | language'],
    [
      'Ville (pays) | Lieu du rassemblement | Heure locale | Organisé par | E-mail',
      'city | venue | hour | host | none',
    ],
    [
      'Pays | Ville | Adresse | Jour | Horaire | Où ?',
      'country | city | address | day | hour | venue',
    ],
    [
      'City | Country | Venue | Date | Time | Language | Capacity',
      'city | country | venue | day | hour | language | capacity',
    ],
    ['Town/City | Meeting point | Start time | End time', 'city | venue | hour | end'],
    [
      'Ciudad | País | Lugar de encuentro | Día | Hora local | Idioma | Quién convoca',
      'city | country | venue | day | hour | language | host',
    ],
    [
      'Localidad | Provincia | Dirección | Horario | Cupo',
      'city | region | address | hour | capacity',
    ],
    [
      'Cidade | País | Local | Data | Horário | Idioma | Quem organiza',
      'city | country | venue | day | hour | language | host',
    ],
    [
      'Città | Paese | Luogo del ritrovo | Giorno | Ora | Lingua',
      'city | country | venue | day | hour | language',
    ],
    [
      'Stadt | Land | Treffpunkt | Datum | Uhrzeit | Sprache | Veranstalter*in',
      'city | country | venue | day | hour | language | host',
    ],
    [
      'المدينة | البلد | مكان التجمّع | التاريخ | الساعة | اللغة | الجهة المنظِّمة',
      'city | country | venue | day | hour | language | host',
    ],
    ['Horodateur | Nom de la ville | Date et heure', 'none | city | day'],
  ])('%s', (header, fields) => {
    expect(named(header)).toBe(fields);
    expect(isActionHeader(header.split(' | '))).toBe(true);
  });

  test('without names are known by what stands in them', () => {
    expect(isActionHeader(['Paris', 'Place de l’Exemple', '16h'])).toBe(false);
    const fields = recognizeActionColumns([
      { name: '', samples: ['Paris', 'Lyon'] },
      { name: '', samples: ['Place de l’Exemple'] },
      { name: '', samples: ['24/01/2027', '24 janvier'] },
      { name: '', samples: ['16h', '4 pm'] },
    ]);
    expect(fields).toEqual(['city', 'none', 'day', 'hour']);
  });

  test('never takes what people are reached by for what everybody sees', () => {
    expect(named('City | Contact | Phone | Email | Telefono | Courriel')).toBe(
      'city | none | none | none | none | none',
    );
  });
});
