// SPDX-License-Identifier: Apache-2.0
// One group's room without a server: says welcome, takes what it is sent, and patches as told.

// `given`: { now, you, doc, live }. Returns what a test can do to the room.
export async function open_room(context, given) {
  const commands = [];
  const refusals = new Map();
  let socket;
  let n = 0;
  let answering = true;
  const say = (message) => socket?.send(JSON.stringify(message));

  await context.routeWebSocket(/\/ws\//, (opened) => {
    socket = opened;
    n = 0;
    const { now, you, doc, live } = given;
    say({ welcome: { you, cursor: `e1:${n}`, now, doc } });
    say({ live: { is: 'live_view', ...live } });
    opened.onMessage((frame) => {
      for (const line of String(frame).split('\n')) hear(JSON.parse(line));
    });
  });

  function hear(message) {
    if (message.live) return message.live.is === 'beat' && say({ live: { is: 'beat' } });
    commands.push(message);
    if (!answering) return;
    const why = refusals.get(message.do);
    say(why ? { no: message.id, why } : { ok: message.id, found: given.found ?? {} });
  }

  return {
    commands,
    named: (name) => commands.filter((command) => command.do === name),
    refuse: (name, code) => refusals.set(name, { code, at: '', message: `(${code})` }),
    answer: (yes) => (answering = yes),
    patch: (patch) => say({ n: ++n, at: given.now, patch }),
    // The evening goes on: what differs is patched, as the real room does.
    become: (other) => {
      const patch = difference(given.doc, other.doc);
      given = other;
      say({ n: ++n, at: given.now, patch });
      say({ live: { is: 'live_view', ...given.live } });
    },
    drop: (code = 1012) => socket?.close({ code }),
  };
}

function difference(before, after) {
  const patch = {};
  for (const kind of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const old = before[kind] ?? {};
    const young = after[kind] ?? {};
    const gone = Object.keys(old).filter((id) => !(id in young));
    patch[kind] = { ...young, ...Object.fromEntries(gone.map((id) => [id, null])) };
  }
  return patch;
}
