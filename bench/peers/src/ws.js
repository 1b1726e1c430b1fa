// The plainest relay on `ws`: it parses nothing, stores nothing and answers nothing.
import { WebSocketServer } from 'ws';
import { Rooms } from './rooms.js';
import { collectOnDemand } from './memory.js';

const rooms = new Rooms();
const server = new WebSocketServer({ host: '127.0.0.1', port: Number(process.env.PORT), perMessageDeflate: false, backlog: 4096 });

server.on('connection', (socket) => {
  let room;
  let members;
  socket.on('message', (data) => {
    if (room === undefined) {
      room = data.toString();
      members = rooms.join(room, socket);
      socket.send('joined');
      return;
    }
    for (const other of members) {
      // The same Buffer for all: the frame's head is made anew, the bytes are shared.
      if (other !== socket) other.send(data, { binary: false });
    }
  });
  socket.on('error', () => {});
  socket.on('close', () => room !== undefined && rooms.leave(room, socket));
});
collectOnDemand();
