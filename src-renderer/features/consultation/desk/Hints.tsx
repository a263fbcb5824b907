import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Consultations } from '#shared/consultation.js';
import { usePeople } from '../../../ui/colleagues/use-people.js';
import { languageOf } from '../../../ui/format.js';
import { rings } from '../lists.js';
import { type Notice, newSince, noticesOf } from '../notices.js';
import { happeningWords } from '../words.js';
import { osPermission } from './os-permission.js';
import './hints.css';

export interface HintsProps {
  consultations: Consultations;
  onGoTo: (id: string) => void;
}

/** Milliseconds that a hint stands; what it tells stays in the centre. */
const STANDS_MS = 8000;

/**
 * A hint of each new notice, at the window's foot. The operating system is told only that there is a new request, never
 * whose and of whom: its notifications are kept and shown outside the workbench.
 */
export default function Hints({ consultations: { consultations, self }, onGoTo }: HintsProps) {
  const { t, i18n } = useTranslation('consultationLater');
  const people = usePeople();
  const notices = useMemo(() => noticesOf(consultations, self), [consultations, self]);
  const before = useRef<readonly Notice[]>(undefined);
  const [hint, setHint] = useState<Notice>();
  useEffect(() => {
    // What was unread when the window came is in the centre; hints are of what happens now.
    const fresh = before.current === undefined ? [] : newSince(before.current, notices);
    before.current = notices;
    const newest = fresh[0];
    if (newest !== undefined && document.visibilityState === 'visible') setHint(newest);
  }, [notices]);
  useEffect(() => {
    if (hint === undefined) return undefined;
    const timer = setTimeout(() => setHint(undefined), STANDS_MS);
    return () => clearTimeout(timer);
  }, [hint]);
  const ringing = consultations
    .filter((one) => rings(one, self))
    .map(({ id }) => id)
    .join();
  useEffect(() => {
    if (ringing === '' || document.hasFocus() || osPermission(window) !== 'granted') return undefined;
    // The same tag in both windows: the system shows it once.
    const shown = new Notification(t('notices.os'), { tag: 'tyopoyta-consultation' });
    shown.addEventListener('click', () => window.focus());
    return () => shown.close();
  }, [ringing, t]);
  return (
    <div className="co-hints" role="status">
      {hint !== undefined && (
        <button type="button" className="co-hint" onClick={() => onGoTo(hint.id)}>
          <b>{happeningWords(t, hint.happening, people, languageOf(i18n.language))}</b>
          <span>{hint.topic}</span>
        </button>
      )}
    </div>
  );
}
