import { Suspense, lazy, useState } from 'react';
import type { SectionProps } from '../../SummarySection.js';

/** The form of a new permission, with the fields' library, loaded when it is first asked for. */
export function LaterForm(props: SectionProps & { onClose: () => void }) {
  const [Form] = useState(() => lazy(() => import('./PermissionDialog.js')));
  return (
    <Suspense fallback={null}>
      <Form {...props} />
    </Suspense>
  );
}
