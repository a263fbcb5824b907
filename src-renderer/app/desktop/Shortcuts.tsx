import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaneControl } from '../panes/pane-control.js';
import { useCommands } from './commands.js';

/** Ctrl+Shift+L, and Ctrl+Alt+L where that is not AltGr, which writes letters. */
const isLock = (event: KeyboardEvent) =>
  event.ctrlKey &&
  event.code === 'KeyL' &&
  event.shiftKey !== event.altKey &&
  !event.metaKey &&
  !event.getModifierState('AltGraph');

/** The window's shortcuts. One that can do nothing here says so in the status bar. */
export function Shortcuts({ onPalette, onNote }: { onPalette: () => void; onNote: (note: string) => void }) {
  const { t } = useTranslation('frame');
  const { control } = usePaneControl();
  const { lock } = useCommands();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const digit =
        event.altKey && !event.ctrlKey && !event.metaKey ? /^Digit([1-9])$/.exec(event.code)?.[1] : undefined;
      if (event.ctrlKey && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') onPalette();
      else if (isLock(event)) lock();
      else if (event.key === 'F6')
        onNote(control()?.focusNext(event.shiftKey ? -1 : 1) === true ? '' : t('note.noPanes'));
      else if (digit !== undefined)
        onNote(control()?.focusAt(Number(digit) - 1) === true ? '' : t('note.noPaneAt', { number: digit }));
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [control, lock, onNote, onPalette, t]);
  return null;
}
