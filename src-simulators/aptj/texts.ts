/** What the record system says in its status line. */
export const texts = {
  draftFirst: 'Luonnos kesken. Tallenna tai peruuta kirjaus ennen asiakkaan vaihtoa.',
  draftBlocks: 'Luonnos kesken: työpöytä pyysi asiakkaan vaihtoa. Tallenna tai peruuta kirjaus.',
  unknownClient: 'Asiakasta ei löydy tästä järjestelmästä. Näytettävä asiakas ei vaihtunut.',
  otherIdentity: 'Pyydetyn asiakkaan henkilötunnus ei täsmää. Näytettävä asiakas ei vaihtunut.',
  notPublished: 'Työpöytä ei vastannut: asiakas vaihtui vain tässä järjestelmässä.',
  refused: (status: number) => `Työpöytä ei hyväksynyt asiakkaan vaihtoa (${status}).`,
  notEverywhere: 'Kaikki työkalut eivät ole vaihtaneet asiakasta. Tarkista työpöydältä.',
  saved: (time: string) => `Kirjaus tallennettu klo ${time}`,
};
