import type { TFunction } from 'i18next';
import type { Failure } from '#shared/failure.js';
import { assertNever } from '#shared/assert-never.js';

/** A failure of an outside system in words: which system, and what happened. */
export function failureText(t: TFunction, failure: Failure): string {
  const { source } = failure;
  switch (failure.kind) {
    case 'unreachable':
      return t('common:failure.unreachable', { source });
    case 'timedOut':
      return t('common:failure.timedOut', { source, seconds: Math.round(failure.afterMs / 1000) });
    case 'rejected':
      return t('common:failure.rejected', { source, status: failure.status });
    case 'invalidAnswer':
      return t('common:failure.invalidAnswer', { source });
    default:
      return assertNever(failure);
  }
}
