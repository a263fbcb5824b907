import { type ComponentType, useCallback, useState } from 'react';
import type { Professional } from '#shared/identity.js';
import { ClientBanner, ClientTabs } from '../../features/context/index.js';
import { type Intent, IntentsProvider, useIntent } from '../../ui/intents.js';
import { DoingProvider } from '../../ui/doing.js';
import { ToolPartsProvider } from '../../ui/tool-parts.js';
import { ClientContextProvider } from '../../ui/workbench.js';
import { useLater } from '../../ui/use-later.js';
import { WritingHelpProvider } from '../../ui/writing-help.js';
import type { PaletteMode } from '../palette/entry.js';
import { useTypedAhead } from '../palette/use-typed-ahead.js';
import type { PaletteProps } from '../palette/Palette.js';
import { deskParts, sideParts, toolParts, writingHelp } from '../panes.js';
import { PaneArea } from '../panes/PaneArea.js';
import { PaneControlProvider } from '../panes/pane-control.js';
import { TopBar } from '../top-bar/TopBar.js';
import { CommandsProvider } from './commands.js';
import { Shortcuts } from './Shortcuts.js';
import { StatusBar } from './StatusBar.js';
import './desktop.css';

const loadPalette = () => import('../palette/Palette.js');

/** The work area of a signed-in professional: bars, client, panes. The same on both screens. */
export default function Desktop({ professional }: { professional: Professional }) {
  return (
    <ClientContextProvider>
      <IntentsProvider>
        <CommandsProvider>
          <PaneControlProvider>
            <ToolPartsProvider value={toolParts}>
              <WritingHelpProvider value={writingHelp}>
                <DoingProvider>
                  <Work professional={professional} />
                </DoingProvider>
              </WritingHelpProvider>
            </ToolPartsProvider>
          </PaneControlProvider>
        </CommandsProvider>
      </IntentsProvider>
    </ClientContextProvider>
  );
}

function Work({ professional }: { professional: Professional }) {
  const [palette, setPalette] = useState<PaletteMode>();
  const [note, setNote] = useState('');
  const openPalette = useCallback(() => setPalette('all'), []);
  useIntent(
    useCallback((intent: Intent) => {
      if (intent.do === 'openClient') setPalette('clients');
    }, []),
  );
  return (
    <div className="tp-desktop">
      <TopBar professional={professional} onPalette={openPalette} />
      <ClientTabs />
      <ClientBanner />
      {deskParts.map(({ id, Part }) => (
        <Part key={id} />
      ))}
      <div className="tp-work">
        <PaneArea onNote={setNote} />
        {sideParts.map(({ id, Part }) => (
          <Part key={id} />
        ))}
      </div>
      <StatusBar note={note} />
      <Shortcuts onPalette={openPalette} onNote={setNote} />
      {palette !== undefined && <LoadedPalette mode={palette} onClose={() => setPalette(undefined)} onNote={setNote} />}
    </div>
  );
}

function LoadedPalette(props: Omit<PaletteProps, 'typed'>) {
  const Palette = useLater<ComponentType<PaletteProps>>(loadPalette, 'paletteLater');
  const typed = useTypedAhead(Palette === undefined, props.onClose);
  return Palette === undefined ? null : <Palette {...props} typed={typed} />;
}
