import { Actions, DockLocation } from 'flexlayout-react';
import { expect, it } from 'vitest';
import { textOfModel, toModel } from './flex-model.js';
import { layoutText, parseLayout } from './layout-schema.js';
import { columnsLayout, panesOf, prune } from './layout-tree.js';

const column = (...ids: string[]) => ({ weight: 50, panes: ids.map((id) => ({ id, weight: 50 })) });
const titleKey = (id: string) => `${id}:title`;

it('stores a layout as it was made', () => {
  const layout = columnsLayout([column('summary'), column('guidelines', 'tray')]);
  expect(textOfModel(toModel(layout, titleKey))).toBe(layoutText(layout));
});

it('leaves no empty place behind when the last pane of a tab set has moved, and reads back what it stored', () => {
  const model = toModel(columnsLayout([column('summary'), column('guidelines', 'tray')]), titleKey);
  const tray = model.getNodeById('tray')?.getParent()?.getId() ?? '';
  model.doAction(Actions.moveNode('guidelines', tray, DockLocation.CENTER, -1));
  expect(JSON.stringify(model.toJson())).not.toContain('"children":[]');
  const stored = parseLayout(textOfModel(model));
  expect(stored && panesOf(stored)).toEqual(['summary', 'tray', 'guidelines']);
  // What comes back from the core is compared with this text: a difference would draw the dock anew.
  expect(stored && layoutText(prune(stored, () => true))).toBe(textOfModel(model));
});
