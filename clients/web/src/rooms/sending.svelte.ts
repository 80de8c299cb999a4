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

  constructor(answered: Promise<Answer>) {
    this.done = answered.then((answer) => this.settle(answer));
  }

  private settle(answer: Answer): boolean {
    this.state = answer.saved ? 'saved' : 'refused';
    if (answer.saved) this.found = answer.found;
    else this.why = answer.why;
    return answer.saved;
  }
}
