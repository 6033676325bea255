import type { ActionField } from './actionFields.ts';

/*
 * How people call the columns of a shared list of actions, in the languages of this site. They are compared
 * without case, accents and signs. Of several columns that are called so, the one whose name stands further
 * up counts; a word alone counts in a longer name, too ("Hora local", "Ort der Kundgebung").
 */

// prettier-ignore
export const columnWords: Readonly<Record<Exclude<ActionField, 'contact'>, readonly string[]>> = {
  city: [
    'city', 'town', 'city town', 'municipality', 'location city', 'where city',
    'ciudad', 'localidad', 'municipio', 'pueblo',
    'cidade', 'municipio', 'localidade',
    'ville', 'commune', 'localite',
    'citta', 'comune', 'localita',
    'stadt', 'ortschaft', 'gemeinde',
    'المدينة', 'مدينة', 'البلدة',
  ],
  country: [
    'country', 'nation', 'state country',
    'pais', 'pays', 'paese', 'stato', 'nazione', 'land', 'staat',
    'البلد', 'الدولة', 'بلد', 'دولة',
  ],
  region: [
    'region', 'province', 'state', 'county', 'state province',
    'provincia', 'estado', 'comunidad', 'departamento', 'regione', 'departement', 'bundesland', 'kanton',
    'provinz', 'المنطقة', 'المحافظة', 'الولاية', 'الاقليم', 'الجهة',
  ],
  venue: [
    'venue', 'place', 'location', 'meeting place', 'meeting point', 'where', 'spot', 'site',
    'lugar', 'punto de encuentro', 'sitio', 'donde', 'sede', 'lugar de encuentro', 'espacio',
    'local', 'ponto de encontro', 'onde',
    'lieu', 'lieu de rendez vous', 'point de rendez vous', 'rendez vous', 'rdv', 'ou', 'endroit',
    'luogo', 'punto di ritrovo', 'ritrovo', 'dove', 'posto',
    'ort', 'treffpunkt', 'wo', 'veranstaltungsort', 'platz',
    'المكان', 'مكان', 'مكان التجمع', 'نقطة التجمع', 'نقطة اللقاء', 'الموقع',
  ],
  address: [
    'address', 'street', 'street address', 'full address',
    'direccion', 'calle', 'domicilio', 'endereco', 'morada', 'rua',
    'adresse', 'rue', 'indirizzo', 'via', 'anschrift', 'strasse', 'straße',
    'العنوان', 'عنوان', 'الشارع',
  ],
  day: [
    'date', 'day', 'date and time', 'when', 'start date', 'date time', 'datetime',
    'fecha', 'dia', 'fecha y hora', 'cuando', 'data', 'data e hora', 'quando',
    'jour', 'date et heure', 'quand', 'giorno', 'data e ora',
    'datum', 'tag', 'wann', 'datum und uhrzeit', 'termin',
    'التاريخ', 'تاريخ', 'اليوم', 'يوم', 'التاريخ والوقت', 'متى',
  ],
  hour: [
    'time', 'hour', 'start time', 'start', 'local time', 'starts', 'begin', 'begins at',
    'hora', 'horario', 'hora local', 'hora de inicio', 'inicio', 'hora de comienzo',
    'horario local', 'heure', 'horaire', 'heure locale', 'debut', 'heure de debut',
    'ora', 'orario', 'ora locale', 'inizio', 'ora di inizio',
    'uhrzeit', 'zeit', 'beginn', 'start', 'ortszeit', 'stunde',
    'الساعة', 'الوقت', 'التوقيت', 'ساعة', 'وقت', 'البداية',
  ],
  end: [
    'end', 'end time', 'ends', 'until', 'finish', 'fin', 'hora de fin', 'hora de cierre', 'hasta',
    'fim', 'termino', 'hora de termino', 'ate', 'heure de fin', 'jusqu a', 'fine', 'ora di fine', 'termine',
    'ende', 'bis', 'schluss', 'النهاية', 'وقت الانتهاء', 'حتى',
  ],
  language: [
    'language', 'languages', 'lang', 'idioma', 'idiomas', 'lengua', 'lingua', 'linguas',
    'langue', 'langues', 'lingue', 'sprache', 'sprachen', 'اللغة', 'لغة', 'اللغات',
  ],
  title: [
    'title', 'event', 'event name', 'action', 'name of the action', 'name', 'activity',
    'titulo', 'evento', 'accion', 'nombre', 'nombre de la accion', 'actividad', 'nombre del evento',
    'acao', 'nome', 'nome do evento', 'atividade', 'ato',
    'titre', 'evenement', 'nom', 'nom de l action', 'intitule', 'activite',
    'titolo', 'azione', 'nome dell azione', 'attivita', 'iniziativa',
    'titel', 'veranstaltung', 'aktion', 'name der aktion',
    'العنوان الرئيسي', 'الفعالية', 'اسم الفعالية', 'الحدث', 'الاسم', 'النشاط',
  ],
  host: [
    'organization', 'organisation', 'organizations', 'organizer', 'organiser', 'organizers', 'host', 'group',
    'called by', 'collective', 'hosted by',
    'organizacion', 'organizaciones', 'organiza', 'convoca', 'colectivo', 'convocan', 'grupo',
    'organizacao', 'organizacoes', 'coletivo', 'quem organiza', 'quem convoca',
    'organisations', 'organisateur', 'organisateurs', 'collectif', 'groupe', 'organise par', 'appel de',
    'organizzazione', 'organizzazioni', 'organizzatori', 'collettivo', 'gruppo', 'organizza', 'promosso da',
    'organisationen', 'gruppe', 'veranstalter', 'veranstalterin', 'kollektiv', 'aufgerufen von',
    'المنظمة', 'المنظمات', 'الجهة المنظمة', 'المنظمون', 'المجموعة', 'الداعون',
  ],
  description: [
    'description', 'details', 'text', 'notes for attendees',
    'descripcion', 'detalles', 'texto', 'descricao', 'detalhes', 'descriptif', 'descrizione', 'dettagli',
    'beschreibung', 'الوصف', 'وصف', 'التفاصيل',
  ],
  capacity: [
    'capacity', 'spots', 'places available', 'max', 'maximum', 'seats',
    'cupo', 'cupos', 'capacidad', 'aforo', 'plazas', 'capacidade', 'vagas', 'lotacao',
    'capacite', 'places', 'jauge', 'capienza', 'posti', 'kapazitat', 'platze', 'السعة', 'عدد الاماكن',
  ],
};

/** What only a whole name says: within a longer one they are other words ("Ou", "Max", "Land"). */
export const wholeNames: readonly string[] = [
  'ou',
  'max',
  'land',
  'local',
  'state',
  'start',
  'name',
  'text',
  'via',
  'ora',
  'group',
  'event',
  'where',
  'when',
  'ato',
  'name',
  'nom',
  'nome',
  'nombre',
  'data',
  'wo',
  'bis',
  'fin',
  'fine',
  'end',
  'ate',
  'places',
  'estado',
  'termin',
  'site',
  'platz',
  'action',
  'accion',
  'details',
  'until',
  'hasta',
  'الاسم',
];
