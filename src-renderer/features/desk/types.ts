import type { DeskState, OpenContact } from '#shared/desk.js';

/** The contact at hand, and the registers in which the professional may record of its client. */
export interface ContactProps {
  contact: OpenContact;
  registers: DeskState['registers'];
  version: number;
}
