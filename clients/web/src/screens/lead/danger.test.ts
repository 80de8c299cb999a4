// SPDX-License-Identifier: Apache-2.0
// An item on a facilitator's screen: first the answer, then the talk, the plan and the end.
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Group } from '../../rooms/group.svelte';
import { FakeGroup } from '../../rooms/testing/fake_group.svelte';
import { corner } from '../../shell/corner.svelte';
import { session } from '../../shell/session.svelte';
import type { LineView, Me, RiskView } from '../../wire/generated';
import { announcer } from '../../ui/announcer.svelte';
import { unanswered } from '../../rooms/views';
import Escalation from './Escalation.svelte';
import { keep_trying } from '../room/keep_trying';
import Between from './Between.svelte';
import RiskBar from './RiskBar.svelte';
import RiskItem from './RiskItem.svelte';
import Risks from './Risks.svelte';
import Rota from './Rota.svelte';
import Today from './Today.svelte';

const me_with_two_groups: Me = {
  person: 'ines',
  name: 'Ines',
  kind: 'staff',
  groups: [
    { room: 'g1', name: 'Monday', role: 'facilitator' },
    { room: 'g2', name: 'Tuesday', role: 'facilitator' },
  ],
  has_passphrase: true,
  clinic: 'Maple',
  demo: false,
};
let group: FakeGroup;
const room = () => group as unknown as Group;
const item = (fields: Partial<RiskView>): RiskView => ({
  seat: 'jo',
  opened_at: group.now(),
  trigger: 'distress',
  urgent: true,
  state: 'open',
  waits_since: group.now(),
  next_step_at: group.now() + 120_000,
  reached: ['ines', 'noor'],
  notices: [],
  steps: [
    { kind: 'opened', at: group.now(), times: 1, trigger: 'distress', to: ['ines'], actions: [] },
  ],
  help: { contact: { name: 'Eva', phone: '030 12' }, place: 'Kitchen' },
  ...fields,
});
const show = (fields: Partial<RiskView>) => {
  group.doc = { ...group.doc, risks: { r1: item(fields) } };
  render(RiskItem, { group: room(), risk: 'r1' });
};
const seen: Partial<RiskView> = { waits_since: undefined, next_step_at: undefined };

beforeEach(() => (group = new FakeGroup('round', 'ines')));
afterEach(cleanup);

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

