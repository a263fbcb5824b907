import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { Handout } from '#shared/handing.js';
import { Paper } from './Paper.js';

/** The handout for the printer: stands in the document only while it is being printed, and only it is printed. */
export function Printed({ handout, onDone }: { handout: Handout; onDone: () => void }) {
  const done = useRef(onDone);
  useEffect(() => {
    const finish = () => done.current();
    window.addEventListener('afterprint', finish);
    window.print();
    return () => window.removeEventListener('afterprint', finish);
  }, []);
  return createPortal(
    <div className="tp-print hd-print">
      <Paper handout={handout} />
    </div>,
    document.body,
  );
}
