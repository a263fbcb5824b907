import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnfolding } from '../frame/frame-context.js';

/** Entries behind a button that says how many they are. Nothing when there are none. */
export function More({
  count,
  label,
  children,
}: {
  count: number;
  label: 'ended' | 'earlier' | 'more' | 'series';
  children: ReactNode;
}) {
  const { t } = useTranslation('clientSummaryLater');
  const [open, setOpen] = useState(false);
  // A search has found something here: it may be among what is folded.
  const unfolding = useUnfolding();
  const [seen, setSeen] = useState(0);
  if (seen !== unfolding) {
    setSeen(unfolding);
    setOpen(true);
  }
  const id = useId();
  if (count === 0) return null;
  return (
    <>
      <button type="button" className="cs-more" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {open ? t('more.hide') : t(`more.${label}`, { count })}
      </button>
      <div id={id} hidden={!open}>
        {open && children}
      </div>
    </>
  );
}