test('an open item shows how to reach the member, and asks for an answer first', async () => {
  show({});
  expect(screen.getByRole('link', { name: 'Call 030 12' }).getAttribute('href')).toBe('tel:03012');
  expect(screen.getByText(/Kitchen/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Note it' })).toBeNull();
  await press("I'm calling");
  expect(group.sent).toEqual([
    {
      do: 'acknowledge_risk',
      with: { risk: 'r1', answer: 'calling', waits_since: group.now() },
    },
  ]);
});

test('who answers by keyboard stays where they were, and hears that it was sent', async () => {
  const say = vi.spyOn(announcer, 'say');
  show({});
  const button = screen.getByRole('button', { name: "I'm calling" });
  button.focus();
  group.line_is_dead();
  await fireEvent.click(button);
  group.doc = { ...group.doc, risks: { r1: item({ ...seen, state: 'acknowledged' }) } };
  await tick();
  await group.line_is_back();
  await vi.waitFor(() =>
    expect(document.activeElement?.textContent).toBe('Say something else to them'),
  );
  expect(say).toHaveBeenCalledWith('They read now: I am calling you.');
  say.mockRestore();
});

test('after the answer comes the talk; without a judgement nothing is sent', async () => {
  show({ ...seen, state: 'acknowledged' });
  await press('Note it');
  expect(screen.getByRole('alert').textContent).toBe('Please choose how you judge it.');
  await fireEvent.click(screen.getByRole('radio', { name: /^Some/ }));
  await press('Note it');
  expect(group.sent).toEqual([{ do: 'assess_risk', with: { risk: 'r1', tier: 'moderate' } }]);
});

test('after the talk comes the plan, and after the plan the end', async () => {
  show({ ...seen, state: 'planned', tier: 'low' });
  await press('Close');
  expect(screen.getByText('Please write a few words.')).toBeTruthy();
  await fireEvent.input(screen.getByRole('textbox', { name: 'How they are now' }), {
    target: { value: 'Well.' },
  });
  await press('Close');
  expect(group.sent).toEqual([{ do: 'close_risk', with: { risk: 'r1', words: 'Well.' } }]);
});

test('a plan says when somebody looks again', async () => {
  show({ ...seen, state: 'assessed', tier: 'low' });
  await fireEvent.click(screen.getByRole('checkbox', { name: 'talked with them' }));
  await press('Note the plan');
  expect(screen.getByText(/Please say when somebody looks again/)).toBeTruthy();
  expect(group.sent).toEqual([]);
  await fireEvent.input(screen.getByLabelText('Look again at'), {
    target: { value: '2026-10-30T09:00' },
  });
  await press('Note the plan');
  expect(group.sent.map(({ do: what }) => what)).toEqual(['plan_risk']);
});

const on_top = () => screen.getAllByRole('status')[0]!;

test('what the member wrote stands on top until somebody has answered', () => {
  const sign = (kind: 'opened' | 'signed_again', words: string) =>
    ({ kind, at: group.now(), times: 1, to: [], actions: [], words }) as const;
  const steps = [sign('opened', 'On the bridge.'), sign('signed_again', 'It is cold.')];
  show({ steps });
  const status = on_top();
  expect(status.textContent).toContain('On the bridge.');
  expect(status.textContent).toContain('It is cold.');
});

test('the answer that was a sign stands on top as it is now, and in the story as it was', () => {
  const said = (points: number, answer: string) => ({
    measure: 'PHQ-9',
    points,
    points_max: 3,
    answers: { en: answer, es: 'No es de aquí' },
    questions: {},
  });
  const opened = { kind: 'opened', at: group.now(), times: 1, trigger: 'form' } as const;
  show({
    trigger: 'form',
    steps: [{ ...opened, to: ['ines'], actions: [], answered: said(2, 'More than half the days') }],
    answered: { ...said(0, 'Not at all'), questions: { en: 'Thoughts of being better off dead' } },
  });
  const status = on_top().textContent;
  expect(status).toContain('Thoughts of being better off dead');
  expect(status).toContain('PHQ-9: “Not at all” (0 of 3)');
  expect(screen.getByText('PHQ-9: “More than half the days” (2 of 3)')).toBeTruthy();
});

test('an answer without words of its own shows what it counts', () => {
  const nameless = { measure: 'Our ten', points: 4, points_max: 9, answers: {} };
  show({ answered: { ...nameless, questions: { en: 'How heavy was it?' } } });
  expect(on_top().textContent).toContain('Our ten: 4 of 9');
});

test('a duty of somebody without an address says so', () => {
  const duty = { duty: 'd1', seat: 'noor', from: group.now(), until: group.now() + 3_600_000 };
  group.doc = { ...group.doc, watch: { this: { duties: [duty], escalation: [] } } };
  render(Rota, { group: room() });
  expect(screen.getByText(/No e-mail address/)).toBeTruthy();
});

test('a duty is asked about before it goes, and each button says which', async () => {
  const from = group.now() + 3_600_000;
  const duty = { seat: 'noor', from, until: from + 3_600_000 };
  const duties = [
    { ...duty, duty: 'd1' },
    { ...duty, duty: 'd2', seat: 'ines' },
  ];
  group.doc = { ...group.doc, watch: { this: { duties, escalation: [] } } };
  render(Rota, { group: room() });
  await press(/^Remove ?: Ines/);
  expect(group.sent).toEqual([]);
  await press('Remove');
  expect(group.sent).toEqual([{ do: 'remove_duty', with: { duty: 'd2' } }]);
});

test('a sign in another group stands on top too, and leads there', async () => {
  session.signed_in(me_with_two_groups, false);
  const items = [{ room: 'g2', risk: 'r9', urgent: true, waits_since: 1 }];
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ items })));
  render(RiskBar);
  expect(await screen.findByText('Somebody in “Tuesday” is not safe')).toBeTruthy();
  const link = screen.getByRole('link', { name: 'Go to “Tuesday”' });
  expect(link.getAttribute('href')).toBe('#/care/r9');
  expect(corner.waits).toBe(true);
  vi.unstubAllGlobals();
  session.forget();
});

test('a part that could not be loaded is tried until it is', async () => {
  vi.useFakeTimers();
  const load = vi.fn().mockRejectedValueOnce(new Error('no line')).mockResolvedValue('bar');
  const shown: (string | undefined)[] = [];
  const stop = keep_trying<string>(load, (bar) => shown.push(bar));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(shown).toEqual(['bar']);
  stop();
  expect(shown).toEqual(['bar', undefined]);
  vi.useRealTimers();
});

