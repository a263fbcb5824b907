import { type ReactNode, createContext, useContext } from 'react';

interface WritingHelpProps {
  /** What is being written. */
  writing: 'consultation' | 'handover';
}
type Part = (props: WritingHelpProps) => ReactNode;

const PartReact = createContext<Part | null>(null);

/** Given by the frame: what another feature says beside a form that is written. */
export const WritingHelpProvider = PartReact.Provider;

/** How to write this, in a line; nothing where nobody has anything to say. */
export function WritingHelp(props: WritingHelpProps) {
  const Help = useContext(PartReact);
  return Help === null ? null : <Help {...props} />;
}
