import * as z from 'zod';

/** From where a word on somebody's state comes. Which goes before which: `PRECEDENCE` in presence-rule.ts. */
export const layerSchema = z.enum([
  'hand', // set by the person
  'signedIn', // a workbench is connected
  'contact', // a client is open at the workbench, never which, or its phone says so
  'consultation', // has taken a consultation (the hub's own word)
  'unanswered', // a ring went unanswered (the hub's own word)
  'contactCentre', // agent state of the contact centre
  'calendar', // booked in the calendar
  'roster', // a reporting system without a nearer description
]);
export type Layer = z.infer<typeof layerSchema>;
