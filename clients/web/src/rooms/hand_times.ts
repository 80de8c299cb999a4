// SPDX-License-Identifier: Apache-2.0
// Since when each hand has been up, as far as this page saw it go up. Of one that was up already
// when the page came, nobody here can say.

export class HandTimes {
  private since_ = new Map<string, number | undefined>();
  private first_ = true;

  see(hands: readonly string[], now: number): void {
    for (const seat of [...this.since_.keys()]) {
      if (!hands.includes(seat)) this.since_.delete(seat);
    }
    for (const seat of hands) {
      if (!this.since_.has(seat)) this.since_.set(seat, this.first_ ? undefined : now);
    }
    this.first_ = false;
  }

  waited_ms(seat: string, now: number): number | undefined {
    const since = this.since_.get(seat);
    return since === undefined ? undefined : now - since;
  }
}
