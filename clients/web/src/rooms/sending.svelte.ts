// SPDX-License-Identifier: Apache-2.0
// One command on its way, for a mark beside the thing that it saves.
import type { Patch, Refused } from '../wire/frames';
import type { Answer } from '../wire/outbox';

export class Sending {
  state: 'waiting' | 'saved' | 'refused' = $state('waiting');
  why: Refused | undefined = $state();
  // What a question was answered with.
  found: Patch | undefined = $state.raw();
  // Resolves to true once it is on the server's disk, to false when it was refused.
  readonly done: Promise<boolean>;
  // How many marks on the screen show it.
  private shown_ = 0;

  // `unseen` hears of a refusal that no mark shows: its form is gone.
  constructor(
    answered: Promise<Answer>,
    private readonly unseen?: (why: Refused) => void,
  ) {
    this.done = answered.then((answer) => this.settle(answer));
  }

  // Call from an effect: a mark shows it until the effect ends.
  show(): () => void {
    this.shown_ += 1;
    return () => (this.shown_ -= 1);
  }

  private settle(answer: Answer): boolean {
    this.state = answer.saved ? 'saved' : 'refused';
    if (answer.saved) {
      this.found = answer.found;
      return true;
    }
    this.why = answer.why;
    if (this.shown_ === 0) this.unseen?.(answer.why);
    return false;
  }
}
