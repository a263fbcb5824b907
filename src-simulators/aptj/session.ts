import { createSession, type SessionParts } from '../lib/desk/session.js';
import type { Launch } from '../lib/fhircast/launch.js';
import { createLink, noLink } from '../lib/fhircast/link.js';
import { createAptjDesk } from './desk.js';
import type { Records } from './records/index.js';
import { draftTexts } from './texts.js';

export interface AptjSessionParts extends SessionParts<Launch> {
  records: Records;
  random: () => number;
  newId: () => string;
}

/** One professional's session: the desk, and the link to the workbench that launched it. */
export const createAptjSession = (parts: AptjSessionParts) =>
  createSession(parts, ({ token, behaviour, end }) => {
    const { user, launch, records, clock, random, newId } = parts;
    const desk = createAptjDesk({
      user,
      records,
      clock,
      publish: (change) => link.publish(change),
      connection: launch.hub === undefined ? 'off' : 'connecting',
      behaviour: behaviour.now(),
    });
    const shared = { name: 'PotilasPro', desk, words: draftTexts, behaviour, clock, random, newId };
    const link =
      launch.hub === undefined
        ? noLink
        : createLink({ ...shared, access: { ...launch.hub, token }, onOver: () => void end() });
    void desk.refreshWorkList();
    return { desk, link };
  });
export type AptjSession = ReturnType<typeof createAptjSession>;
