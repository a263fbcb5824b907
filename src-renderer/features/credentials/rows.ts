import type { CredentialsState, StoredCredential } from '#shared/credentials.js';

type HandedOver = CredentialsState['tools'][number]['handedOver'];

/** A tool on the page of stored log-ins. */
export interface CredentialRow {
  toolId: string;
  stored: StoredCredential | undefined;
  /** Undefined when the tool does not ask for a log-in any more: what is stored can only be deleted. */
  handedOver: HandedOver | undefined;
}

/** The rows of the page: tools that ask for a log-in in their order, then what is stored for others. */
export function rowsOf({ tools, stored }: Pick<CredentialsState, 'tools' | 'stored'>): CredentialRow[] {
  const storedOf = (toolId: string) => stored.find((one) => one.toolId === toolId);
  const others = stored.filter((one) => tools.every(({ toolId }) => toolId !== one.toolId));
  return [
    ...tools.map(({ toolId, handedOver }) => ({ toolId, stored: storedOf(toolId), handedOver })),
    ...others.map((one) => ({ toolId: one.toolId, stored: one, handedOver: undefined })),
  ];
}

/** How log-ins are handed over in this host, for one sentence about all of them; undefined when no tool asks for one. */
export const waysOf = ({ tools }: Pick<CredentialsState, 'tools'>): HandedOver[] => [
  ...new Set(tools.map(({ handedOver }) => handedOver)),
];
