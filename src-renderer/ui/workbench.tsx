import type { ContractRouterClient } from '@orpc/contract';
import { type RouterUtils, createTanstackQueryUtils } from '@orpc/tanstack-query';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, createContext, useContext, useMemo } from 'react';
import type { WorkbenchContract } from '#shared/contract.js';
import type { ContextState } from '#shared/context.js';
import type { Screen } from '#shared/workspace.js';

export type WorkbenchClient = ContractRouterClient<WorkbenchContract>;

interface Workbench {
  /** Calls to the core: `client.context.close()`. */
  client: WorkbenchClient;
  /** The same as TanStack Query options: `useQuery(orpc.tools.list.queryOptions())`. */
  orpc: RouterUtils<WorkbenchClient>;
  /** Which of the two screens this window is. */
  screen: Screen;
}

const WorkbenchReact = createContext<Workbench | null>(null);

/** Gives the panes below it their way to the core. */
export function WorkbenchProvider({
  client,
  screen,
  children,
}: {
  client: WorkbenchClient;
  screen: Screen;
  children: ReactNode;
}) {
  const value = useMemo(() => ({ client, orpc: createTanstackQueryUtils(client), screen }), [client, screen]);
  return <WorkbenchReact value={value}>{children}</WorkbenchReact>;
}

/** The core as seen from this window. Throws outside a WorkbenchProvider: that is a bug. */
export function useWorkbench(): Workbench {
  const value = useContext(WorkbenchReact);
  if (value === null) throw new Error('useWorkbench outside WorkbenchProvider');
  return value;
}

const ClientContextReact = createContext<ContextState | undefined | null>(null);

/**
 * Gives the parts of a window one and the same client context. Were each to follow the core by itself, a pane drawn anew
 * for another reason would already see the next client while the banner still names the previous one.
 */
export function ClientContextProvider({ children }: { children: ReactNode }) {
  const { orpc } = useWorkbench();
  const context = useQuery(orpc.context.watch.experimental_liveOptions({ retry: true })).data;
  return <ClientContextReact value={context}>{children}</ClientContextReact>;
}

/** The client context as last told by the core; undefined until the first word. Throws outside a ClientContextProvider. */
export function useClientContext(): ContextState | undefined {
  const context = useContext(ClientContextReact);
  if (context === null) throw new Error('useClientContext outside ClientContextProvider');
  return context;
}
