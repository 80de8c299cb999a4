// SPDX-License-Identifier: Apache-2.0
// What can be asked of a clinic's desk, a line of tests/golden/who-may-ask-what.csv each: "yes", with
// what was shown where people are shown different things, or the code of the refusal.
import { invite, passphrase, sign_in } from './people.mjs';
import { get, post, upgrade } from './requests.mjs';
import { Wire } from './wire.mjs';

const said = ({ status, body }, shown) => {
  if (status === 200) return shown ? `yes: ${shown(JSON.parse(body))}` : 'yes';
  return body.startsWith('{') ? JSON.parse(body).code : String(status);
};
const nothing_or = (list) => (list.length > 0 ? list.join(' + ') : 'nothing');
let guests = 0;
const nobody_s = 'unheardof0';

const looks = (path, { about, shown, query = () => '' } = {}) => ({
  method: 'GET',
  path,
  about,
  ask: async (desk, { cookie }) =>
    said(await get(desk.clinic, path + query(desk), { cookie }), shown),
});

// `body`: of the desk and the person; `apart`: with a sign-in of its own, since it may end by it.
const asks = (path, about, body, { apart = false, shown } = {}) => ({
  method: 'POST',
  path,
  about,
  ask: async (desk, person) => {
    const cookie = apart ? await signed_in_anew(desk, person) : person.cookie;
    return said(await post(desk.clinic, path, await body(desk, person, cookie), { cookie }), shown);
  },
});

// Nothing for who cannot sign in.
async function signed_in_anew({ clinic }, { login, secret }) {
  return login && sign_in(clinic, login, { secret });
}

const logins_of = async ({ clinic }, cookie) =>
  JSON.parse((await get(clinic, '/api/logins', { cookie })).body).logins;

// An id of this person's own sign-in; for nobody one that there is not.
async function own_login(desk, { login }, cookie) {
  if (!login) return { id: nobody_s };
  const mine = (await logins_of(desk, cookie)).find(({ this_one }) => this_one);
  return { id: mine.id };
}

async function open_invitation(desk) {
  await invite(desk.clinic, desk.dana.cookie, desk.room);
  const query = `/api/invitations?room=${desk.room}`;
  const { invitations } = JSON.parse(
    (await get(desk.clinic, query, { cookie: desk.dana.cookie })).body,
  );
  return { id: invitations.find(({ state }) => state === 'open').id };
}

// The link that was made for it is taken back again: a group bears only so many.
async function and_taken_back({ clinic, dana }, answer) {
  if (answer.status !== 200) return answer;
  const { id } = JSON.parse(answer.body);
  await post(clinic, '/api/invitations/revoke', { id }, { cookie: dana.cookie });
  return answer;
}

const invites = (role) => ({
  method: 'POST',
  path: '/api/invitations',
  about: `somebody as ${role}`,
  ask: async (desk, { cookie }) => {
    const body = { room: desk.room, role };
    const answer = await post(desk.clinic, '/api/invitations', body, { cookie });
    return said(await and_taken_back(desk, answer));
  },
});

const a_group = (more) => () => ({
  name: 'Sunday group',
  time_zone: 'Europe/Zurich',
  programme: 'weekly-8',
  first_session_at: Date.now() + 3_600_000,
  ...more,
});

const enters = (about, room_of) => ({
  method: 'GET',
  path: '/ws/{room}',
  about,
  ask: async (desk, { cookie }) => {
    const wire = Wire.open(desk.clinic.port);
    const answer = await wire.enter(upgrade(desk.clinic, room_of(desk), cookie));
    const first = answer.status === 101 ? await wire.frame() : undefined;
    wire.close();
    if (!first) return said(answer);
    return first.code ? `closed with ${first.code}` : 'yes';
  },
});

