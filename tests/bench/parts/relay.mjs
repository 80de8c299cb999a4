// SPDX-License-Identifier: Apache-2.0
// A way to the server that counts each byte that takes it, in both directions and of every kind:
// what a phone would be charged for, but for the packets' own headers.
import { connect, createServer } from 'node:net';

export async function open_relay() {
  const relay = { bytes: 0, to: 0 };
  const sockets = new Set();
  const pass = (from, to) => {
    sockets.add(from.setNoDelay(true));
    from.on('data', (some) => {
      relay.bytes += some.length;
      to.write(some);
    });
    from.on('error', () => to.destroy());
    from.on('close', () => (to.destroy(), sockets.delete(from)));
  };
  const listening = createServer((near) => {
    const far = connect(relay.to, '127.0.0.1');
    pass(near, far);
    pass(far, near);
  });
  await new Promise((ready) => listening.listen(0, '127.0.0.1', ready));
  relay.url = `http://127.0.0.1:${listening.address().port}`;
  relay.close = () => {
    listening.close();
    for (const socket of sockets) socket.destroy();
  };
  return relay;
}
