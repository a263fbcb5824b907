/** A key as Electron tells it before a page gets it. */
interface Key {
  type: string;
  key: string;
  code: string;
  control: boolean;
  shift: boolean;
  alt: boolean;
  meta: boolean;
}

/** A key to be pressed in the screen's page. */
export interface ShellKey {
  keyCode: string;
  modifiers: ('control' | 'shift' | 'alt')[];
}

/**
 * The workbench's own shortcuts, which work while a tool has the focus as well: palette, lock, next pane, pane by number,
 * parked clients. The list is that of the screen's page (`Shortcuts.tsx`, `ClientTabs.tsx`). Pure.
 * @returns what to press in the screen's page; undefined when the key is the tool's
 */
export function shellKeyOf({ type, key, code, control, shift, alt, meta }: Key): ShellKey | undefined {
  if (type !== 'keyDown' || meta) return undefined;
  const modifiers = [
    ...(control ? (['control'] as const) : []),
    ...(shift ? (['shift'] as const) : []),
    ...(alt ? (['alt'] as const) : []),
  ];
  const held = modifiers.join('+');
  const digit = /^Digit([1-9])$/.exec(code)?.[1];
  if (key === 'F6' && (held === '' || held === 'shift')) return { keyCode: 'F6', modifiers };
  if (digit !== undefined && held === 'alt') return { keyCode: digit, modifiers };
  if (key.toLowerCase() === 'k' && held === 'control') return { keyCode: 'K', modifiers };
  // Where Ctrl+Alt is AltGr, the key writes something else than an L and is the tool's.
  if (code === 'KeyL' && (held === 'control+shift' || (held === 'control+alt' && key.toLowerCase() === 'l')))
    return { keyCode: 'L', modifiers };
  return code === 'KeyP' && held === 'control+shift' ? { keyCode: 'P', modifiers } : undefined;
}
