import { type IJsonModel, type IJsonRowNode, type IJsonTabSetNode, Model } from 'flexlayout-react';
import { type LayoutRow, type LayoutTabSet, layoutText, readLayout } from './layout-schema.js';
import { prune } from './layout-tree.js';

const global: NonNullable<IJsonModel['global']> = {
  tabEnableClose: false,
  tabEnableRename: false,
  tabEnableRenderOnDemand: true,
  tabEnableScrollbars: false,
  tabSetEnableMaximize: false,
  // A tab set that may not close would stay behind empty when its last pane has moved; the panes in it may not close.
  tabSetEnableClose: true,
  tabSetEnableCloseButton: false,
  tabSetMinWidth: 280,
  tabSetMinHeight: 140,
};

/** flexlayout's model of a tree. @param titleKey i18next key of a pane's title; flexlayout asks its translation back */
export function toModel(layout: LayoutRow, titleKey: (id: string) => string, previous?: Model): Model {
  const tabSet = (node: LayoutTabSet): IJsonTabSetNode => ({
    type: 'tabset',
    weight: node.weight,
    selected: node.selected,
    children: node.children.map(({ id }) => ({
      type: 'tab',
      id,
      name: titleKey(id),
      component: id,
      className: `tp-tab-${id}`,
    })),
  });
  const row = (node: LayoutRow): IJsonRowNode => ({
    type: 'row',
    weight: node.weight,
    children: node.children.map((child) => (child.type === 'row' ? row(child) : tabSet(child))),
  });
  return Model.fromJson({ global, borders: [], layout: row(layout) }, previous);
}

/** The text under which the present state of a model is stored: without empty places, as it will be read back. */
export function textOfModel(model: Model): string {
  const layout = readLayout(model.toJson());
  if (layout === undefined) throw new Error('flexlayout wrote a model that cannot be read back');
  return layoutText(prune(layout, () => true));
}
