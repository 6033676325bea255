import { expect, test } from '@jest/globals';
import { checkAnnouncement } from '../../../server/announcements/announcementCheck.ts';
import { readDrafts } from '../../../server/announcements/announcementDrafts.ts';
import { buildSchedule } from '../../../server/time/schedule.ts';

function scheduleIn(zone: string, startLocal: string) {
  const built = buildSchedule({ zone, startLocal, announcedZones: [zone] });
  if (!built.ok) throw new Error('no schedule');
  return built.schedule;
}

const paris = scheduleIn('Europe/Paris', '2027-01-14T18:30');
const saoPaulo = scheduleIn('America/Sao_Paulo', '2027-01-14T19:00');

test.each([
  ['Rassemblement jeudi 14 janvier à 18h30, place Exemple, Paris', paris],
  ['Quand : le jeudi 14 janvier 2027 à 18 h 30', paris],
  ['Rendez-vous 18h30 ce jeudi 14/01', paris],
  ['Ato quinta-feira, 14 de janeiro, às 19h, Praça Exemplo', saoPaulo],
  ['Dia 14/1, quinta, 7 da noite', saoPaulo],
])('what is told in French and Portuguese agrees with the event: %s', (text, schedule) => {
  const checked = checkAnnouncement(text, schedule);
  expect(checked).toMatchObject({ kind: 'read', findings: [], unread: [] });
});

test.each([
  ['Rassemblement jeudi 14 janvier à 19h30', paris, 'wrong-time'],
  ['Rassemblement mercredi 14 janvier à 18h30', paris, 'wrong-weekday'],
  ['Ato quinta-feira, 21 de janeiro, às 19h', saoPaulo, 'wrong-date'],
])('and what contradicts it does: %s', (text, schedule, kind) => {
  const checked = checkAnnouncement(text, schedule);
  expect(checked).toMatchObject({ kind: 'read', findings: [{ kind }] });
});

test.each([
  ['Reunião SEX 19h, São Paulo', '2027-01-15', '19:00'],
  ['Réunion ven. 19 h, Lyon', '2027-01-15', '19:00'],
  ['Réunion demain à midi, Lyon', '2027-01-13', '12:00'],
  ['Assembleia amanhã às 20h, Recife', '2027-01-13', '20:00'],
  ['Manif ce samedi à 14 h 15, Lille', '2027-01-16', '14:15'],
  ['Reunião próxima quarta, às 10 da manhã, Curitiba', '2027-01-13', '10:00'],
])('days in short and by today are read: %s', (text, date, time) => {
  const now = Date.parse('2027-01-12T15:00Z');
  const [draft] = readDrafts(text, { now, usualZone: 'Europe/Paris' }).drafts;
  expect(draft).toMatchObject({ date, time });
});

test('what is a weekday in one language is a word in another', () => {
  const now = Date.parse('2027-01-12T15:00Z');
  for (const text of [
    'La segunda asamblea es el 20 de enero a las 19 h, Rosario',
    'Ven el 20 de enero a las 19 h a la quinta Ejemplo, Rosario',
    'Sex workers rally, January 20, 7 pm, Chicago',
    'Tickets sold out 12 January. Next date: January 20, 7 pm, Chicago',
  ]) {
    const [draft] = readDrafts(text, { now, usualZone: 'America/New_York' }).drafts;
    expect([text, draft?.time]).toEqual([text, '19:00']);
    expect([text, draft?.date]).toEqual([text, '2027-01-20']);
  }
});
