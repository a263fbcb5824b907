import { driver } from 'driver.js';
import { type Place, visiblePart } from './visible-part.js';

/**
 * Dims the window around what can be seen of one element, and follows it. What is dimmed can still be used: the group sees
 * real work. The library is given a frame of our own that lies over the element: it would write attributes into the element,
 * and knows nothing of what a scrolled pane cuts off.
 */
export function createHighlighter(calm: boolean) {
  let current: HTMLElement | undefined;
  let place = '';
  const spot = document.createElement('div');
  spot.className = 'tr-spot';
  spot.ariaHidden = 'true';
  const stage = driver({
    animate: !calm,
    duration: 220,
    allowClose: false,
    allowKeyboardControl: false,
    overlayOpacity: 0.5,
    stagePadding: 4,
    stageRadius: 8,
  });

  function put({ x, y, width, height }: Place): void {
    spot.style.left = `${x}px`;
    spot.style.top = `${y}px`;
    spot.style.width = `${width}px`;
    spot.style.height = `${height}px`;
  }
  function end(): void {
    if (current !== undefined) stage.destroy();
    current = undefined;
    spot.remove();
  }
  return {
    /** Highlights this element, or nothing. Called again and again: an element that has moved is followed. */
    show(element: HTMLElement | undefined, name = ''): void {
      const part = element === undefined ? undefined : visiblePart(element);
      if (element === undefined || part === undefined) return end();
      const now = `${part.x} ${part.y} ${part.width} ${part.height}`;
      if (element === current && now === place) return undefined;
      put(part);
      place = now;
      if (element === current) return stage.refresh();
      const first = current === undefined;
      current = element;
      spot.dataset['target'] = name;
      if (first) document.body.append(spot);
      stage.highlight({ element: spot });
      if (!first) return stage.refresh();
      // The library keeps Tab inside what it highlights; the keyboard must reach all of the workbench.
      const events = stage.getState('__events');
      if (events !== undefined) window.removeEventListener('keydown', events.onKeydown);
      return undefined;
    },
    end,
  };
}
