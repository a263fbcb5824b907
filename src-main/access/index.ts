export type { AccessEntry } from '#shared/access-log.js';
export { createAccessBook } from './log/book.js';
export { type Access, createAccess } from './access.js';
export { dayOf } from './day.js';
export { type AccessLog, createAccessLog } from './log/log.js';
export { troubleOf } from './log/trouble.js';
export { withoutPlaces } from './masking.js';
export { roleTable } from './roles.js';
export { registersOf } from './section-registers.js';
export type {
  AccessView,
  Contact,
  DisclosurePermission,
  FindRelationship,
  PermissionStore,
  ReadContact,
  Written,
} from './types.js';
