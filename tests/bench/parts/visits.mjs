// SPDX-License-Identifier: Apache-2.0
// The people of a made-up clinic in their rooms, each message that they get kept and read.
import { Visitor } from '../../wire/outside/support/people.mjs';

export function visit(server, person, since) {
  return Visitor.enter(server, person.at, person.cookie, { since });
}

export const all_visit = (server, people) => Promise.all(people.map((one) => visit(server, one)));

// One person over all their visits: what they said, and whether it was acknowledged.
export class Witness {
  constructor(person) {
    Object.assign(this, { person, said: [] });
  }

  async enter(server, since) {
    this.visitor = await visit(server, this.person, since);
    const { cursor, patches = [] } = this.visitor.welcome;
    this.began_at = patches.length > 0 ? since : cursor;
  }

  // What this person says, as make-clinic wrote it, with a mark that nobody else's has.
  async says(mark) {
    const { do: name, field, words, more } = this.person;
    const one = { mark, name, fields: JSON.parse(`{"${field}":"${words}${mark}"${more}}`) };
    one.id = `bench-${mark.replaceAll(' ', '-')}`;
    this.said.push(one);
    return this.repeats(one);
  }

  // Sent again with its id, as a client does that has not heard: { ok } or { no, why }.
  async repeats(one) {
    const answer = await this.visitor.does(one.name, one.fields, one.id);
    one.acknowledged ||= Boolean(answer.ok);
    return answer;
  }

  acknowledged() {
    return this.said.filter((one) => one.acknowledged);
  }

  // The changes of this visit, those that were missed before it included.
  changes() {
    return [
      ...(this.visitor.welcome.patches ?? []),
      ...this.visitor.heard.filter((message) => message.patch),
    ];
  }

  times_heard(mark) {
    return this.changes().filter(({ patch }) => JSON.stringify(patch).includes(mark)).length;
  }

  // Changes that did not bear the number after the one before.
  misordered() {
    const numbers = [Number(this.began_at.split(':')[1]), ...this.changes().map(({ n }) => n)];
    this.last = numbers.at(-1);
    return numbers.filter((n, place) => place > 0 && n !== numbers[place - 1] + 1).length;
  }

  // To come back with: what they have seen, once misordered() has looked.
  cursor() {
    const [epoch] = this.visitor.welcome.cursor.split(':');
    return `${epoch}:${this.last}`;
  }

  // Which of what this person said the document of this visit shows.
  shown() {
    const text = JSON.stringify(this.visitor.document);
    return this.said.filter(({ mark }) => text.includes(mark));
  }

  shows(mark) {
    return JSON.stringify(this.visitor.document).includes(mark);
  }

  // As when the power goes.
  cut() {
    this.visitor.wire.reset();
  }
}
