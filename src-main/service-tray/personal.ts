/** Words that an address of an office or a service has, and a person's has not. */
const ROLE =
  /info|neuvo|palvelu|toimisto|kirjaamo|asiakas|palaute|yhteys|tuki|toimi|keskus|kunta|kaupunki|hyvinvoin|vastaanotto|ajanvaraus|ilmoit|sosiaali|terveys|kuntoutus|kirjasto|liikunta|nuoriso|perhe|koulu|opisto|seurakun|diakon|ryhma|kerho|yhdistys|service|kansli|rådgiv|radgiv|kontakt|kund|stod|office|support|help|hallinto|neuvola|paivysty|varaus|kurssi|koti|hoito|ohjaus|tyo|kontor|byra|halsa|vard|social|ungdom|bibliotek|idrott|motion|senior|vammais|omais|muisti|mieli|paihde|kriisi/i;

/** First names that are common in Finland in both languages; enough to know a person's address by, not a register. */
const FIRST_NAMES = new Set(
  'aino anna anne anneli anni antti ari arja arto eero eeva eija eila elina emilia emma eva hanna hannele hannu harri heidi heikki helena henna henri iida ilkka inka irja irma jaakko jaana jani janne jari jarmo jenni joni jorma juha juhani jukka juho jussi kaarina kai kaija kaisa kalle karin kari karita katariina kati katja kimmo kirsi kirsti krista kristiina laura lauri leena liisa maarit maija mari maria marika marita marja marjo marko markku markus martti matti mervi mia mika mikael mikko milla minna mira mirja nina niina noora olli outi paivi paula pauliina pekka pentti petri pia pirjo pirkko raija raimo reijo riikka riitta ritva saara salla sami sanna sari satu seija seppo sini sirkka sirpa sofia susanna taina tanja tapani tapio tarja teemu tero terttu tiina timo tomi toni tuija tuomas tuula ulla veikko veli venla vesa ville virpi anders annika birgitta bo britt carina christer erik gun gunilla göran hans henrik ingrid johan kerstin kristina lars leif lena magnus margareta marianne mats mikaela monica ole per peter pia sven ulf ulrika'.split(
    ' ',
  ),
);

/**
 * True when an e-mail address is a person's (etunimi.sukunimi@): such are not kept. Addresses of offices (info@,
 * neuvonta@, kotka.neuvola@) are. Where it cannot be told, two names with a dot count as a person.
 */
export function isPersonalAddress(address: string): boolean {
  const name = (address.split('@')[0] ?? '').trim().toLocaleLowerCase('fi');
  if (FIRST_NAMES.has(name)) return true;
  const parts = name.split(/[._]/).filter((part) => part !== '');
  if (parts.length < 2 || parts.some((part) => /\d/.test(part))) return false;
  // A first name makes a person whatever the surname sounds like (maija.koti).
  if (FIRST_NAMES.has((parts[0] ?? '').split('-')[0] ?? '')) return true;
  return !parts.some((part) => ROLE.test(part));
}

const ADDRESS = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu;
const NAME = String.raw`\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s+(?:\p{Lu}\.\s+)?\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?`;
const CUE = String.raw`[Yy]hteyshenkilö(?:nä|t)?|[Ll]isätietoja(?: antaa)?|[Oo]hjaajana?|[Vv]etäjänä?|[Vv]astuuhenkilö|[Kk]ontaktperson|[Ll]edare|[Mm]er information(?: ger)?`;
const AFTER_CUE = new RegExp(`(?<!\\p{L})(${CUE})(?:\\s*[:–-]\\s*|\\s+)${NAME}(?!\\p{L})`, 'gu');
const SURNAME = String.raw`\p{Lu}\p{Ll}*(?:nen|la|lä|mäki|niemi|lahti|ranta|saari|joki|koski|salo|maa|ström|berg|qvist|kvist|lund|man|son|holm|roos|fors)`;
const FULL_NAME = new RegExp(`(?<!\\p{L})(\\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)?)\\s+${SURNAME}(?!\\p{L})`, 'gu');

/**
 * A text without the names and e-mail addresses of persons, as far as they can be told from other words: a name after
 * "yhteyshenkilö" and the like, a common first name before what is formed like a surname, and persons' addresses.
 */
export function withoutPersons(text: string): string {
  let changed = false;
  const drop = (kept = '') => {
    changed = true;
    return kept;
  };
  const bare = text
    .replaceAll(ADDRESS, (address) => (isPersonalAddress(address) ? drop() : address))
    .replaceAll(AFTER_CUE, () => drop())
    .replaceAll(FULL_NAME, (whole, first: string) =>
      FIRST_NAMES.has((first.split('-')[0] ?? '').toLocaleLowerCase('fi')) ? drop() : whole,
    );
  if (!changed) return text;
  return bare
    .replaceAll(/[ \t]+([,.;:)])/g, '$1')
    .replaceAll(/\(\s*[,;]?\s*\)/g, '')
    .replaceAll(/([,;:])(?:\s*[,;:])+/g, '$1')
    .replaceAll(/(^|[.!?]\s+)[,;:.]\s*/g, '$1')
    .replaceAll(/[ \t]{2,}/g, ' ')
    .replaceAll(/[,;:]\s*([.!?]|$)/g, '$1')
    .trim();
}
