import { useTranslation } from 'react-i18next';
import { useLoaded } from './use-loaded.js';

/**
 * A part that is loaded with its own texts when it is first shown; undefined until both have come.
 * @param load must be the same function from one render to the next
 * @param namespace of the texts that come with it, named `…Later`; several where it uses those of another part too
 */
export function useLater<T>(load: () => Promise<{ default: T }>, namespace: string | string[]): T | undefined {
  const part = useLoaded(load);
  const { ready } = useTranslation(namespace, { useSuspense: false });
  return ready ? part : undefined;
}
