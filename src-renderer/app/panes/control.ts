import { Actions, type Model, TabNode } from 'flexlayout-react';
import type { Screen } from '#shared/workspace.js';
import type { PaneControl } from './pane-control.js';

/** What shortcuts and palette may ask of the panes of a model drawn in `area`. */
export function createControl(
  model: Model,
  area: HTMLElement | null,
  moveTo: (paneId: string, screen: Screen) => void,
): PaneControl {
  const here = () => {
    const ids: string[] = [];
    model.visitNodes((node) => {
      if (node instanceof TabNode) ids.push(node.getId());
    });
    return ids;
  };
  const frameOf = (paneId: string) => area?.querySelector<HTMLElement>(`[data-pane="${CSS.escape(paneId)}"]`);
  const focus = (paneId: string) => {
    const node = model.getNodeById(paneId);
    if (!(node instanceof TabNode)) return false;
    model.doAction(Actions.selectTab(paneId));
    // A pane that comes to the front is drawn after this.
    requestAnimationFrame(() => frameOf(paneId)?.focus());
    return true;
  };
  return {
    here,
    focus,
    focusAt: (index) => {
      const id = here()[index];
      return id !== undefined && focus(id);
    },
    focusNext: (step) => {
      const visible = here().filter((id) => {
        const node = model.getNodeById(id);
        return node instanceof TabNode && node.isVisible();
      });
      if (visible.length === 0) return false;
      const at = visible.findIndex((id) => frameOf(id)?.contains(document.activeElement) === true);
      const from = at === -1 && step === -1 ? 0 : at;
      const next = visible[(from + step + visible.length) % visible.length];
      return next !== undefined && focus(next);
    },
    moveTo,
  };
}
