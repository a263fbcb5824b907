/** What every system says in its status line. */
export const texts = {
  unknownClient: 'Asiakasta ei löydy tästä järjestelmästä. Näytettävä asiakas ei vaihtunut.',
  otherIdentity: 'Pyydetyn asiakkaan henkilötunnus ei täsmää. Näytettävä asiakas ei vaihtunut.',
  notPublished: 'Työpöytä ei vastannut: asiakas vaihtui vain tässä järjestelmässä.',
  refused: (status: number) => `Työpöytä ei hyväksynyt asiakkaan vaihtoa (${status}).`,
  notEverywhere: 'Kaikki työkalut eivät ole vaihtaneet asiakasta. Tarkista työpöydältä.',
  saved: (time: string) => `Tallennettu klo ${time}`,
  /** Said when the troublemaker's switch is set to refuse; also the reason that the workbench hears. */
  refuses: 'Häiriö (demo): järjestelmä kieltäytyi asiakkaan vaihdosta.',
};

/** What a system says of its own kind of unsaved text. */
export interface DraftTexts {
  /** The professional wants to change the client here. */
  first: string;
  /** The workbench wanted to change the client. */
  blocks: string;
  /** Why a change was refused, for the workbench. */
  reason: string;
}
