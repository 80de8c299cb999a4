// SPDX-License-Identifier: Apache-2.0
// Who leads a group can be said when it is founded, and later: in the browser, and by the operator,
// with a running server and without one.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { password } from '../../browser/support/server.mjs';
import { Visitor, group_of, me, sign_in } from './support/people.mjs';
import { post } from './support/requests.mjs';
import { serve } from './support/served.mjs';

let clinic, group;

before(async () => {
  clinic = await serve();
  for (const [name, login] of [
    ['Noor', 'noor'],
    ['Ines', 'ines'],
  ]) {
    clinic.octet_with(password, 'facilitator', 'create', '--name', name, '--login', login);
  }
  group = await group_of(clinic, 'Amina');
});
after(() => clinic?.close());

const lead = (login, ...more) =>
  clinic.octet('group', 'lead', '--room', group.room, '--login', login, ...more);

const role_in = async (room, cookie) =>
  (await me(clinic, cookie)).groups.find((one) => one.room === room)?.role;

const founding = (cookie, more) =>
  post(
    clinic,
    '/api/founding',
    {
      name: 'Friday group',
      time_zone: 'Europe/Zurich',
      programme: 'weekly-8',
      first_session_at: Date.now() + 3_600_000,
      ...more,
    },
    { cookie },
  );

test('somebody helps to lead from now on, and asked again nothing changes', async () => {
  const noor = await sign_in(clinic, 'noor');
  assert.equal(await role_in(group.room, noor), undefined);

  assert.match(lead('noor', '--co'), /^noor is co-facilitator of Tuesday group\./);
  assert.match(lead('noor', '--co'), /^noor is co-facilitator of Tuesday group\./);

  assert.equal(await role_in(group.room, noor), 'cofacilitator');
  const visitor = await Visitor.enter(clinic, group.room, noor);
  assert.equal(visitor.welcome.you.role, 'cofacilitator');
  const seats = Object.values(visitor.document.seats).filter(({ name }) => name === 'Noor');
  assert.equal(seats.length, 1);
  visitor.leave();
});

test('who has another seat in the group is not given a second one', () => {
  assert.throws(() => lead('dana', '--co'), /dana has another seat in Tuesday group already/);
});

test('only who may lead groups is named, in a group that there is', async () => {
  const { login_name } = await me(clinic, group.Amina);
  assert.throws(() => lead('nobody', '--co'), /No facilitator signs in as "nobody"/);
  assert.throws(() => lead(login_name, '--co'), /No facilitator signs in as/);
  assert.throws(
    () => clinic.octet('group', 'lead', '--room', 'k3x9qw07pa', '--login', 'noor'),
    /There is no such group here/,
  );
});

test('a group that is founded in the browser may have a co-facilitator', async () => {
  const founded = await founding(group.dana, { cofacilitator: 'noor' });
  assert.equal(founded.status, 200, founded.body);
  const { room } = JSON.parse(founded.body);
  assert.equal(await role_in(room, await sign_in(clinic, 'noor')), 'cofacilitator');
  assert.equal(await role_in(room, group.dana), 'facilitator');
});

test('when nobody can co-facilitate under that name, no group is founded', async () => {
  const before = (await me(clinic, group.dana)).groups.length;
  const { login_name } = await me(clinic, group.Amina);
  for (const cofacilitator of ['nobody', 'dana', login_name]) {
    const refused = await founding(group.dana, { cofacilitator });
    const { code, at } = JSON.parse(refused.body);
    assert.deepEqual([refused.status, code, at], [422, 'no_such_leader', '/cofacilitator']);
  }
  assert.equal((await me(clinic, group.dana)).groups.length, before);
});

test('it can also be said while the server does not run', async () => {
  await clinic.stop();
  assert.match(lead('ines'), /^ines is facilitator of Tuesday group\./);
  await clinic.start();
  assert.equal(await role_in(group.room, await sign_in(clinic, 'ines')), 'facilitator');
});
