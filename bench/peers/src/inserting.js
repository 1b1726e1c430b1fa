// A relay that stores each message before it passes it on and says so to its sender: one insert, one commit each, over
// a pool of connections. It numbers nothing, checks nothing and knows no sender's `ref`.
import pg from 'pg';
import { WebSocketServer } from 'ws';
import { Rooms } from './rooms.js';

const rooms = new Rooms();
const database = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: Number(process.env.POOL ?? 32),
});
await database.query(
  'create table if not exists relayed (id bigserial primary key, room text not null, body text not null, at timestamptz not null default now())',
);
const insert = { name: 'insert', text: 'insert into relayed (room, body) values ($1, $2)' };

const server = new WebSocketServer({ host: '127.0.0.1', port: Number(process.env.PORT), perMessageDeflate: false, backlog: 4096 });

server.on('connection', (socket) => {
  let room;
  let members;
  socket.on('message', async (data) => {
    if (room === undefined) {
      room = data.toString();
      members = rooms.join(room, socket);
      socket.send('joined');
      return;
    }
    await database.query({ ...insert, values: [room, data.toString()] });
    for (const other of members) {
      if (other !== socket) other.send(data, { binary: false });
    }
    socket.send('stored');
  });
  socket.on('error', () => {});
  socket.on('close', () => room !== undefined && rooms.leave(room, socket));
});
