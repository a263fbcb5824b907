import { randomInt } from 'node:crypto';

/** Every attack carries a mark of its own, and whatever comes back is looked through for what is not the attacker's. */
export function createLeakWatch() {
  const secrets = new Map<string, string>();
  const found: string[] = [];
  let marks = randomInt(1e6);
  let read = 0;

  return {
    /** Something that no attacker may ever see. */
    secret: (what: string, value: string) => void secrets.set(what, value),
    forget: (what: string) => void secrets.delete(what),
    /** A mark for one attack: it may come back to it, and to nobody else. */
    mark: () => {
      marks += 1;
      return `jalki${marks}jalki`;
    },
    /** @param allowed names of secrets that this one may see, as a tool sees its own session's client */
    look(text: string, mark: string, allowed: readonly string[] = []) {
      read += text.length;
      for (const [what, value] of secrets)
        if (!allowed.includes(what) && text.includes(value)) found.push(`${what} in: ${text.slice(0, 300)}`);
      for (const other of text.match(/jalki\d+jalki/g) ?? [])
        if (other !== mark) found.push(`another's mark ${other} beside ${mark}: ${text.slice(0, 300)}`);
    },
    found: () => found,
    /** Characters looked through: a watch that saw nothing proves nothing. */
    read: () => read,
  };
}
export type LeakWatch = ReturnType<typeof createLeakWatch>;
