// SPDX-License-Identifier: Apache-2.0
// A room server as one writes it on Node: ws, better-sqlite3, one log table, synchronous FULL. Each
// message is checked, numbered, committed, acknowledged and sent to everybody in the room.
//   node server.mjs each|group FOLDER
// each: one commit a message. group: one commit for all messages of a turn of the event loop.
import { createServer } from 'node:http';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { WebSocketServer } from 'ws';

const [how, folder] = process.argv.slice(2);
const db = new Database(join(folder, 'rooms.db'));
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.pragma('cache_size = -65536');
db.exec(`CREATE TABLE log (id INTEGER PRIMARY KEY, room TEXT NOT NULL, seq INTEGER NOT NULL,
  at INTEGER NOT NULL, sender TEXT NOT NULL, body TEXT NOT NULL) STRICT;
  CREATE UNIQUE INDEX log_room_seq ON log (room, seq);`);
const insert = db.prepare('INSERT INTO log (room, seq, at, sender, body) VALUES (?, ?, ?, ?, ?)');
const begin = db.prepare('BEGIN IMMEDIATE');
const commit = db.prepare('COMMIT');

const rooms = new Map(); // name -> { seq, members }
let waiting = [];

function room_of(name) {
  let room = rooms.get(name);
  if (!room) rooms.set(name, (room = { name, seq: 0, members: new Set() }));
  return room;
}

function write(said) {
  said.seq = ++said.room.seq;
  said.at = Date.now();
  insert.run(said.room.name, said.seq, said.at, said.from.user, said.body);
}

function tell({ room, from, id, seq, at, body }) {
  from.send(JSON.stringify({ t: 'ack', id, seq }));
  const event = JSON.stringify({ t: 'ev', room: room.name, seq, from: from.user, at, body });
  for (const member of room.members) member.send(event);
}

function commit_all() {
  const batch = waiting;
  waiting = [];
  begin.run();
  for (const said of batch) write(said);
  commit.run();
  for (const said of batch) tell(said);
}

function hear(socket, text) {
  const message = JSON.parse(text);
  if (message.t === 'join' && typeof message.room === 'string' && typeof message.user === 'string') {
    socket.room = room_of(message.room);
    socket.user = message.user;
    socket.room.members.add(socket);
    return socket.send('{"t":"joined"}');
  }
  const { id, body } = message;
  const good = message.t === 'msg' && typeof id === 'string' && id.length <= 40;
  if (!socket.room || !good || typeof body !== 'string' || body.length > 2000) return socket.close(1008);
  const said = { room: socket.room, from: socket, id, body };
  if (how === 'each') {
    write(said); // better-sqlite3 commits a statement that stands alone
    return tell(said);
  }
  if (waiting.length === 0) setImmediate(commit_all);
  waiting.push(said);
}

const http = createServer();
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false, maxPayload: 16384 });
sockets.on('connection', (socket) => {
  socket.on('message', (data) => hear(socket, data.toString()));
  socket.on('close', () => socket.room?.members.delete(socket));
  socket.on('error', () => socket.terminate());
});
http.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => {
  console.log(JSON.stringify({ port: http.address().port }));
});
process.on('SIGTERM', () => process.exit(0));
