import { type Clients, everySoOften, openAll } from './crowd.js';
import { type LightSocket, openSocket } from './socket.js';

/** Clients of a Socket.IO server: Engine.IO protocol 4 and Socket.IO protocol 5 over a plain WebSocket, no polling first. */
export function createPeerClients({ port, net }: { port: number; net: string }): Clients {
  const all: { socket: LightSocket; known: number }[] = [];
  let wanted = Infinity;
  let told = 0;
  let tellAll = () => {};
  let heard = 0;
  let expected = Infinity;
  let tellHeard = () => {};
  let last = '';

  function take(one: { socket: LightSocket; known: number }, payload: Buffer, open: () => void): void {
    const text = payload.toString('latin1', 0, 40);
    // Engine.IO: 0 open, 2 ping; Socket.IO: 40 connected, 42 event.
    if (text[0] === '0') return one.socket.send('40');
    if (text[0] === '2') return one.socket.send('3');
    if (text.startsWith('40')) return open();
    if (text.startsWith('42["snapshot",')) one.known += Number.parseInt(text.slice('42["snapshot",'.length), 10);
    else if (text.startsWith('42["presence"')) {
      one.known += 1;
      heard += 1;
      if (heard === expected) tellHeard();
    }
    if (one.known < wanted) return;
    one.known = -Infinity;
    told += 1;
    if (told === all.length) tellAll();
  }

  return {
    async connect(from, count, people) {
      wanted = people;
      const whole = new Promise<void>((resolve) => (tellAll = resolve));
      const before = all.length;
      const nobody: LightSocket = { send: () => {}, end: () => {}, received: () => 0 };
      for (let index = 0; index < count; index += 1) all.push({ socket: nobody, known: 0 });
      await openAll(count, (index, opened) => {
        const one = all[before + index];
        if (one === undefined) return;
        one.socket = openSocket({
          port,
          path: `/socket.io/?EIO=4&transport=websocket&id=${from + index}`,
          net,
          onOpen: () => undefined,
          onMessage: (payload) => take(one, payload, opened),
          onClose: () => undefined,
        });
      });
      if (people > 0) await whole;
    },
    watch: () => undefined,
    lanes: () => undefined,
    async change(perSecond, seconds) {
      heard = 0;
      expected = perSecond * seconds * all.length;
      const whole = new Promise<void>((resolve) => (tellHeard = resolve));
      await everySoOften(perSecond, seconds, (index) => {
        last = `${index}`;
        all[(index * 7) % all.length]?.socket.send(`42["set","busy","${last}"]`);
      });
      await whole;
      return { latencies: [], changes: perSecond * seconds };
    },
    resume: async () => Number.NaN,
    reconnect: async () => undefined,
  };
}