export const asked = [
  looks('/healthz'),
  looks('/readyz'),
  {
    method: 'GET',
    path: '/metrics',
    ask: async ({ clinic }, { cookie }) =>
      (await get(clinic, '/metrics', { cookie })).status === 200 ? 'yes' : 'no',
  },
  looks('/api/programmes'),
  looks('/api/help'),
  looks('/api/reading'),
  looks('/api/me', {
    shown: (mine) => `${mine.kind ?? 'nobody'}, ${nothing_or(mine.groups.map(({ role }) => role))}`,
  }),
  looks('/api/attention', { shown: ({ items }) => nothing_or(items.map(() => 'the sign')) }),
  looks('/api/logins', { shown: ({ logins }) => (logins.length > 0 ? 'their own' : 'nothing') }),
  looks('/api/invitations', {
    about: 'of this group',
    query: ({ room }) => `?room=${room}`,
    shown: () => 'all of them, without the links',
  }),
  looks('/api/invitations', { about: 'of no group', query: () => `?room=${nobody_s}` }),
  enters('this group', ({ room }) => room),
  enters('no group', () => nobody_s),

  asks(
    '/api/sign-in',
    'with the right password',
    (_, { login, secret }) => ({
      login: login ?? 'nobody',
      password: secret ?? 'a loud morning by the road',
      only_mine: false,
    }),
    { apart: true },
  ),
  asks('/api/sign-in', 'with a wrong one', (_, { login }) => ({
    login: login ?? 'nobody',
    password: 'a loud morning by the road',
    only_mine: false,
  })),
  asks('/api/join/look', 'a link that may be used', async ({ clinic, room, dana }) => ({
    token: await invite(clinic, dana.cookie, room, 'observer'),
  })),
  asks('/api/join/look', 'a link that is none', () => ({ token: 'A'.repeat(43) })),
  asks(
    '/api/join',
    'a link that may be used',
    async ({ clinic, room, dana }) => ({
      token: await invite(clinic, dana.cookie, room, 'observer'),
      name: `Guest ${String.fromCharCode(65 + guests++)}`,
      only_mine: false,
      passphrase,
    }),
    { apart: true },
  ),
  asks('/api/join', 'a link that is none', () => ({
    token: 'A'.repeat(43),
    name: 'Zoe',
    only_mine: false,
  })),
  ...['member', 'observer', 'on_call', 'cofacilitator', 'facilitator'].map(invites),
  asks('/api/invitations', 'into no group', () => ({ room: nobody_s })),
  asks('/api/invitations/revoke', 'of this group', open_invitation),
  asks('/api/invitations/revoke', 'of no group', () => ({ id: nobody_s })),
  asks('/api/founding', 'a group to lead alone', a_group()),
  asks('/api/founding', 'with somebody of the staff', a_group({ cofacilitator: 'jonas' })),
  asks('/api/founding', 'with a member', (desk) =>
    a_group({ cofacilitator: desk.people['a member of the group'].login })(),
  ),
  asks('/api/logins/revoke', 'their own', own_login, { apart: true }),
  asks('/api/logins/revoke', "another's", async (desk, { login: mine }) => {
    const of_another = mine === 'ines' ? 'noor' : 'ines';
    const other = Object.values(desk.people).find(({ login }) => login === of_another);
    return { id: (await logins_of(desk, other.cookie))[0].id };
  }),
  asks('/api/sign-out', '', () => ({}), { apart: true }),
  asks('/api/sign-out-everywhere', '', () => ({}), { apart: true }),
  looks('/api/logins', { about: 'where they were signed in before that' }),
  asks(
    '/api/passphrase',
    'with a wrong one',
    () => ({ current: 'a loud morning by the road', passphrase: 'seven lanterns by the gate' }),
    { apart: true },
  ),
  asks(
    '/api/passphrase',
    'with the right one',
    (_, { secret }) => ({ current: secret, passphrase: 'seven lanterns by the gate' }),
    { apart: true },
  ),
  looks('/api/demo'),
  asks('/api/demo/enter', '', () => ({ door: nobody_s })),
];
