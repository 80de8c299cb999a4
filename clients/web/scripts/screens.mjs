// SPDX-License-Identifier: Apache-2.0
// Every screen that there is, with what the server answers there, and what a person does first.
import { fault } from './fake_server.mjs';
import { load } from './load.mjs';

const qr = (() => {
  let cells = '';
  for (let at = 0; at < 625; at++) {
    if ((at * 7919) % 11 < 5) cells += `<path d="M${at % 25} ${(at / 25) | 0}h1v1h-1z"/>`;
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 25 25">${cells}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
})();

const me = { groups: [], has_passphrase: false, clinic: 'Maple clinic', demo: false };
const nobody = { 'GET /api/me': [200, me] };
const mira = {
  ...me,
  person: 'p1',
  name: 'Mira',
  kind: 'member',
  login_name: 'mira-7k2',
  groups: [{ room: 'g1', name: 'Thursday group', role: 'member' }],
};
const invited = {
  group: 'Thursday group',
  clinic: 'Maple clinic',
  role: 'member',
  expires_at: 0,
};
const members = ['Amina', 'Luis', 'Rosa', 'Samuel', 'Jo', 'Mira', 'Takumi', 'Eduarda'];
const doors = {
  room: 'g1',
  doors: [
    { id: 'f', name: 'Ines', role: 'facilitator', label: '' },
    ...members.map((name) => ({ id: name, name, role: 'member', label: '' })),
  ],
  join_link: '#/join/abc',
  join_qr: qr,
};
const logins = [
  { id: 'l1', since: Date.UTC(2026, 10, 2), only_mine: true, this_one: true },
  { id: 'l2', since: Date.UTC(2026, 9, 20), only_mine: true, this_one: false },
];

// name, address, what the server answers, what a person does first
export const screens = [
  ['help', '#/help', nobody],
  ['join', '#/join/abc', { ...nobody, 'POST /api/join/look': [200, invited] }],
  [
    'join-faults',
    '#/join/abc',
    { ...nobody, 'POST /api/join/look': [200, invited] },
    (page) => page.getByRole('button', { name: 'Join the group' }).click(),
  ],
  [
    'join-bad',
    '#/join/abc',
    { ...nobody, 'POST /api/join/look': [410, fault('link_used', 'This link was used.')] },
  ],
  ['sign-in', '#/sign-in', nobody],
  ['signed-out', '#/signed-out', nobody],
  ['doors', '#/doors', { ...nobody, 'GET /api/demo': [200, doors] }],
  ['not-found', '#/nowhere', nobody],
  ['read', '#/read', nobody],
  ['read-hard', '#/read/w2', nobody],
  ['read-how', '#/read/h1', nobody],
  ['read-question', '#/read/q3', nobody],
  ['read-gone', '#/read/x9', nobody],
];

// Who sees what at which stage of the evening.
const evening = {
  jo: {
    '#/today': ['between', 'round', 'over'],
    '#/group': [
      'between',
      'lobby',
      'waiting',
      'round',
      'next',
      'my_turn',
      'focus',
      'stepped_out',
      'steps',
      'commitment',
      'closing',
      'held',
    ],
    '#/goals': ['between'],
    '#/sheets': ['between'],
    '#/weeks': ['between'],
    '#/help': ['round'],
    '#/read': ['between'],
    '#/settings': ['between'],
  },
  ines: {
    '#/today': ['between', 'round'],
    '#/group': ['between', 'lobby', 'round', 'focus', 'closing', 'held', 'over'],
    '#/goals': ['between'],
  },
  noor: { '#/group': ['held'] },
  olu: { '#/group': ['round', 'between'] },
};

// What opens when somebody presses: name, who, where, when, what they press.
const press =
  (...names) =>
  async (page) => {
    for (const name of names) await page.getByRole('button', { name }).first().click();
    await page.waitForTimeout(300);
  };
const acts = [
  ['line', 'jo', '#/group', 'round', press('Private line')],
  ['warm', 'jo', '#/group', 'between', press('A warm word')],
  ['change', 'jo', '#/goals', 'between', press('Change')],
  ['danger', 'ines', '#/group', 'danger'],
  ['seat', 'ines', '#/group', 'round', press(/^Rosa/)],
  ['item', 'ines', '#/group', 'round', press(/How my step went/)],
  ['add', 'ines', '#/group', 'round', press('Add an item')],
  ['session', 'ines', '#/group', 'between', press(/5 November/)],
  ['earlier', 'ines', '#/group', 'between', press(/22 October/)],
  ['invite', 'ines', '#/group', 'between', press('Make a join link')],
];

export function answers_for(name, role, more = {}) {
  const groups = [{ room: 'g1', name: 'Thursday group', role }];
  const kind = role === 'member' ? 'member' : 'staff';
  const invitations = [
    {
      id: 'v1',
      role: 'member',
      state: 'open',
      made_at: 0,
      expires_at: Date.UTC(2026, 10, 5, 17),
    },
  ];
  return {
    'GET /api/me': [200, { ...me, person: name, name, kind, groups, login_name: `${name}-7k2` }],
    'GET /api/logins': [200, { logins }],
    'GET /api/invitations': [200, { invitations }],
    'POST /api/invitations': [
      200,
      { id: 'v2', link: 'http://octet.test/#/join/abcdefghijklmnop', qr, expires_at: 0 },
    ],
    ...more,
  };
}

export async function group_screens() {
  const { given, unload } = await load('/src/rooms/testing/thursday.ts');
  const found = [];
  for (const [name, addresses] of Object.entries(evening)) {
    for (const [address, stages] of Object.entries(addresses)) {
      for (const stage of stages) {
        const there = given(stage, name);
        const screen = `${name}-${address.slice(2)}-${stage}`;
        found.push([screen, address, answers_for(name, there.you.role), undefined, there]);
      }
    }
  }
  for (const [name, who, address, stage, act] of acts) {
    const there = given(stage, who);
    found.push([`${who}-${name}`, address, answers_for(who, there.you.role), act, there]);
  }
  await unload();
  return found;
}
