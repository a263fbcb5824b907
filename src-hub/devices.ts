interface Device {
  id: string;
  device: string;
  links: number;
  /** When the last of its connections ended, ms since the epoch. */
  goneAt: number | undefined;
}

/** The devices that are connected to this hub, and those that broke off so lately that they may come back. */
export function createDevices(graceMs: number) {
  const open = new Map<string, Device>();
  const leaving = new Set<Device>();
  const keyOf = (id: string, device: string) => `${device}\n${id}`;
  const drop = (one: Device) => {
    open.delete(keyOf(one.id, one.device));
    leaving.delete(one);
  };

  return {
    isConnected: (id: string, device: string): boolean => (open.get(keyOf(id, device))?.links ?? 0) > 0,
    join(id: string, device: string): void {
      const key = keyOf(id, device);
      const one = open.get(key) ?? { id, device, links: 0, goneAt: undefined };
      one.links += 1;
      one.goneAt = undefined;
      leaving.delete(one);
      open.set(key, one);
    },
    /** @returns whether the device is gone now; without `atOnce` it is given its grace */
    leave(id: string, device: string, now: number, atOnce: boolean): boolean {
      const one = open.get(keyOf(id, device));
      if (one === undefined) return false;
      one.links -= 1;
      if (one.links > 0) return false;
      if (atOnce) drop(one);
      else {
        one.goneAt = now;
        leaving.add(one);
      }
      return atOnce;
    },
    /** It came to another hub: its grace here is over without a word. */
    forget(id: string, device: string): void {
      const one = open.get(keyOf(id, device));
      if (one !== undefined && one.links === 0) drop(one);
    },
    /** Devices whose grace has ended. */
    expire(now: number): { id: string; device: string; goneAt: number }[] {
      const over = [...leaving].flatMap((one) =>
        one.goneAt !== undefined && now - one.goneAt >= graceMs ? [{ ...one, goneAt: one.goneAt }] : [],
      );
      for (const { id, device } of over) {
        const one = open.get(keyOf(id, device));
        if (one !== undefined) drop(one);
      }
      return over;
    },
    people: (): Set<string> => new Set([...open.values()].filter(({ links }) => links > 0).map(({ id }) => id)),
  };
}
