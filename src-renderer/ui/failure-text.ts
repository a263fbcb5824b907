import type { TFunction } from 'i18next';
import type { Failure } from '#shared/failure.js';
import { assertNever } from '#shared/assert-never.js';

/** A failure in words: which system, what happened, and where the professional can do something about it, what. */
export function failureText(t: TFunction, failure: Failure): string {
  switch (failure.kind) {
    case 'unreachable':
      return t('common:failure.unreachable', { source: failure.source });
    case 'timedOut':
      return t('common:failure.timedOut', { source: failure.source, seconds: Math.round(failure.afterMs / 1000) });
    case 'rejected':
      return t('common:failure.rejected', { source: failure.source, status: failure.status });
    case 'invalidAnswer':
      return t('common:failure.invalidAnswer', { source: failure.source });
    case 'logUnwritable':
      return t(`common:failure.logUnwritable.${failure.why}`);
    default:
      return assertNever(failure);
  }
}
