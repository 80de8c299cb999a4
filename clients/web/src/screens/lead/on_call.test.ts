// SPDX-License-Identifier: Apache-2.0
// Whoever is on call finds what they are here for, and nothing of the group.
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import type { Component } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { groups, type Group } from '../../rooms/group.svelte';
import { people } from '../../rooms/views';
import { FakeGroup } from '../../rooms/testing/fake_group.svelte';
import { session } from '../../shell/session.svelte';
import Page from '../../ui/Page.svelte';
import Goals from '../Goals.svelte';
import GroupScreen from '../Group.svelte';
import Join from '../Join.svelte';
import Papers from '../Papers.svelte';
import Risk from '../Risk.svelte';
import Today from '../Today.svelte';
import Watch from '../Watch.svelte';
import type { Document, Role, SeatView } from '../../wire/generated';
import { who_answered } from '../room/reply_words';
import Invitations from './Invitations.svelte';
import OnCall from './OnCall.svelte';
import People from './People.svelte';
import Rota from './Rota.svelte';

const petra: SeatView = { name: 'Petra', role: 'on_call', removed: false };
const hour = 3_600_000;
let group: FakeGroup;
const room = () => group as unknown as Group;

function as_petra(more: Document = {}) {
  group.you = { seat: 'petra', role: 'on_call' };
  group.doc = {
    group: { this: { name: 'Thursday group', time_zone: 'Europe/London' } },
    seats: { petra },
    watch: { this: { duties: [], escalation: [] } },
    ...more,
  };
}

beforeEach(() => (group = new FakeGroup('round', 'ines')));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  session.forget();
});

test('without hours and without a place on the list it says so, and nothing is broken', () => {
  as_petra();
  render(OnCall, { group: room() });
  expect(screen.getByRole('heading', { name: 'You are on call' })).toBeTruthy();
  expect(screen.getByText('Nobody needs you right now.')).toBeTruthy();
  expect(screen.getByText(/You have no hours yet/)).toBeTruthy();
  expect(screen.getByText(/You are not on the list/)).toBeTruthy();
});

test('their own hours stand there, and their place on the list', () => {
  const at = group.now();
  const duties = [
    { duty: 'd1', seat: 'petra', from: at, until: at + hour },
    { duty: 'd2', seat: 'other', from: at, until: at + hour },
  ];
  const escalation = [{ seat: 'other' }, { seat: 'petra' }];
  as_petra({ watch: { this: { duties, escalation } } });
  render(OnCall, { group: room() });
  expect(screen.getAllByRole('listitem')).toHaveLength(1);
  expect(screen.getByText(/number 2 of 2/)).toBeTruthy();
});

test('an item that has reached them leads to its page', () => {
  as_petra({
    seats: { petra, jo: { name: 'Jo', role: 'member', removed: false } },
    risks: {
      r1: {
        seat: 'jo',
        opened_at: group.now(),
        trigger: 'distress',
        urgent: true,
        state: 'open',
        waits_since: group.now(),
        reached: ['petra'],
        notices: [],
        steps: [],
      },
    },
  });
  render(OnCall, { group: room() });
  expect(screen.getByRole('link', { name: /Jo/ }).getAttribute('href')).toBe('#/care/r1');
});

// Screens are loaded when they are first needed: that may take a while where much else runs.
const patience = 30_000;
const addresses: [string, Component<any>][] = [
  ['today', Today],
  ['the group', GroupScreen],
  ['goals', Goals],
  ['papers', Papers],
  ['the rota', Watch],
  ['an item that is gone', Risk],
];
test.each(addresses)(
  'at the address of %s stands that one page',
  async (_, address) => {
    as_petra();
    const here = Object.assign(group, {
      ready: true,
      has_left: false,
      connection: { is: 'live' },
      held_up: false,
      refused_late: [],
    });
    vi.spyOn(groups, 'here', 'get').mockReturnValue(here as unknown as Group);
    render(address, { risk: 'r1' });
    const found = await screen.findByText('You are on call', {}, { timeout: patience });
    expect(found).toBeTruthy();
  },
  patience,
);

test('who is on call has no places of the group at the foot of the page', () => {
  const me = (role: Role) => ({
    person: 'petra',
    name: 'Petra',
    kind: 'staff' as const,
    groups: [{ room: 'g1', name: 'Thursday group', role }],
    has_passphrase: true,
    clinic: 'Maple',
    demo: false,
  });
  const links = () => screen.getAllByRole('link').map((link) => link.getAttribute('href'));
  const children = (() => {}) as never;
  session.signed_in(me('on_call'), false);
  render(Page, { title: 'x', children });
  expect(links()).toEqual(['#/today', '#/help']);
  cleanup();
  session.signed_in(me('facilitator'), false);
  render(Page, { title: 'x', children });
  expect(links()).toEqual(['#/today', '#/group', '#/goals', '#/help']);
});

test('who is on call is nobody of the circle, and stands among the staff', () => {
  group.doc = { ...group.doc, seats: { ...group.doc.seats, petra } };
  expect(people(group.doc).map(({ id }) => id)).not.toContain('petra');
  render(People, { group: room(), choose: () => {} });
  expect(screen.getByRole('button', { name: /Petra.*on call/ })).toBeTruthy();
  cleanup();
  render(Rota, { group: room() });
  expect(screen.getByRole('option', { name: 'Petra · on call' })).toBeTruthy();
});

test('a member reads that somebody of the clinic has answered, without a name', () => {
  group = new FakeGroup('round', 'jo');
  expect(who_answered(group.doc, 'petra')).toBe('Somebody of the clinic');
  expect(who_answered(group.doc, 'ines')).toBe('Ines');
});

test('a link is for a member unless something else is chosen', async () => {
  const asked: unknown[] = [];
  vi.stubGlobal('fetch', async (_: string, request?: RequestInit) => {
    if (request?.method !== 'POST') return new Response(JSON.stringify({ invitations: [] }));
    asked.push(JSON.parse(String(request.body)));
    return new Response(JSON.stringify({ id: 'v', link: 'l', qr: '<svg/>', expires_at: 0 }));
  });
  render(Invitations, { group: room() });
  const make = () => fireEvent.click(screen.getByRole('button', { name: 'Make a join link' }));
  await make();
  await fireEvent.click(screen.getByRole('radio', { name: /On call, for danger only/ }));
  expect(screen.getByRole('link', { name: /Who is on watch/ })).toBeTruthy();
  await make();
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  expect(asked).toEqual([
    { room: 'g1', role: 'member' },
    { room: 'g1', role: 'on_call' },
  ]);
});

test('a link for who is on call says what for, and who sees their name', async () => {
  const link = { group: 'Thursday group', clinic: 'Maple', role: 'on_call', expires_at: 0 };
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(link)));
  render(Join, { token: 'abc' });
  expect(await screen.findByText('You are asked to be on call for Thursday group.')).toBeTruthy();
  expect(screen.getByText('Those who lead the group see it.')).toBeTruthy();
  expect(screen.queryByText(/Everyone in the group/)).toBeNull();
});
