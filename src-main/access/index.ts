export type { AccessEntry } from '#shared/access-log.js';
export { createAccess } from './access.js';
export type { AppointmentStep, HandOver } from './decide.js';
export { dayOf } from './day.js';
export { createAccessBook } from './log/book.js';
export { type AccessLog, createAccessLog } from './log/log.js';
export { troubleOf } from './log/trouble.js';
export { withoutPlaces } from './masking.js';
export { ROLE_TABLE_BASIS, roleTable } from './roles.js';
export { registersOf } from './section-registers.js';
export { standingOf } from './standing.js';
export type {
  AccessView,
  DisclosurePermission,
  FindRelationship,
  PermissionStore,
  ReadContact,
  Written,
} from './types.js';
