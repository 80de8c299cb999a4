// SPDX-License-Identifier: Apache-2.0
// One room's socket: it comes back by itself, says honestly how things stand, and never gives up
// unless the server says that coming back is of no use.
import { wait_ms } from './backoff';
import { stop_reason, type StopReason } from './close_codes';
import { messages_in, type FromClient, type FromServer } from './frames';

export type ConnectionState =
  | { is: 'connecting' }
  | { is: 'live' }
  | { is: 'waiting'; until: number }
  | { is: 'stopped'; why: StopReason };

export interface Listener {
  state(state: ConnectionState): void;
  message(message: FromServer): void;
  // The cursor to resume from, if there is one.
  cursor(): string | undefined;
  // Asked when a socket did not even open: is this person still signed in?
  signed_in(): Promise<boolean>;
}

const beat_ms = 20_000;
// A server that answers beats and falls silent for this long is behind a dead line.
const silence_ms_max = 45_000;
const opening_ms_max = 10_000;
// How long the answer to a beat may take when a page wakes up.
const waking_ms_max = 5_000;
// A line that held this long was a good one: the next wait starts short again.
const steady_ms = 5_000;

export class Connection {
  private socket_: WebSocket | undefined;
  private state_: ConnectionState = { is: 'connecting' };
  private tries_ = 0;
  private heard_at_ = 0;
  private opened_ = false;
  private answers_beats_ = false;
  private timers_ = new Map<string, ReturnType<typeof setTimeout>>();
  private unhook_: () => void = () => {};

  constructor(
    private readonly url: string,
    private readonly listener: Listener,
  ) {}

  start(): void {
    this.unhook_ = hook_page(() => this.wake());
    this.open();
  }

  // For good.
  stop(why: StopReason = 'left'): void {
    this.unhook_();
    this.drop();
    this.become({ is: 'stopped', why });
  }

  // False when it did not leave: then it has to be sent again once the line is live.
  send(message: FromClient): boolean {
    if (this.state_.is !== 'live') return false;
    this.socket_?.send(JSON.stringify(message));
    return true;
  }

  try_now(): void {
    if (this.state_.is === 'waiting') this.open();
  }

  // Drops this line and takes a new one at once.
  reopen(): void {
    if (this.state_.is === 'stopped') return;
    this.drop();
    this.open();
  }

  // Called for the first message after opening: only now can commands be sent.
  private welcomed(): void {
    this.cancel('opening');
    this.after('steady', steady_ms, () => (this.tries_ = 0));
    this.after('beat', beat_ms, () => this.beat());
    this.become({ is: 'live' });
  }

  private open(): void {
    this.drop();
    this.opened_ = false;
    this.become({ is: 'connecting' });
    const since = this.listener.cursor();
    const url = since ? `${this.url}?since=${encodeURIComponent(since)}` : this.url;
    const socket = new WebSocket(url, 'octet.v1');
    this.socket_ = socket;
    socket.onopen = () => (this.opened_ = true);
    socket.onmessage = ({ data }) => this.heard(String(data));
    socket.onclose = ({ code }) => void this.closed(code);
    this.after('opening', opening_ms_max, () => this.come_back());
  }

  private heard(frame: string): void {
    this.heard_at_ = Date.now();
    this.cancel('waking');
    const socket = this.socket_;
    for (const message of messages_in(frame)) {
      // The listener reads a welcome before anything is sent, and may have asked to reopen.
      this.listener.message(message);
      if (this.socket_ !== socket) return;
      if ('welcome' in message) this.welcomed();
      if ('live' in message && message.live.is === 'beat') this.answers_beats_ = true;
    }
  }

  private async closed(code: number): Promise<void> {
    const why = stop_reason(code);
    if (why) return this.stop(why);
    const never_opened = !this.opened_;
    this.come_back();
    if (never_opened && !(await this.listener.signed_in()) && this.state_.is !== 'live') {
      this.stop('signed_out');
    }
  }

  private come_back(): void {
    this.drop();
    const wait = wait_ms(this.tries_++);
    this.after('retry', wait, () => this.open());
    this.become({ is: 'waiting', until: Date.now() + wait });
  }

  private beat(): void {
    const silent_ms = Date.now() - this.heard_at_;
    if (this.answers_beats_ && silent_ms > silence_ms_max) return this.come_back();
    this.send({ live: { is: 'beat' } });
    this.after('beat', beat_ms, () => this.beat());
  }

  // A page that slept cannot trust its socket: phones let them die without a word.
  private wake(): void {
    if (this.state_.is === 'waiting') return this.open();
    if (this.send({ live: { is: 'beat' } }) && this.answers_beats_) {
      this.after('waking', waking_ms_max, () => this.reopen());
    }
  }

  private become(state: ConnectionState): void {
    this.state_ = state;
    this.listener.state(state);
  }

  private after(name: string, ms: number, what: () => void): void {
    this.cancel(name);
    this.timers_.set(name, setTimeout(what, ms));
  }

  private cancel(name: string): void {
    clearTimeout(this.timers_.get(name));
    this.timers_.delete(name);
  }

  private drop(): void {
    for (const name of [...this.timers_.keys()]) this.cancel(name);
    const socket = this.socket_;
    this.socket_ = undefined;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close(1000);
  }
}

// The three ways in which a browser tells that a page is used again. Each alone is missed by some
// phone: a return from the back-forward cache fires no visibilitychange.
function hook_page(wake: () => void): () => void {
  const shown = () => document.visibilityState === 'visible' && wake();
  const restored = (event: PageTransitionEvent) => event.persisted && wake();
  document.addEventListener('visibilitychange', shown);
  window.addEventListener('pageshow', restored);
  window.addEventListener('online', wake);
  return () => {
    document.removeEventListener('visibilitychange', shown);
    window.removeEventListener('pageshow', restored);
    window.removeEventListener('online', wake);
  };
}
