// SPDX-License-Identifier: Apache-2.0
// What is read out to somebody who does not see the screen: merged, and never in a hurry.

export class Announcements {
  private queue_: string[] = [];
  private timer_: ReturnType<typeof setTimeout> | undefined;
  private said_at_ = -Infinity;

  constructor(
    private readonly read_out: (text: string) => void,
    private readonly apart_ms = 5_000,
  ) {}

  say(text: string): void {
    if (!this.queue_.includes(text)) this.queue_.push(text);
    if (this.timer_ !== undefined) return;
    const wait = Math.max(50, this.said_at_ + this.apart_ms - performance.now());
    this.timer_ = setTimeout(() => this.flush(), wait);
  }

  // What was not said yet is not said any more.
  forget(): void {
    clearTimeout(this.timer_);
    this.timer_ = undefined;
    this.queue_ = [];
  }

  private flush(): void {
    this.timer_ = undefined;
    this.said_at_ = performance.now();
    this.read_out(this.queue_.join(' '));
    this.queue_ = [];
  }
}
