/** Who is in which room. The first text a socket says is its room; all it says later goes to the others there. */
export class Rooms {
  #rooms = new Map();

  join(room, socket) {
    const members = this.#rooms.get(room) ?? new Set();
    members.add(socket);
    this.#rooms.set(room, members);
    return members;
  }

  leave(room, socket) {
    const members = this.#rooms.get(room);
    members?.delete(socket);
    if (members?.size === 0) this.#rooms.delete(room);
  }
}
