import { useEffect } from 'react';
import type { Appearance } from '#shared/workspace.js';

export type DrawnTheme = 'light' | 'dark' | 'contrast';

/** Which theme is drawn: the professional's choice, or what the operating system asks for; more contrast wins. */
export function drawnTheme(choice: Appearance, system: { dark: boolean; contrast: boolean }): DrawnTheme {
  if (choice !== 'system') return choice;
  if (system.contrast) return 'contrast';
  return system.dark ? 'dark' : 'light';
}

/** Keeps `data-theme` of the document as chosen, and follows the operating system while the choice is `system`. */
export function useAppearance(choice: Appearance): void {
  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const contrast = window.matchMedia('(prefers-contrast: more)');
    const apply = () => {
      document.documentElement.dataset['theme'] = drawnTheme(choice, {
        dark: dark.matches,
        contrast: contrast.matches,
      });
    };
    apply();
    dark.addEventListener('change', apply);
    contrast.addEventListener('change', apply);
    return () => {
      dark.removeEventListener('change', apply);
      contrast.removeEventListener('change', apply);
    };
  }, [choice]);
}
