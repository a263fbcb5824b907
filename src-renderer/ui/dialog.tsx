import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.js';
import './dialog.css';

/**
 * A modal window of the browser's own: it keeps the focus inside, Esc closes it, and the focus goes back to where it was.
 * The focus begins at what is marked `data-first`.
 * @param grave in the colour of caution: something is opened or taken away
 * @param onClose called when it has closed, whatever closed it
 */
export function Dialog({
  title,
  grave = false,
  wide = false,
  onClose,
  children,
}: {
  title: string;
  grave?: boolean;
  wide?: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation('common');
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className={['tp-dialog', grave && 'tp-dialog-grave', wide && 'tp-dialog-wide'].filter(Boolean).join(' ')}
      aria-labelledby={id}
      onClose={onClose}
    >
      <header>
        <h2 id={id}>{title}</h2>
        <button
          type="button"
          className="tp-icon-button"
          aria-label={t('close')}
          title={t('close')}
          onClick={() => ref.current?.close()}
        >
          <Icon name="close" size={14} />
        </button>
      </header>
      {children}
    </dialog>
  );
}

/** The row of a dialog's answers: the main one first. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="tp-dialog-actions">{children}</div>;
}
