// SPDX-License-Identifier: Apache-2.0
// The people of a made-up clinic in their rooms, each message that they get kept and read.
import { Visitor } from '../../wire/outside/support/people.mjs';

export function visit(server, person, since) {
  return Visitor.enter(server, person.at, person.cookie, { since });
}

export const all_visit = (server, people) => Promise.all(people.map((one) => visit(server, one)));
