import type { ComponentProps } from 'react';
import { useLater } from '../../../ui/use-later.js';
import type HeadPart from './Head.js';

const loadHead = () => import('./Head.js');

/** What there is to read and to look at again, above the list; nothing until it has come with its texts. */
export function Head(props: ComponentProps<typeof HeadPart>) {
  const Part = useLater(loadHead, 'guidelinesLater');
  return Part === undefined ? null : <Part {...props} />;
}
