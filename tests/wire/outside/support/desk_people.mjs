// SPDX-License-Identifier: Apache-2.0
// Everybody who may come to a clinic's desk, by how they stand to one group: the columns of
// tests/golden/who-may-ask-what.csv.
import assert from 'node:assert/strict';
import { password } from '../../../browser/support/server.mjs';
import { Visitor, found, invite, join, me, passphrase, sign_in } from './people.mjs';

export async function people_of(clinic) {
  const staff = async (name) => {
    const login = name.toLowerCase();
    clinic.octet_with(password, 'facilitator', 'create', '--name', name, '--login', login);
    return { login, secret: password, cookie: await sign_in(clinic, login) };
  };
  const dana = { login: 'dana', secret: password, cookie: await sign_in(clinic) };
  const [jonas, noor, ines] = [await staff('Jonas'), await staff('Noor'), await staff('Ines')];
  const room = await found(clinic, dana.cookie);
  const other_room = await found(clinic, noor.cookie, 'Friday group');
  clinic.octet('group', 'lead', '--room', room, '--login', 'jonas', '--co');

  const joins = async (name, role = 'member', { by = dana, where = room } = {}) => {
    const token = await invite(clinic, by.cookie, where, role);
    const cookie = await join(clinic, token, name, { passphrase });
    return { login: (await me(clinic, cookie)).login_name, secret: passphrase, cookie };
  };
  const amina = await joins('Amina');
  const luis = await joins('Luis');
  const [vera, petra] = [await joins('Vera', 'observer'), await joins('Petra', 'on_call')];
  const tariq = await joins('Tariq', 'member', { by: noor, where: other_room });
  await removed(clinic, room, dana, 'Luis');
  await in_danger(clinic, room, amina);

  const people = {
    'nobody who is signed in': {},
    'a member of the group': amina,
    'a member of another group': tariq,
    'a member who was removed': luis,
    'an observer of the group': vera,
    'on call for the group': petra,
    'a co-facilitator of the group': jonas,
    'a facilitator of the group': dana,
    'a facilitator of another group': noor,
    'staff without a group': ines,
  };
  return { clinic, room, dana, people };
}

async function removed(clinic, room, dana, name) {
  const visitor = await Visitor.enter(clinic, room, dana.cookie);
  const [seat] = Object.entries(visitor.document.seats).find(([, one]) => one.name === name);
  assert.ok((await visitor.does('remove_person', { seat, reason: 'moved to another town' })).ok);
  visitor.leave();
}

// So that somebody has something to attend to.
async function in_danger(clinic, room, amina) {
  const visitor = await Visitor.enter(clinic, room, amina.cookie);
  assert.ok((await visitor.does('write_line', { kind: 'distress', words: 'please come' })).ok);
  visitor.leave();
}
