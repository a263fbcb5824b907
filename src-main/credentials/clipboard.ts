/** The machine's clipboard, text only. What fails throws. */
export interface Clipboard {
  read: () => Promise<string>;
  write: (text: string) => Promise<void>;
}

/** How often it is looked whether what was written is there; each look takes some milliseconds. */
const LOOKS = 50;

/** The clipboard by the operating system's own programs (xsel on Linux). Nothing is loaded before it is first used. */
export function createSystemClipboard(): Clipboard {
  const load = async () => (await import('clipboardy')).default;
  return {
    read: async () => (await load()).read(),
    async write(text) {
      const { read, write } = await load();
      await write(text);
      // On Linux the program that holds the text goes into the background before it has taken the clipboard over.
      for (let look = 0; look < LOOKS; look += 1) if ((await read()) === text) return;
    },
  };
}
