// SPDX-License-Identifier: Apache-2.0
// The server's time on this machine, so that everybody counts down to the same deadline.

export class ServerClock {
  private offset_ms_ = 0;

  // Set anew at every welcome: a phone's own clock may have been moved while it slept.
  set(server_now: number): void {
    this.offset_ms_ = server_now - Date.now();
  }

  now(): number {
    return Date.now() + this.offset_ms_;
  }
}
