// SPDX-License-Identifier: Apache-2.0
// A group in which danger reaches somebody: Dana is on watch, then Jonas is told, then Rosa.
import assert from 'node:assert/strict';
import { password } from '../../../browser/support/server.mjs';
import { Visitor, invite, join, passphrase, sign_in } from './people.mjs';

const eight_hours_ms = 8 * 3_600_000;

export const address_of = (name) => `${name.toLowerCase()}@clinic.test`;

export class WatchedGroup {
  static async open(clinic) {
    const watched = new WatchedGroup();
    watched.clinic = clinic;
    watched.cookies = { Dana: await sign_in(clinic) };
    clinic.octet_with(password, 'facilitator', 'create', '--name', 'Jonas', '--login', 'jonas');
    watched.room = found_with(clinic, 'jonas');
    const link = clinic.octet('invite', 'create', '--room', watched.room, '--observer');
    watched.cookies.Jonas = await sign_in(clinic, 'jonas');
    const rosas = /\/join\/(\S+)/.exec(link)[1];
    watched.cookies.Rosa = await join(clinic, rosas, 'Rosa', { passphrase });
    const token = await invite(clinic, watched.cookies.Dana, watched.room);
    watched.cookies.Amina = await join(clinic, token, 'Amina');
    await watched.keep_watch();
    return watched;
  }

  enter(name) {
    return Visitor.enter(this.clinic, this.room, this.cookies[name]);
  }

  async keep_watch() {
    const dana = await this.enter('Dana');
    const seats = Object.entries(dana.document.seats);
    this.seats = Object.fromEntries(seats.map(([seat, { name }]) => [name, seat]));
    const from = dana.welcome.now;
    const duty = { seat: this.seats.Dana, from, until: from + eight_hours_ms };
    assert.ok((await dana.does('add_duty', duty)).ok);
    const list = ['Dana', 'Jonas', 'Rosa'].map((name) => ({
      seat: this.seats[name],
      mail: address_of(name),
    }));
    assert.ok((await dana.does('set_escalation', { list })).ok);
    dana.leave();
  }

  // Amina answers the ninth question of a PHQ-9 with "several days". What the server said to it.
  async answers_item_nine() {
    const dana = await this.enter('Dana');
    const forms = { measure: 'phq-9', seats: [this.seats.Amina], occasion: 'between' };
    assert.ok((await dana.does('plan_forms', forms)).ok);
    const amina = await this.enter('Amina');
    const form = Object.entries(amina.document.forms).find(([, one]) => one.measure === 'phq-9')[0];
    const start = { form, language: 'en', device: 'phone', time_zone: 'Europe/Zurich' };
    assert.ok((await amina.does('start_form', start)).ok);
    return amina.does('answer_item', { form, item: 'better_off_dead', choice: 1 });
  }

  // The one sign of danger, as Dana sees it.
  async item() {
    const dana = await this.enter('Dana');
    const [item] = Object.values(dana.document.risks);
    dana.leave();
    return item;
  }
}

function found_with(clinic, cofacilitator) {
  const said = clinic.octet(
    ...['group', 'create', '--name', 'Tuesday group', '--time-zone', 'Europe/Zurich'],
    ...['--first-session', '2099-01-06 18:00', '--programme', 'weekly-8'],
    ...['--facilitator', 'dana', '--cofacilitator', cofacilitator],
  );
  return /room: (\w+)/.exec(said)[1];
}
