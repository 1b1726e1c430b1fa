// The plainest relay on Socket.IO, with its rooms and its own heartbeat; WebSocket only, as the driver speaks it.
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { collectOnDemand } from './memory.js';

const http = createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false });

io.on('connection', (socket) => {
  socket.on('join', (room) => {
    socket.join(room);
    socket.data.room = room;
    socket.emit('joined');
  });
  socket.on('m', (text) => socket.to(socket.data.room).emit('m', text));
});
http.listen({ host: '127.0.0.1', port: Number(process.env.PORT), backlog: 4096 });
collectOnDemand();
