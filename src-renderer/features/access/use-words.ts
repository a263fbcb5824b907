import { useTranslation } from 'react-i18next';
import type { AccessRow } from '#shared/access-log.js';

const SHORT = 14;

/** A pseudonymous reference in a cell: without its kind, and cut. */
export function shortReference(reference: string): string {
  const id = reference.replace(/^Patient\//, '');
  return id.length > SHORT ? `${id.slice(0, SHORT - 1)}…` : id;
}

/** What an entry says, in words. What this version has no word for is shown as the log has it. */
export function useWords() {
  const { t, i18n } = useTranslation('accessLogLater');
  const known = (key: string, text: () => string, raw: string) => (i18n.exists(key) ? text() : raw);

  function ground({ ground: what = '', purpose, service }: AccessRow): string {
    const [kind = '', id = ''] = what.split(':');
    if (kind === 'relationship')
      return known(`clientAccessLater:basis.${id}`, () => t(`clientAccessLater:basis.${id}`), id);
    if (kind === 'statutory')
      return known(`clientAccessLater:statutory.${id}`, () => t(`clientAccessLater:statutory.${id}`), id);
    const aims = [
      purpose === undefined
        ? ''
        : known(`clientAccessLater:purpose.${purpose}`, () => t(`clientAccessLater:purpose.${purpose}`), purpose),
      service === undefined
        ? ''
        : known(`clientAccessLater:service.${service}`, () => t(`clientAccessLater:service.${service}`), service),
    ].filter((aim) => aim !== '');
    if (kind === 'purpose' || kind === '') return aims.join(', ');
    return known(`clientAccessLater:ground.${kind}`, () => t(`clientAccessLater:ground.${kind}`), what);
  }

  /** Which parts were opened, or which tools did not come along. */
  function details({ sections = [], behind = [], action, why }: AccessRow): string {
    const parts = sections.map((id) =>
      known(`clientSummaryLater:section.${id}`, () => t(`clientSummaryLater:section.${id}`), id),
    );
    const states = behind.length === 0 || action !== 'contextFollowed' ? [] : [t('behind', { count: behind.length })];
    const ended =
      action === 'contextNotChanged' && why !== undefined
        ? [known(`accessLogLater:why.${why}`, () => t(`why.${why}`), why)]
        : [];
    return [...parts, ...states, ...ended].join(', ');
  }

  return { ground, details };
}
