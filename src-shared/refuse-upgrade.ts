/** The part of a socket that a refused upgrade needs. */
interface Refusable {
  end: (text: string, done: () => void) => unknown;
  destroy: () => unknown;
}

/**
 * Refuses a WebSocket upgrade. Nobody reads the connection after that, so one whose other end goes on sending must be
 * ended here, or it would stay for ever.
 * @param status HTTP status line's end, e.g. `403 Forbidden`
 */
export function refuseUpgrade(socket: Refusable, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => void socket.destroy());
}
