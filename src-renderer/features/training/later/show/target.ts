import type { Target } from '#shared/training.js';

/** Where a target stands in the page: panes and sections have names of their own, all others a mark. */
export function selectorOf(target: Target): string {
  const [kind = '', id = ''] = target.split(':');
  if (kind === 'pane') return `[data-pane="${id}"]`;
  if (kind === 'section') return `[data-section="${id}"]`;
  return `[data-tour="${target}"]`;
}

/** The target's element, if something of it can be seen in this window. */
export function elementOf(target: Target): HTMLElement | undefined {
  const element = [...document.querySelectorAll<HTMLElement>(selectorOf(target))].find(
    (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0,
  );
  return element;
}

/** What to do when a target is nowhere to be seen: key of its words. */
export function adviceOf(target: Target): 'pane' | 'section' | 'tool' | 'article' | 'purpose' | 'compose' | 'other' {
  const [kind = ''] = target.split(':');
  if (kind === 'pane' || kind === 'section' || kind === 'tool' || kind === 'article') return kind;
  if (kind === 'purpose') return kind;
  return kind === 'compose' || kind === 'handover' ? 'compose' : 'other';
}
