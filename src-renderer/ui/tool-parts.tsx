import { type ReactNode, createContext, useContext } from 'react';
import type { Tool } from '#shared/tools.js';

export interface ToolPartProps {
  tool: Tool;
  /** In the language of now. */
  name: string;
}
type ToolPart = (props: ToolPartProps) => ReactNode;

const PartsReact = createContext<readonly ToolPart[]>([]);

/** Given by the frame: what other features put above each tool's view. */
export const ToolPartsProvider = PartsReact.Provider;

/** What other features have to say of a tool, above its view. */
export function ToolParts(props: ToolPartProps) {
  return useContext(PartsReact).map((Part, at) => <Part key={at} {...props} />);
}
