import type { ReactNode } from 'react';

/** Fields that stand still while a colleague has not yet taken the contact: what they see is what they get. */
export const Still = ({ still, children }: { still: boolean; children: ReactNode }) => (
  <fieldset className="desk-still" disabled={still}>
    {children}
  </fieldset>
);
