export type { AccessEntry } from '#shared/access-log.js';
export { createAccessBook } from './log/book.js';
export { type AccessLog, createAccessLog } from './log/log.js';
export { troubleOf } from './log/trouble.js';
