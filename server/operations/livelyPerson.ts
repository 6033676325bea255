import lively from '../../db/seed/lively.json' with { type: 'json' };

/** The person at a place of the list, as they fill in the form; every third reads Spanish. */
export function livelyPerson(index: number) {
  const name = lively.people[index % lively.people.length] ?? '';
  return {
    name,
    email: emailOf(name, index),
    companions: index % 5 === 2 ? 1 : 0,
    accessNeeds: index % 7 === 3 ? (lively.accessNeeds[index % 2] ?? '') : '',
    language: name.endsWith('Ejemplo') ? ('es' as const) : ('en' as const),
    zone: { zone: index % 4 === 0 ? 'America/Los_Angeles' : 'America/New_York' },
  };
}

/** `Inés Ejemplo` -> `ines@example.org`. */
function emailOf(name: string, index: number): string {
  const [first = ''] = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().split(' ');
  return `${first}@example.${index % 3 === 0 ? 'org' : 'net'}`;
}
