/**
 * The countries of each continent (ISO 3166-1 alpha-2), by its number in UN M49, by which the platform knows
 * its name in every language; from CLDR (`territoryContainment`).
 */
const countries = new Map([
  [
    '003',
    `AG AI AW BB BL BM BQ BS BZ CA CR CU CW DM DO GD GL GP GT HN HT JM KN KY LC MF MQ MS MX NI PA PM
    PR SV SX TC TT US VC VG VI`,
  ],
  ['005', `AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE`],
  [
    '150',
    `AD AL AT AX BA BE BG BY CH CQ CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU
    LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK`,
  ],
  [
    '002',
    `AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW IO KE KM LR LS LY MA MG ML
    MR MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TF TG TN TZ UG YT ZA ZM ZW`,
  ],
  [
    '142',
    `AE AF AM AZ BD BH BN BT CN CY GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV
    MY NP OM PH PK PS QA SA SG SY TH TJ TL TM TR TW UZ VN YE`,
  ],
  ['009', `AS AU CC CK CX FJ FM GU HM KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS`],
]);

const continents = new Map(
  [...countries].flatMap(([continent, codes]) =>
    codes.split(/\s+/).map((country) => [country, continent] as const),
  ),
);

/** The continent of a country, by its number in UN M49; null where it is of none. */
export function continentOf(country: string): string | null {
  return continents.get(country) ?? null;
}

/** Whether a text is the number of a continent. */
export function isContinent(text: string): boolean {
  return countries.has(text);
}
