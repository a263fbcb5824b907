/** Fields of a row, by the names that columns have in the tables of associations (lähellä.fi and alike) and in ours. */
const NAMES = {
  id: ['id', 'tunniste'],
  name: ['nimi', 'otsikko', 'palvelu', 'palvelun nimi', 'tapahtuma', 'name', 'title'],
  nameSv: ['nimi sv', 'nimi ruotsiksi', 'namn', 'otsikko sv'],
  summary: ['tiivistelma', 'lyhyt kuvaus', 'kuvaus', 'summary'],
  summarySv: ['tiivistelma sv', 'kuvaus sv', 'kuvaus ruotsiksi', 'beskrivning'],
  description: ['pitka kuvaus', 'lisatiedot', 'description'],
  descriptionSv: ['pitka kuvaus sv', 'lisatiedot sv'],
  organiser: ['jarjestaja', 'jarjesto', 'yhdistys', 'toimija', 'organisaatio', 'organiser'],
  organiserSv: ['jarjestaja sv', 'arrangor'],
  theme: ['teema', 'aihe', 'kategoria', 'theme'],
  groups: ['kohderyhma', 'kohderyhmat', 'kenelle', 'target groups'],
  municipalities: ['kunta', 'kunnat', 'paikkakunta', 'municipality'],
  place: ['paikka', 'tila', 'place'],
  address: ['osoite', 'katuosoite', 'address'],
  postal: ['postinumero', 'postcode'],
  latitude: ['lat', 'latitude', 'leveysaste', 'n'],
  longitude: ['lon', 'lng', 'longitude', 'pituusaste', 'e'],
  phone: ['puhelin', 'puhelinnumero', 'phone'],
  email: ['sahkoposti', 'email', 'e-mail'],
  url: ['www', 'verkkosivu', 'verkkosivut', 'url', 'linkki'],
  languages: ['kieli', 'kielet', 'languages'],
  price: ['hinta', 'maksu', 'price'],
  priceSv: ['hinta sv', 'pris'],
  starts: ['alkaa', 'alkupaiva', 'paiva', 'pvm', 'start'],
  startTime: ['klo', 'alkuaika', 'kello', 'aika'],
  ends: ['paattyy', 'loppupaiva', 'end'],
  endTime: ['loppuaika', 'klo loppuu'],
  repeats: ['toistuu', 'toistuvuus', 'repeats'],
  until: ['toistuu asti', 'kausi paattyy', 'until'],
  signUp: ['ilmoittautuminen', 'sign up'],
  signUpSv: ['ilmoittautuminen sv', 'anmalan'],
  ways: ['tapa', 'toteutus', 'ways'],
  accessible: ['esteeton', 'esteettomyys', 'accessible'],
  serviceId: ['palvelun tunniste', 'palvelu id', 'service id'],
  keywords: ['asiasanat', 'avainsanat', 'keywords'],
  modified: ['muokattu', 'paivitetty', 'modified'],
} as const;
export type Column = keyof typeof NAMES;
/** The fields of one row; a field that the table has no column for is empty. */
export type Row = (column: Column) => string;

const plain = (heading: string): string =>
  heading
    .toLocaleLowerCase('fi')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[_\s/-]+/g, ' ')
    .trim();

/** Which column of the table each field is; undefined when there is no name, without which a row is nothing. */
export function columnsOf(headings: readonly string[]): ReadonlyMap<Column, number> | undefined {
  const found = new Map<Column, number>();
  const heads = headings.map(plain);
  for (const [column, names] of Object.entries(NAMES)) {
    const at = heads.findIndex((head) => names.some((name) => name === head));
    if (at >= 0 && isColumn(column)) found.set(column, at);
  }
  return found.has('name') ? found : undefined;
}
const isColumn = (name: string): name is Column => name in NAMES;

export const rowOf =
  (columns: ReadonlyMap<Column, number>, fields: readonly string[]): Row =>
  (column) => {
    const at = columns.get(column);
    return at === undefined ? '' : (fields[at] ?? '').trim();
  };
