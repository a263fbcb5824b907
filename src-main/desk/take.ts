import type { DeskRefusal, DeskResult } from '#shared/desk.js';
import { troubleOf } from '../access/index.js';
import type { Register } from './contact.js';
import type { Hold } from './hold.js';
import type { DeskEvent, DeskParts } from './parts.js';
import { compose } from './text/compose.js';
import { wordsIn } from './text/words.js';
import { textsOf } from './texts.js';

type Taken = { result: DeskResult; text?: string };
const refused = (why: DeskRefusal): Taken => ({ result: { kind: 'refused', why } });

/**
 * Takes the text of a contact to its client's note, or gives it for the clipboard: of the open client only, and what leaves
 * the workbench is in the access log first. It is never sent anywhere by itself.
 */
export function createTaking({
  context,
  access,
  accessLog,
  notes,
  professional,
  language,
  log,
  hold,
  dispatch,
}: DeskParts & { hold: Hold; dispatch: (event: DeskEvent) => DeskResult }) {
  /** The active contact of the client who is open in this version. */
  const contactAt = (id: string, version: number) => {
    const contact = hold.get().contacts.find((one) => one.id === id);
    const { reference, version: now } = context.client.get();
    const here = version === now && hold.get().active === id && professional() !== undefined;
    return here && contact?.client !== undefined && contact.client.reference === reference ? contact : undefined;
  };

  return async ({
    id,
    version,
    register,
    how,
  }: {
    id: string;
    version: number;
    register: Register;
    how: 'note' | 'copied';
  }): Promise<Taken> => {
    const contact = contactAt(id, version);
    const self = professional();
    if (contact?.client === undefined || self === undefined) return refused('changed');
    const { reference } = contact.client;
    const { opening, contextVersion } = access.get();
    if (opening.state !== 'open' || contextVersion !== version) return refused('notOpen');
    const words = wordsIn(language());
    const text = textsOf(contact, words).find((one) => one.register === register)?.text ?? '';
    const other = register === 'health' ? 'social' : 'health';
    // One note is recorded in one register's system: the two never share it.
    if (how === 'note' && contact.texts[other]?.taken === 'note' && notes.has(reference))
      return refused('otherRegister');
    if (how === 'copied') {
      try {
        await accessLog.append({
          action: 'dataCopied',
          professional: self.id,
          client: reference,
          by: 'workbench',
          registers: [register],
        });
      } catch (error) {
        log('error', 'access-log-unwritable', { detail: troubleOf(error) });
        return refused('logUnwritable');
      }
      // The client may have changed while the log was written.
      if (contactAt(id, version) === undefined) return refused('changed');
    } else notes.add(reference, text);
    const from = compose(contact, register, words);
    const result = dispatch({ type: 'happen', id, event: { type: 'take', register, how, from } });
    return { result, text };
  };
}
