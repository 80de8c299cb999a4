// SPDX-License-Identifier: Apache-2.0
// A mail server of the clinic's that keeps what it gets; or one with worse manners.
import { createServer } from 'node:net';

// takes: every letter; refuses: every address; silent: takes a connection and never says a word.
export const Manners = { takes: 'takes', refuses: 'refuses', silent: 'silent' };

export class MailServer {
  static async open({ port = 0, manners = Manners.takes } = {}) {
    const mail = new MailServer();
    mail.manners = manners;
    mail.letters = [];
    mail.waiting = [];
    mail.sockets = new Set();
    mail.server = createServer((socket) => mail.converse(socket));
    await new Promise((ready) => mail.server.listen(port, '127.0.0.1', ready));
    mail.port = mail.server.address().port;
    return mail;
  }

  get url() {
    return `smtp://127.0.0.1:${this.port}`;
  }

  converse(socket) {
    let heard = '';
    let letter = false;
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => {});
    if (this.manners === Manners.silent) return;
    socket.write('220 mail.test\r\n');
    socket.on('data', (bytes) => {
      heard += bytes;
      for (;;) {
        const end = letter ? '\r\n.\r\n' : '\r\n';
        const at = heard.indexOf(end);
        if (at < 0) return;
        const text = heard.slice(0, at);
        heard = heard.slice(at + end.length);
        if (letter) this.keep(text);
        const begins = !letter && text === 'DATA';
        letter = begins;
        const refused = this.manners === Manners.refuses && text.startsWith('RCPT');
        if (refused) socket.write('550 nobody here\r\n');
        else socket.write(begins ? '354 go on\r\n' : '250 fine\r\n');
      }
    });
  }

  keep(letter) {
    this.letters.push(letter);
    for (const go_on of this.waiting.splice(0)) go_on();
  }

  // Until so many have come.
  async have(count) {
    while (this.letters.length < count) await new Promise((go_on) => this.waiting.push(go_on));
    return this.letters;
  }

  // Until one has come to this address.
  async letter_to(address) {
    const to = `To: <${address}>`;
    while (!this.letters.some((letter) => letter.includes(to))) await this.have(this.letters.length + 1);
  }

  async close() {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((done) => this.server.close(done));
  }
}
