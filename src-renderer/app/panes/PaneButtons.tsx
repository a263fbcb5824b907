import { Actions, DockLocation, type Model, TabSetNode } from 'flexlayout-react';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../../ui/icon.js';
import { MenuButton, type MenuItem } from '../../ui/menu.js';
import { IconButton } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';
import { otherScreen } from '../screen.js';
import { titleKeyOf } from '../panes.js';

const edges: readonly { id: 'left' | 'right' | 'top' | 'bottom'; at: DockLocation; icon: IconName }[] = [
  { id: 'left', at: DockLocation.LEFT, icon: 'back' },
  { id: 'right', at: DockLocation.RIGHT, icon: 'right' },
  { id: 'top', at: DockLocation.TOP, icon: 'up' },
  { id: 'bottom', at: DockLocation.BOTTOM, icon: 'down' },
];

const tabSetsOf = (model: Model): TabSetNode[] => {
  const found: TabSetNode[] = [];
  model.visitNodes((node) => {
    if (node instanceof TabSetNode) found.push(node);
  });
  return found;
};

/** Maximise and the pane's menu: every move that dragging makes can be made here by keyboard. */
export function PaneButtons({
  model,
  tabSet,
  paneId,
  closes,
  onMoveAway,
}: {
  model: Model;
  tabSet: TabSetNode;
  paneId: string;
  /** It can be closed. */
  closes: boolean;
  onMoveAway: () => void;
}) {
  const { t } = useTranslation('frame');
  const { screen } = useWorkbench();
  const title = t(titleKeyOf(paneId));
  const maximised = tabSet.isMaximized();
  const others = tabSetsOf(model).filter((other) => other.getId() !== tabSet.getId());
  const alone = others.length === 0 && tabSet.getChildren().length < 2;
  const root = model.getRootRow();
  const dock = (at: DockLocation) => {
    if (maximised) model.doAction(Actions.maximizeToggle(tabSet.getId()));
    if (root !== undefined) model.doAction(Actions.moveNode(paneId, root.getId(), at, -1));
  };
  const items = (): MenuItem[] => [
    {
      id: 'other',
      label: t('pane.moveToScreen', { screen: otherScreen(screen) }),
      icon: 'screens',
      run: onMoveAway,
    },
    ...others.map((other, at): MenuItem => {
      const front = other.getSelectedNode();
      return {
        id: other.getId(),
        label: t('pane.tabWith', { title: front === undefined ? '' : t(titleKeyOf(front.getId())) }),
        icon: 'table',
        divided: at === 0,
        run: () => void model.doAction(Actions.moveNode(paneId, other.getId(), DockLocation.CENTER, -1)),
      };
    }),
    ...(alone ? [] : edges).map((edge, at): MenuItem => ({
      id: edge.id,
      label: t(`pane.edge.${edge.id}`),
      icon: edge.icon,
      divided: at === 0,
      run: () => dock(edge.at),
    })),
  ];
  return (
    <span className="tp-pane-buttons">
      {!alone && (
        <IconButton
          icon={maximised ? 'restore' : 'max'}
          label={t(maximised ? 'pane.restore' : 'pane.maximise', { title })}
          onClick={() => void model.doAction(Actions.maximizeToggle(tabSet.getId()))}
        />
      )}
      {closes && (
        <IconButton
          icon="close"
          label={t('pane.close', { title })}
          onClick={() => void model.doAction(Actions.deleteTab(paneId))}
        />
      )}
      <MenuButton label={t('pane.menu', { title })} className="tp-icon-button" items={items}>
        <Icon name="dots" />
      </MenuButton>
    </span>
  );
}
