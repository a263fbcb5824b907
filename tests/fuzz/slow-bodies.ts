import type { Attacker } from './attacker.js';
import type { Cores } from './core.js';
import { type RawConnection, rawConnection } from './raw.js';

const EACH = 5;
const TRICKLE_MS = 300;

/**
 * Connections that send a little at a time and then nothing more: heads that never end, bodies that never come, with a
 * token and without. They stand while everything else goes on.
 */
export async function startSlowBodies({ mine }: Cores, attacker: Attacker, urls: readonly string[]) {
  const open = async (url: string, start: string) => {
    const connection = await rawConnection(url);
    connection.socket.write(start);
    return connection;
  };
  const all: RawConnection[] = [];
  for (const url of [mine.hubUrl, ...urls]) {
    const { host, pathname, search } = new URL(url);
    const head = `POST ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n`;
    for (let count = 0; count < EACH; count += 1) {
      all.push(await open(url, `POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\nX-Slow: `));
      all.push(await open(url, `${head}\r\n{`));
      all.push(await open(url, `${head}Authorization: Bearer ${attacker.nextToken()}\r\n\r\n{`));
    }
  }
  let trickled = 0;
  const trickle = setInterval(() => {
    trickled += 1;
    if (trickled > 10) return clearInterval(trickle);
    for (const { socket } of all) if (socket.writable) socket.write('a');
    return undefined;
  }, TRICKLE_MS);
  return {
    count: all.length,
    /** Waits until the server has ended every one of them. @returns how many it had not, when the time is over */
    async untilEnded(ms: number): Promise<number> {
      clearInterval(trickle);
      const ends = await Promise.all(all.map((one) => one.until(() => false, ms)));
      await Promise.all(all.map((one) => one.end()));
      return ends.filter((how) => how === 'late').length;
    },
    texts: () => all.map((one) => one.text()),
  };
}
