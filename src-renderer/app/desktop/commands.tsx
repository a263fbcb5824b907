import { type ReactNode, createContext, useContext, useMemo, useState } from 'react';
import type { Language } from '#shared/language.js';
import type { Appearance } from '#shared/workspace.js';
import { useLater } from '../../ui/use-later.js';
import { useWorkbench } from '../../ui/workbench.js';
import { withParsers } from '../../ui/with-parsers.js';
import { otherScreen } from '../screen.js';
import type { EnterTrainingProps } from '../session/EnterTraining.js';
import { useLeaving } from '../session/use-leaving.js';

export interface Commands {
  signOut: () => void;
  switchUser: () => void;
  lock: () => void;
  /** Asks whether to go over to training. */
  enterTraining: () => void;
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
  const [entering, setEntering] = useState(false);
  const commands = useMemo<Commands>(
    () => ({
      signOut: () => go('signOut'),
      switchUser: () => go('switchUser'),
      lock: () => void client.identity.lock(),
      enterTraining: () => setEntering(true),
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
      {entering && (
        <Training
          onClose={() => setEntering(false)}
          onEntered={() => {
            setEntering(false);
            go('signOut');
          }}
        />
      )}
    </CommandsReact>
  );
}

const loadTraining = () => import('../session/EnterTraining.js');

function Training(props: EnterTrainingProps) {
  const Loaded = useLater(loadTraining, 'sessionLater');
  return Loaded === undefined ? null : <Loaded {...props} />;
}

/** Throws outside a CommandsProvider: that is a bug. */
export function useCommands(): Commands {
  const commands = useContext(CommandsReact);
  if (commands === null) throw new Error('useCommands outside CommandsProvider');
  return commands;
}
