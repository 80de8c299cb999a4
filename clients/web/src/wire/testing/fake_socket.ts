// SPDX-License-Identifier: Apache-2.0
// A server that does what a test says: stands in for the browser's WebSocket.
import type { Command, FromServer } from '../frames';

export class FakeSocket {
  static all: FakeSocket[] = [];

  static get last(): FakeSocket {
    const last = FakeSocket.all.at(-1);
    if (!last) throw new Error('no socket was opened');
    return last;
  }

  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  sent: string[] = [];
  closed_with: number | undefined;

  constructor(
    readonly url: string,
    readonly subprotocol: string,
  ) {
    FakeSocket.all.push(this);
  }

  send(frame: string): void {
    this.sent.push(frame);
  }

  close(code: number): void {
    this.closed_with = code;
  }

  get commands(): Command[] {
    return this.sent.map((frame) => JSON.parse(frame)).filter((message) => 'do' in message);
  }

  // What the server does:

  opens(): this {
    this.onopen?.();
    return this;
  }

  says(...messages: FromServer[]): this {
    this.onmessage?.({ data: messages.map((message) => JSON.stringify(message)).join('\n') });
    return this;
  }

  welcomes(cursor = 'e1:0', doc: Record<string, Record<string, object>> = {}): this {
    return this.opens().says({ welcome: { you: { seat: 's1' }, cursor, now: Date.now(), doc } });
  }

  breaks(code = 1006): this {
    this.onclose?.({ code });
    return this;
  }
}
