/** The machine's clipboard, text only. What fails throws. */
export interface Clipboard {
  read: () => Promise<string>;
  write: (text: string) => Promise<void>;
}

/** The clipboard by the operating system's own programs (xsel on Linux). Nothing is loaded before it is first used. */
export function createSystemClipboard(): Clipboard {
  const load = async () => (await import('clipboardy')).default;
  return {
    read: async () => (await load()).read(),
    write: async (text) => (await load()).write(text),
  };
}
