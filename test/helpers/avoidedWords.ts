import { inTurn } from '../../server/patterns.ts';

/* Words that people never read here, from our table of terms. */

const doctorUser = [
  'cli.doctor.smtp-works',
  'doctor.smtp.authentication',
  'doctor.smtp.other',
] as const;

/** A word that people never read here, and what they read instead. */
export interface Avoided {
  word: RegExp;
  instead: string;
  /** Keys of texts that mean something else by it. */
  except?: readonly string[];
}

/** By languages. */
export const avoidedWords: Partial<Record<string, readonly Avoided[]>> = {
  en: [
    { word: /\be?-?mails?\b(?<!\bemails?)(?! (?:server|system))/i, instead: 'email' },
    { word: /\b(?:some|no|every|any)body\b/i, instead: 'someone, no one, everyone, anyone' },
    { word: /cancell(?!ation)/i, instead: 'canceled' },
    { word: /\bdesks?\b|\bconsole\b/i, instead: 'dashboard' },
    { word: /\bseats?\b/i, instead: 'spot, only where there is a capacity' },
    { word: /\b(?<!time )zones?\b/i, instead: 'time zone' },
    { word: /\bown page\b(?<!their own page|each person’s own page)/i, instead: 'your page' },
    { word: /\bjoining\b/i, instead: 'how to join, link to join' },
    { word: /\blog ?(?:in|out)\b/i, instead: 'sign in, sign out' },
    { word: /\bendors|(?<!co-)\bsponsor/i, instead: 'co-sponsor' },
    { word: /\bentr(?:y|ies)\b(?<!calendar entry)/i, instead: 'listing' },
    { word: /\b(?:gathering|assembly)\b/i, instead: 'arrival, event' },
    { word: /\b(?:beginning|begins|begun)\b/i, instead: 'start, starts, started' },
    { word: /\b(?:came|comes) back\b/i, instead: 'bounced' },
    { word: /\bnecessary\b/i, instead: 'optional, or leave it out' },
    { word: /\beras(?:e|ed|es|ing)\b|\btake away\b|\btaken away\b/i, instead: 'delete, remove' },
    { word: /\b(?:click|tap)(?:s|ed)?\b/i, instead: 'press' },
    {
      word: /\busers?\b|\badmins?\b/i,
      instead: 'attendee, organizer',
      except: ['cli.doctor.smtp-works', 'doctor.smtp.authentication', 'doctor.smtp.other'],
    },
    { word: /\bwho calls\b/i, instead: 'called by' },
    { word: /\b(?:stands|holds|anew|shall)\b/i, instead: 'is, has, again, will' },
    { word: /(?:^|[.!?] )Whoever\b/, instead: 'another head of the sentence' },
    { word: /\bany more\b|\bafterwards\b|\bcolour\b|\blicence\b/i, instead: 'US spelling' },
    {
      word: /\bclocks?\b/i,
      instead: 'time zone, hour',
      // Where a country sets its clocks there is no other word.
      except: [
        'console.eventForm.problems.timeSkipped',
        'console.eventForm.problems.timeDoubled',
        'console.eventForm.occurrence.earlier',
        'console.eventForm.occurrence.later',
        'console.audit.actions.event-recomputed',
        'mail.eventChanged.clocks',
      ],
    },
  ],
  es: [
    { word: /\be-?mails?\b/i, instead: 'correo' },
    { word: /\bactos?\b|\bactividad(?:es)?\b/i, instead: 'evento' },
    { word: /\banuncios?\b/i, instead: 'convocatoria' },
    { word: /\binscript[oa]s?\b/i, instead: 'quienes se inscribieron' },
    {
      word: /\busuari[oa]s?\b|\badmin\b/i,
      instead: 'participante, equipo organizador',
      except: ['cli.doctor.smtp-works', 'doctor.smtp.authentication', 'doctor.smtp.other'],
    },
    {
      word: /\bentra(?:r|da|das)?\b|\bentró\b/i,
      instead: 'iniciar sesión, conectarse, cómo figura',
      except: ['console.eventForm.confirm.text', 'console.signups.sheet.note'],
    },
    { word: /\bmesas?\b|\bescritorio\b|\bconsola\b/i, instead: 'panel' },
    {
      word: /\basientos?\b|\bplazas?\b/i,
      instead: 'lugar, cupo',
      except: ['console.eventForm.venue.hint', 'console.eventForm.accessibility.hint'],
    },
    { word: /\bconcentraci[oó]n/i, instead: 'llegada' },
    {
      word: /\bcomienz[oa]s?\b|\bcierre\b|\bfinal(?:es)?\b/i,
      instead: 'inicio, fin',
      except: ['mail.signupDeclinedQuestion.keep'],
    },
    { word: /\b(?<!la )zonas?\b(?! horarias?)/i, instead: 'zona horaria' },
    { word: /patrocin|\badherir\b/i, instead: 'adhesión, adherirse' },
    { word: /\bpedidos?\b/i, instead: 'solicitud' },
    { word: /\bmenci(?:ón|ones)\b/i, instead: 'cómo figura' },
    { word: /\bpuls[aeo]|\bclic\b/i, instead: 'presionar' },
    { word: /\bspam\b/i, instead: 'correo no deseado' },
    {
      word: /\brecién\b|\bplanillas?\b|\bya fue\b|\bcarg(?:a|ar|ada|ado|ue)\b|\bañad/i,
      instead: 'palabras que se entienden en todas partes',
    },
    {
      word: /\bcomputadoras?\b|\bordenador(?:es)?\b|\bvolantes?\b|\bvos\b|\bustedes\b|\bvosotr/i,
      instead: 'palabras que se entienden en todas partes',
    },
    {
      word: new RegExp(
        inTurn(
          /\b(?:tod|ell|nosotr|compañer|amig|organizador|invitad|inscrit)/,
          /(?:[@x]s?\b|[oa]s?\/[oa]s?\b|es?\b(?!s))/,
        ),
        'i',
      ),
      instead: 'quienes, personas, equipo',
    },
    // "La una" is one hour, "las dos" are several.
    { word: /\blas? \{\{(?!place|day|date)/, instead: 'la hora {{time}}' },
  ],
  pt: [
    { word: /(?<!\be-)\bmails?\b|correio eletr/i, instead: 'e-mail' },
    { word: /\busuári[oa]s?\b/i, instead: 'participante, equipe organizadora' },
    { word: /\bcadastr|\bdescadastr/i, instead: 'inscrição' },
    { word: /\bclic|\bclique|\btoque\b/i, instead: 'pressionar' },
    { word: /\bpatrocin/i, instead: 'adesão, aderir' },
    { word: /\blogin\b|\blogar\b/i, instead: 'entrar, sair' },
    { word: /\bdelet|\bexclu(?:ir|a|ído|ída)\b/i, instead: 'apagar, retirar' },
    {
      word: /\b(?:tod|inscrit|convidad|organizador)(?:[@x]s?\b|[oa]s?\/[oa]s?\b)/i,
      instead: 'pessoas',
    },
  ],
  fr: [
    { word: /\be-?mails?\b|\bmails?\b|\bméls?\b/i, instead: 'courriel' },
    { word: /\bcliqu/i, instead: 'appuyer' },
    { word: /\butilisat(?:eur|rice)/i, instead: 'personne inscrite', except: doctorUser },
    { word: /\bsponsor|\bparrain/i, instead: 'signataire, signer' },
    { word: /\bpourriel|\bspam\b/i, instead: 'courrier indésirable' },
    { word: /\bconsoles?\b/i, instead: 'tableau de bord' },
    { word: /\bclôtur/i, instead: 'fin' },
    { word: /\p{L}·\p{L}|\p{L}\(e\)|\p{L}-e-s\b/iu, instead: 'personne, équipe, membre' },
  ],
  it: [
    { word: /\be-mail\b|\bmail\b/i, instead: 'email' },
    { word: /\bannuncio?\b/i, instead: 'appello' },
    { word: /\bclicc/i, instead: 'premere' },
    { word: /\butent[ei]\b/i, instead: 'persona iscritta', except: doctorUser },
    { word: /\bsponsor|\bpatrocin/i, instead: 'aderire, adesione' },
    { word: /\bspam\b/i, instead: 'posta indesiderata' },
    { word: /\bdashboard\b|\bconsole\b/i, instead: 'pannello' },
    { word: /\bcancell/i, instead: 'eliminare, annullare' },
    { word: /\bprenot/i, instead: 'iscriversi' },
    { word: /\p{L}ə|\b(?:tutt|iscritt|invitat|organizzator)[*@]/iu, instead: 'persone, gruppo' },
  ],
  de: [
    { word: /(?<!E-)\bMails?\b|\bEmails?\b/, instead: 'E-Mail' },
    { word: /\bEvents?\b/, instead: 'Veranstaltung' },
    { word: /klick|\bantipp/i, instead: 'drücken' },
    { word: /\bNutzer|\bBenutzer|\bUser\b/, instead: 'Teilnehmende' },
    { word: /Sponsor/i, instead: 'unterstützen' },
    { word: /\bDashboard|\bKonsole\b/, instead: 'Orga-Bereich' },
    { word: /stornier/i, instead: 'absagen, abmelden' },
    { word: /registrier/i, instead: 'anmelden' },
    { word: /\p{L}[*:_]innen|\p{Ll}Innen\b/u, instead: 'Teilnehmende, Team' },
  ],
  ar: [
    { word: /إيميل|سيرفر|سبام|كليك|الأدمن/, instead: 'بريد، خادم، غير مرغوبة' },
    { word: /انقر/, instead: 'اضغطوا' },
    { word: /مستخدم/, instead: 'من سجّل، فريق التنظيم', except: doctorUser },
    { word: /(?<!\p{L})(?:ال)?راعي?(?!\p{L})/u, instead: 'جهة مساندة' },
    { word: /مقعد|مقاعد/, instead: 'مكان' },
  ],
};
