import {
  I18nLabel,
  type ITabRenderValues,
  type ITabSetRenderValues,
  Layout,
  type TabNode,
  TabSetNode,
} from 'flexlayout-react';
import 'flexlayout-react/style/light.css';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkspaceState } from '#shared/workspace.js';
import { Icon } from '../../ui/icon.js';
import { type Intent, useIntent } from '../../ui/intents.js';
import { useWorkbench } from '../../ui/workbench.js';
import { useCommands } from '../desktop/commands.js';
import { panes } from '../panes.js';
import { createControl } from './control.js';
import { EmptyScreen } from './EmptyScreen.js';
import { usePaneControl } from './pane-control.js';
import { HeaderSlot, createPaneHeaders } from './pane-headers.js';
import { PaneButtons } from './PaneButtons.js';
import { PaneFrame } from './PaneFrame.js';
import { panesOf } from './layout-tree.js';
import { useLayouts } from './use-layouts.js';
import './panes.css';

// What flexlayout asks words for: titles of panes, and its own labels that can come up with what is allowed here.
const dockKeys: Record<string, string> = {
  [I18nLabel.Splitter]: 'frame:dock.splitter',
  [I18nLabel.Overflow_Menu_Tooltip]: 'frame:dock.overflow',
  [I18nLabel.Move_Tabset]: 'frame:dock.moveTabset',
  [I18nLabel.Move_Tabs]: 'frame:dock.moveTabs',
  [I18nLabel.Error_rendering_component]: 'frame:dock.fault',
  [I18nLabel.Error_rendering_component_retry]: 'common:retry',
  ...Object.fromEntries(panes.map((pane) => [pane.titleKey, pane.titleKey])),
};

const byId = new Map(panes.map((pane) => [pane.id, pane]));

/** The docking area: panes in tab sets that can be dragged, tabbed, resized, maximised and moved between screens. */
export function PaneDock({ workspace, onNote }: { workspace: WorkspaceState; onNote: (note: string) => void }) {
  const { t } = useTranslation('frame');
  const { screen } = useWorkbench();
  const commands = useCommands();
  const { register } = usePaneControl();
  const { model, layouts, changed, moveTo, closes } = useLayouts(workspace);
  const headers = useMemo(() => createPaneHeaders(), []);
  const [area, setArea] = useState<HTMLDivElement | null>(null);
  const [opening, setOpening] = useState<string>();
  const control = useMemo(() => createControl(model, area, moveTo), [area, model, moveTo]);
  useEffect(() => {
    register(control);
    return () => register(undefined);
  }, [control, register]);
  useEffect(() => {
    if (opening === undefined) return;
    if (control.focus(opening)) setOpening(undefined);
    else moveTo(opening, screen);
  }, [control, moveTo, opening, screen]);
  useIntent(
    useCallback(
      (intent: Intent, from: 'here' | 'other') => {
        if (intent.do === 'openTool') control.focus('tools');
        if (intent.do !== 'showPane' || control.focus(intent.paneId)) return;
        // One that stands on the other screen comes to the front there; a page that is closed opens where it was asked for.
        const open = panesOf(layouts[screen === 1 ? 2 : 1]).includes(intent.paneId);
        if (from === 'here' && byId.has(intent.paneId) && !open) setOpening(intent.paneId);
      },
      [control, layouts, screen],
    ),
  );

  const translate = (text: string) => {
    const key = dockKeys[text];
    return key === undefined ? text : t(key);
  };
  const moveAway = (paneId: string) => {
    const other = screen === 1 ? 2 : 1;
    moveTo(paneId, other);
    if (!workspace.openScreens.includes(other)) commands.openOtherScreen();
    onNote(t('note.moved', { pane: t(byId.get(paneId)?.titleKey ?? paneId), screen: other }));
  };
  const renderPane = (node: TabNode) => {
    const pane = byId.get(node.getId());
    return pane === undefined ? null : <PaneFrame pane={pane} headers={headers} />;
  };
  const renderEmpty = () => <EmptyScreen onReset={commands.resetLayouts} />;
  const renderTab = (node: TabNode, values: ITabRenderValues) => {
    const pane = byId.get(node.getId());
    if (pane === undefined) return;
    values.leading = <Icon name={pane.icon} />;
    values.content = (
      <>
        <span className="tp-pane-title">{t(pane.titleKey)}</span>
        {pane.Mark !== undefined && <pane.Mark />}
      </>
    );
  };
  const renderTabSet = (node: unknown, values: ITabSetRenderValues) => {
    if (!(node instanceof TabSetNode)) return;
    const front = node.getSelectedNode()?.getId();
    if (front === undefined) return;
    values.buttons.push(
      <HeaderSlot key={`slot-${front}`} headers={headers} paneId={front} />,
      <PaneButtons
        key="buttons"
        model={model}
        tabSet={node}
        paneId={front}
        closes={closes(front)}
        onMoveAway={() => moveAway(front)}
      />,
    );
  };
  return (
    <div ref={setArea} className="tp-dock">
      <Layout
        model={model}
        factory={renderPane}
        onRenderTab={renderTab}
        onRenderTabSet={renderTabSet}
        onModelChange={changed}
        onTabSetPlaceHolder={renderEmpty}
        i18nTranslator={translate}
        supportsPopout={false}
        tabDragSpeed={0.14}
      />
    </div>
  );
}
