import type { OpenContact } from '#shared/desk.js';
import type { Contact } from './contact.js';
import { compose, registersOf } from './text/compose.js';
import type { DeskWords } from './text/words.js';

/**
 * The texts of a contact as they stand: each register's own, the professional's wording where there is one. What was taken to
 * the record counts only while it tells all that was done. Pure.
 */
export function textsOf(contact: Contact, words: DeskWords): OpenContact['texts'] {
  return registersOf(contact).map((register) => {
    const made = compose(contact, register, words);
    const written = contact.texts[register];
    const behind = written?.from !== undefined && written.from !== made;
    return {
      register,
      text: written?.text ?? made,
      edited: written?.text !== undefined,
      behind: behind && written.text !== undefined,
      ...(written?.taken === undefined || behind ? {} : { taken: written.taken }),
    };
  });
}
