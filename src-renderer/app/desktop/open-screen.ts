import * as z from 'zod';
import type { Screen } from '#shared/workspace.js';

const place = { availLeft: z.number(), availTop: z.number(), availWidth: z.number(), availHeight: z.number() };
/** The part of Window Management's ScreenDetails that is needed; the class has getters, so it is read by name. */
const screenDetailsSchema = z.object({
  currentScreen: z.object(place),
  screens: z.array(z.object(place)),
});
type Display = z.infer<typeof screenDetailsSchema>['currentScreen'];

const isSame = (one: Display, other: Display) => one.availLeft === other.availLeft && one.availTop === other.availTop;

/** Window features that put a window on another display than this one; empty when there is none. */
export function placement(details: unknown): string {
  const parsed = screenDetailsSchema.safeParse(details);
  if (!parsed.success) return '';
  const { currentScreen, screens } = parsed.data;
  const other = screens.find((display) => !isSame(display, currentScreen));
  if (other === undefined) return '';
  return `popup,left=${other.availLeft},top=${other.availTop},width=${other.availWidth},height=${other.availHeight}`;
}

interface ManagedWindow {
  getScreenDetails: () => Promise<unknown>;
}
const managesWindows = (window: object): window is ManagedWindow =>
  'getScreenDetails' in window && typeof window.getScreenDetails === 'function';

/** Opens the other screen's window, on another display where the browser tells of one and allows it. */
export async function openScreen(window: Window, screen: Screen): Promise<void> {
  let features = '';
  if (managesWindows(window) && 'isExtended' in window.screen && window.screen.isExtended === true) {
    try {
      features = placement(await window.getScreenDetails());
    } catch {
      // The professional did not allow placing: the window opens where the browser puts it.
    }
  }
  window.open(`/?screen=${screen}`, `tyopoyta-${screen}`, features);
}
