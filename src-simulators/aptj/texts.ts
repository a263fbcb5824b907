import type { DraftTexts } from '../lib/desk/texts.js';

/** What the record system says of its unsaved text. */
export const draftTexts: DraftTexts = {
  first: 'Luonnos kesken. Tallenna tai peruuta kirjaus ennen asiakkaan vaihtoa.',
  blocks: 'Luonnos kesken: työpöytä pyysi asiakkaan vaihtoa. Tallenna tai peruuta kirjaus.',
  reason: 'Kirjaus on kesken. Tallenna tai peruuta se ensin.',
};
