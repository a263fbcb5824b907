import { createDesk } from '../lib/desk/desk.js';
import { createSession, type SessionParts } from '../lib/desk/session.js';
import type { DraftTexts } from '../lib/desk/texts.js';
import type { BaseView } from '../lib/desk/view.js';
import type { Launch } from '../lib/fhircast/launch.js';
import { createLink, noLink } from '../lib/fhircast/link.js';
import type { RiskProfile } from './factors.js';
import type { Records } from './records.js';

/** Everything that the windows of one session show. */
export type ViewState = BaseView<RiskProfile>;

const draftTexts: DraftTexts = {
  first: 'Huomio on kesken. Tallenna tai hylkää se ensin.',
  blocks: 'Huomio on kesken: työpöytä pyysi asiakkaan vaihtoa. Tallenna tai hylkää huomio.',
  reason: 'Huomiota ei ole tallennettu. Tallenna tai hylkää se ensin.',
};

export interface PexSessionParts extends SessionParts<Launch> {
  records: Records;
  random: () => number;
  newId: () => string;
}

/** One professional's session: a desk that only follows. */
export const createPexSession = (parts: PexSessionParts) =>
  createSession(parts, ({ token, behaviour, end }) => {
    const { user, launch, records, clock, random, newId } = parts;
    const desk = createDesk<RiskProfile, object>({
      clock,
      connection: launch.hub === undefined ? 'off' : 'connecting',
      behaviour: behaviour.now(),
      readPatient: records.patient,
      readRecord: records.profile,
      saveNote: (client, text, finished) => records.saveRemark(client, text, user, finished),
      extra: {},
      fresh: () => ({}),
    });
    const shared = { name: 'PEX360', desk, words: draftTexts, behaviour, clock, random, newId };
    const link =
      launch.hub === undefined
        ? noLink
        : createLink({ ...shared, access: { ...launch.hub, token }, onOver: () => void end() });
    return { desk, link };
  });
export type PexSession = ReturnType<typeof createPexSession>;