test('a closed item is only its story', () => {
  show({ ...seen, state: 'closed', help: undefined });
  expect(screen.queryAllByRole('button', { name: /Note|Close|Hand/ })).toEqual([]);
  expect(screen.getByRole('heading', { name: 'What happened' })).toBeTruthy();
});

test('mail that did not arrive is said, with whom to reach another way', () => {
  show({ notices: [{ seat: 'noor', state: 'failed', tries: 4 }] });
  expect(screen.getByText(/The mail to Noor could not be sent/)).toBeTruthy();
});

test('when nobody is on watch it is said plainly', () => {
  render(Risks, { group: room() });
  expect(screen.getByText(/Nobody is on watch right now/)).toBeTruthy();
});

test('a duty needs who, from when and until when', async () => {
  render(Rota, { group: room() });
  await press('Add');
  expect(group.sent).toEqual([]);
  await fireEvent.change(screen.getByRole('combobox', { name: 'Who' }), {
    target: { value: 'noor' },
  });
  const write = (label: string, value: string) =>
    fireEvent.input(screen.getByLabelText(label), { target: { value } });
  await write('From', '2026-10-29T20:00');
  await write('Until', '2026-10-30T08:00');
  await write('For how many weeks', '2');
  await press('Add');
  expect(group.sent.map(({ do: what }) => what)).toEqual(['add_duty', 'add_duty']);
});

test('the list is saved in its order, with the addresses that there are', async () => {
  render(Escalation, { group: room() });
  await press('Add Olu');
  await press('Add Noor');
  await fireEvent.input(screen.getByRole('textbox', { name: /E-mail of Noor/ }), {
    target: { value: ' noor@clinic.test ' },
  });
  await press('Noor sooner');
  await press('Save the list');
  expect(group.sent.at(-1)).toEqual({
    do: 'set_escalation',
    with: { list: [{ seat: 'noor', mail: 'noor@clinic.test' }, { seat: 'olu' }] },
  });
});

test('a sign that stands in an item is not shown a second time', () => {
  const lines: Record<string, LineView> = {
    l1: { seat: 'jo', at: group.now(), kind: 'distress', replies: [] },
    l2: { seat: 'jo', at: group.now(), kind: 'pause', replies: [] },
  };
  group.doc = { ...group.doc, lines };
  expect(unanswered(group.doc)).toHaveLength(2);
  group.doc = { ...group.doc, risks: { r1: item({}) } };
  expect(unanswered(group.doc).map(({ id }) => id)).toEqual(['l2']);
});

test.each([
  ['the first page', Today],
  ['the page between sessions', Between],
] as const)('as long as mail finds nobody, %s says so', async (_page, page) => {
  const listed = (mail?: string) =>
    ({ this: { duties: [], escalation: [{ seat: 'ines', ...(mail && { mail }) }] } }) as const;
  group.become('between');
  group.doc.watch = listed();
  render(page, { group: room() });
  expect(screen.getByRole('heading', { name: 'No mail goes out yet' })).toBeTruthy();
  group.doc.watch = listed('ines@clinic.test');
  await tick();
  expect(screen.queryByRole('heading', { name: 'No mail goes out yet' })).toBeNull();
});

test('who got an item handed over has it once they have answered', () => {
  const steps = (['acknowledged', 'handed_over'] as const).map((kind) => ({
    kind,
    at: group.now(),
    times: 1,
    to: [],
    actions: [],
  }));
  show({ state: 'acknowledged', held_by: 'noor', steps });
  expect(screen.getByText('Handed to Noor, who has not answered yet.')).toBeTruthy();
  expect(screen.queryByText(/looks after this/)).toBeNull();
  cleanup();
  show({ ...seen, state: 'acknowledged', held_by: 'noor', steps: [...steps, steps[0]!] });
  expect(screen.getByText('Noor looks after this.')).toBeTruthy();
});

test('the list says how long each kind of sign waits', () => {
  render(Escalation, { group: room() });
  expect(screen.getByText(/after 2, 5 and 10 minutes.*after 30, 60 and 120 minutes/)).toBeTruthy();
});

test('an empty list says that no mail goes out', () => {
  group.doc.watch = { this: { duties: [], escalation: [] } };
  render(Escalation, { group: room() });
  expect(screen.getByText(/no mail goes out/)).toBeTruthy();
});
