import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { answerQuestions, ownCosts } from './process.js';

/**
 * Socket.IO with its defaults doing the same: whoever comes is told who is there, everybody is told of who comes and of
 * each change.
 */
const states = new Map<number, string>();
/** While memory is measured nobody is told who comes: thirty million messages would only be waited for. */
let quiet = false;
const http = createServer();
const io = new Server(http);
io.on('connection', (socket) => {
  const id = Number(socket.handshake.query['id']);
  states.set(id, 'available');
  socket.emit('snapshot', states.size, quiet ? [] : [...states]);
  if (!quiet) socket.broadcast.emit('presence', id, 'available');
  socket.on('set', (state: string, stamp: string) => {
    states.set(id, state);
    io.emit('presence', id, state, stamp);
  });
});
const port = await new Promise<number>((resolve) => {
  http.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => {
    const address = http.address();
    resolve(typeof address === 'object' && address !== null ? address.port : 0);
  });
});
answerQuestions({
  port: () => port,
  ...ownCosts,
  quiet: () => void (quiet = true),
});
