import type { WebSocket as ReconnectingSocket } from 'partysocket';

const CONNECTING = 0;
const OPEN = 1;

/**
 * The reconnecting socket as oRPC's link needs it. What is sent while the core is away is not an error of the program:
 * instead of throwing, it makes the link give up all that is under way, just as the closing itself does.
 */
export class CoreSocket extends EventTarget {
  readonly #socket: ReconnectingSocket;

  constructor(socket: ReconnectingSocket) {
    super();
    this.#socket = socket;
    socket.addEventListener('open', () => this.dispatchEvent(new Event('open')));
    socket.addEventListener('close', () => this.dispatchEvent(new Event('close')));
    socket.addEventListener('message', ({ data }) => this.dispatchEvent(new MessageEvent('message', { data })));
  }

  get readyState(): 0 | 1 {
    return this.#socket.readyState === CONNECTING ? CONNECTING : OPEN;
  }

  send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
    if (this.#socket.readyState !== OPEN) this.dispatchEvent(new Event('close'));
    else if (ArrayBuffer.isView(data))
      this.#socket.send(new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice());
    else if (data instanceof Blob || typeof data === 'string') this.#socket.send(data);
    else this.#socket.send(new Uint8Array(data).slice());
  }
}
