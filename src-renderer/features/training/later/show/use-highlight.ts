import { useEffect } from 'react';
import type { Target } from '#shared/training.js';
import { useWorkbench } from '../../../../ui/workbench.js';
import type { NowShown } from '../use-training.js';
import { elementOf } from './target.js';
import { visiblePart } from './visible-part.js';

/** Milliseconds between two looks at the page: a target that comes, moves or goes is followed that fast. */
const LOOK_MS = 120;
/** By these somebody scrolls. */
const SCROLLS = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/**
 * Highlights the first of the step's targets that can be seen in this window, and tells the core which can: the other
 * screen's notes say whether the group sees it.
 */
export function useHighlight({ show, step }: NowShown): void {
  const { client } = useWorkbench();
  const { run, step: at, prepared } = show;
  useEffect(() => {
    const targets = step.show?.targets ?? [];
    const wanted = new Set(step.checkpoint?.when === 'visible' ? [...targets, step.checkpoint.target] : targets);
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    let told: string | undefined;
    let highlighter: { show: (element: HTMLElement | undefined, name?: string) => void; end: () => void } | undefined;
    let ended = false;
    void import('./highlighter.js').then(({ createHighlighter }) => {
      if (!ended) highlighter = createHighlighter(calm);
    });
    let brought: HTMLElement | undefined;
    let scrolled = false;
    const onScroll = () => (scrolled = true);
    for (const sign of SCROLLS) window.addEventListener(sign, onScroll, { capture: true, passive: true });
    const look = () => {
      const seen = new Map<Target, HTMLElement>();
      for (const target of wanted) {
        const element = elementOf(target);
        if (element !== undefined) seen.set(target, element);
      }
      const chosen = targets.find((target) => seen.has(target));
      const element = chosen === undefined ? undefined : seen.get(chosen);
      // Brought into sight, and again where what is loaded around it pushes it away; who scrolls it away means to.
      const away = element !== undefined && visiblePart(element) === undefined && !scrolled;
      if (element !== undefined && (element !== brought || away))
        element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      brought = element;
      highlighter?.show(element, chosen);
      const visible = [...seen].flatMap(([target, one]) => (visiblePart(one) === undefined ? [] : [target]));
      if (visible.join(' ') === told) return;
      told = visible.join(' ');
      void client.training.report({ run, step: at, targets: visible }).catch(() => (told = undefined));
    };
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => {
      ended = true;
      clearInterval(timer);
      for (const sign of SCROLLS) window.removeEventListener(sign, onScroll, { capture: true });
      highlighter?.end();
    };
  }, [client, run, at, prepared, step]);
}
