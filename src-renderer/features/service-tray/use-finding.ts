import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from './finding/index.js';

/**
 * The parts of finding that the first sight does without; undefined until they have come with their texts.
 * @param wanted the start is over, or somebody has begun to search
 */
export function useFinding(wanted: boolean): Finding | undefined {
  const [finding, setFinding] = useState<Finding>();
  const [failure, setFailure] = useState<{ error: unknown }>();
  const { i18n } = useTranslation();
  const [ready, setReady] = useState(false);
  useEffect(() => {
    if (!wanted) return undefined;
    let current = true;
    Promise.all([import('./finding/index.js'), i18n.loadNamespaces('serviceFindingLater')]).then(
      ([parts]) => {
        if (!current) return;
        setFinding(parts.default);
        setReady(true);
      },
      (error: unknown) => setFailure({ error }),
    );
    return () => {
      current = false;
    };
  }, [wanted, i18n]);
  if (failure !== undefined) throw failure.error;
  return ready ? finding : undefined;
}
