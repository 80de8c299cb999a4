// SPDX-License-Identifier: Apache-2.0
// WebSocket frames as a client sends them, right or wrong (RFC 6455 section 5.2).
export const op = { more: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 };

const key = Buffer.from([0x37, 0xfa, 0x21, 0x3d]);

export function masked(bytes) {
  return Buffer.from(bytes.map((byte, at) => byte ^ key[at % 4]));
}

// `claims`: a length that the header tells and the payload does not have. `wide`: how many bytes
// the length is spelled with, 0, 2 or 8; the fewest that do unless told.
export function frame(
  opcode,
  payload = '',
  { fin = true, rsv = 0, mask = true, claims, wide } = {},
) {
  const bytes = Buffer.from(payload);
  const length = BigInt(claims ?? bytes.length);
  const width = wide ?? (length > 0xffffn ? 8 : length > 125n ? 2 : 0);
  const head = Buffer.alloc(2 + width);
  head[0] = (fin ? 0x80 : 0) | (rsv << 4) | opcode;
  head[1] = (mask ? 0x80 : 0) | (width === 8 ? 127 : width === 2 ? 126 : Number(length));
  if (width === 2) head.writeUInt16BE(Number(length), 2);
  if (width === 8) head.writeBigUInt64BE(length, 2);
  return Buffer.concat(mask ? [head, key, masked(bytes)] : [head, bytes]);
}

export const text = (payload, options) => frame(op.text, payload, options);
export const more = (payload, options) => frame(op.more, payload, options);
export const ping = (payload = '') => frame(op.ping, payload);

export function closing(code, reason = '') {
  const head = Buffer.alloc(2);
  head.writeUInt16BE(code);
  return frame(op.close, Buffer.concat([head, Buffer.from(reason)]));
}

export const repeated = (bytes, times) => Buffer.concat(Array(times).fill(Buffer.from(bytes)));
