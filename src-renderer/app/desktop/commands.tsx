import { type ReactNode, createContext, useContext, useMemo } from 'react';
import type { Language } from '#shared/language.js';
import type { Appearance } from '#shared/workspace.js';
import { useWorkbench } from '../../ui/workbench.js';
import { withParsers } from '../../ui/with-parsers.js';
import { otherScreen } from '../screen.js';
import { useLeaving } from '../session/use-leaving.js';

export interface Commands {
  signOut: () => void;
  switchUser: () => void;
  lock: () => void;
  resetLayouts: () => void;
  openOtherScreen: () => void;
  setLanguage: (language: Language) => void;
  setAppearance: (appearance: Appearance) => void;
}

const CommandsReact = createContext<Commands | null>(null);

/** What can be done from anywhere of the window: by the top bar, the palette and shortcuts alike. */
export function CommandsProvider({ children }: { children: ReactNode }) {
  const { client, screen } = useWorkbench();
  const { go, warning } = useLeaving();
  const commands = useMemo<Commands>(
    () => ({
      signOut: () => go('signOut'),
      switchUser: () => go('switchUser'),
      lock: () => void client.identity.lock(),
      resetLayouts: () => void client.workspace.resetLayouts(),
      openOtherScreen: () =>
        void withParsers(() => import('./open-screen.js')).then(({ openScreen }) =>
          openScreen(window, otherScreen(screen)),
        ),
      setLanguage: (language) => void client.workspace.saveSettings({ language }),
      setAppearance: (appearance) => void client.workspace.saveSettings({ appearance }),
    }),
    [client, screen, go],
  );
  return (
    <CommandsReact value={commands}>
      {children}
      {warning}
    </CommandsReact>
  );
}

/** Throws outside a CommandsProvider: that is a bug. */
export function useCommands(): Commands {
  const commands = useContext(CommandsReact);
  if (commands === null) throw new Error('useCommands outside CommandsProvider');
  return commands;
}
