import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskResult, DeskState } from '#shared/desk.js';
import { useClientContext, useWorkbench } from '../../ui/workbench.js';

/** The contacts; undefined until they are told, and while they and the banner speak of different clients. */
export function useDesk(): DeskState | undefined {
  const { orpc } = useWorkbench();
  const context = useClientContext();
  const desk = useQuery(orpc.desk.watch.experimental_liveOptions({ retry: true })).data;
  return desk !== undefined && desk.contextVersion === context?.version ? desk : undefined;
}

export interface Ask {
  busy: boolean;
  /** Why the last one was not done, in words. */
  problem: string | undefined;
  ask: (run: () => Promise<DeskResult>) => Promise<boolean>;
  fail: (problem: string) => void;
}

/** Asks something of the desk, and tells why it was not done. */
export function useAsk(): Ask {
  const { t } = useTranslation('deskLater');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  return {
    busy,
    problem,
    fail: setProblem,
    async ask(run) {
      setBusy(true);
      setProblem(undefined);
      const result = await run().catch((): { kind: 'silent' } => ({ kind: 'silent' }));
      setBusy(false);
      if (result.kind === 'refused') setProblem(t(`refused.${result.why}`));
      if (result.kind === 'silent') setProblem(t('refused.silent'));
      return result.kind === 'done';
    },
  };
}

/** Now, in milliseconds since the epoch, told anew each quarter of a minute. */
export function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 15_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/**
 * A text that is being typed here, or as the core has it: what is typed stands until the field is left.
 * @param save sends it to the core
 */
export function useTyped(told: string, save: (text: string) => void) {
  const [typed, setTyped] = useState<string>();
  return {
    value: typed ?? told,
    onChange: ({ target }: { target: { value: string } }) => {
      setTyped(target.value);
      save(target.value);
    },
    onBlur: () => setTyped(undefined),
  };
}
