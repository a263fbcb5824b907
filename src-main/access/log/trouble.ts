import type { LogTrouble } from '#shared/failure.js';

/** Another process that is alive writes the same log. */
export class LogInUse extends Error {
  override name = 'LogInUse';
}

const codes: Record<string, LogTrouble> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'denied',
};

/** Why an entry could not be written, by what `append` was rejected with. Pure. */
export function troubleOf(error: unknown): LogTrouble {
  if (error instanceof LogInUse) return 'inUse';
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? (codes[error.code] ?? 'other')
    : 'other';
}
