// SPDX-License-Identifier: Apache-2.0
// What the process tells of itself, and how it ends: checklist K1, K2, K5, L10, M1.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { closing, frame, text } from './support/frames.mjs';
import { Visitor, command, fresh_id, group_of, invite, sign_in } from './support/people.mjs';
import { ask, get, post, request } from './support/requests.mjs';
import { serve } from './support/served.mjs';
import { Wire } from './support/wire.mjs';
import { password } from '../../browser/support/server.mjs';

let clinic, group, metrics;

function free_port() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

before(async () => {
  metrics = { port: await free_port() };
  clinic = await serve({
    serve: ['--metrics-listen', `127.0.0.1:${metrics.port}`],
    log_level: 'debug',
  });
  group = await group_of(clinic, 'Aminata');
});
after(() => clinic?.close());

// What must be nowhere but in the rooms themselves.
const markers = {
  card: 'marker-heron',
  goal: 'marker-otter',
  line: 'marker-lynx',
  guess: 'marker-wrong-password',
  bad: 'marker-bad-frame',
};

// Some of everything, right and wrong, with a marker in each.
async function a_scenario() {
  const token = await invite(clinic, group.dana, group.room);
  const visitor = await Visitor.enter(clinic, group.room, group.Aminata);
  await visitor.does('commit', { words: { what: markers.card }, sharing: 'group' });
  await visitor.does('set_goal', { text: markers.goal, sharing: 'only_me' });
  await visitor.does('write_line', { kind: 'distress', words: markers.line });
  await visitor.does('commit', {
    words: { what: `${markers.bad}${'x'.repeat(300)}` },
    sharing: 'group',
  });
  visitor.wire.say(text(`{"${markers.bad}":`));
  await visitor.catch_up();
  visitor.wire.say(frame(3, markers.bad), closing(1000));
  await visitor.wire.rest();
  await post(
    clinic,
    '/api/sign-in',
    { login: 'dana', password: markers.guess, only_mine: false },
    { from: '127.0.9.1' },
  );
  await ask(clinic.port, request('GET', `/${markers.bad}`));
  await ask(clinic.port, `${markers.bad}\r\n\r\n`);
  return [
    token,
    group.dana.split('=')[1],
    group.Aminata.split('=')[1],
    password,
    ...Object.values(markers),
  ];
}

test('K1, K2: no log, metric, command line or environment holds a secret or what anybody said', async () => {
  const secrets = [...(await a_scenario()), 'Aminata'];
  const { pid } = clinic.process;
  const told = {
    'the log': clinic.said,
    'the metrics': (await get(metrics, '/metrics')).body,
    'the command line': readFileSync(`/proc/${pid}/cmdline`, 'utf8'),
    'the environment': readFileSync(`/proc/${pid}/environ`, 'utf8'),
  };
  assert.match(told['the log'], /listening/);
  for (const [where, said] of Object.entries(told)) {
    for (const secret of secrets) assert.ok(!said.includes(secret), `${where} holds ${secret}`);
  }
});

test('K2: what goes wrong is answered by a code and a plain sentence, without what was sent', async () => {
  const answers = [
    await get(clinic, `/${markers.bad}`),
    await post(clinic, '/api/sign-in', { login: markers.bad, password: 7 }),
    await post(clinic, '/api/join', { token: markers.bad, name: 'Zoe', only_mine: false }),
    await ask(
      clinic.port,
      request('GET', '/api/invitations?room=marker-bad-frame', { Cookie: group.dana }),
    ),
  ];
  for (const { status, body } of answers) {
    assert.ok(status >= 400 && status < 500, String(status));
    const problem = JSON.parse(body);
    assert.ok(problem.code && problem.message);
    assert.ok(!body.includes(markers.bad), body);
    assert.ok(!/exception|std::|\.cpp|\/server\//.test(body), body);
  }
});

test('A14: nothing is served before somebody has made a clinic, and nobody is in it by default', async () => {
  const place = Object.create(clinic, {
    folder: { value: mkdtempSync(join(tmpdir(), 'octet-empty-')) },
  });
  place.octet('key', 'new');
  assert.throws(() => place.octet('serve', '--listen=127.0.0.1:0'), /There is no clinic/);
  rmSync(place.folder, { recursive: true });
  for (const login of ['admin', 'root', 'octet', 'operator', 'facilitator', 'test']) {
    const { status } = await post(clinic, '/api/sign-in', {
      login,
      password: login,
      only_mine: false,
    });
    assert.equal(status, 401, login);
  }
});

test('K5: there is no door that a member or a test could use and a clinic did not ask for', async () => {
  const doors = [
    '/debug',
    '/echo',
    '/admin',
    '/metrics/',
    '/api',
    '/api/',
    '/api/demo',
    '/api/doors',
    '/api/test',
    '/ws',
    '/ws/',
    '/.git/config',
    '/octet.db',
    '/../octet.key',
    '/%2e%2e/octet.key',
    '/status',
    '/swagger',
    '/graphql',
    '/actuator',
    '/server-status',
  ];
  for (const path of doors) {
    for (const method of ['GET', 'POST']) {
      const headers = { Origin: clinic.url, 'Content-Type': 'application/json' };
      const { status } = await ask(clinic.port, request(method, path, headers));
      assert.ok([404, 405, 426].includes(status), `${method} ${path}: ${status}`);
    }
  }
});

test('M1: health and readiness are told to all, numbers where the operator wants them', async () => {
  for (const path of ['/healthz', '/readyz']) {
    assert.equal((await get(clinic, path)).status, 200);
    assert.equal((await get(metrics, path)).status, 200);
  }
  const { body } = await get(metrics, '/metrics');
  const names = [
    'octet_commit_seconds',
    'octet_sockets',
    'octet_commands_accepted_total',
    'octet_accept_failures_total',
  ];
  for (const name of names) assert.match(body, new RegExp(`^${name}`, 'm'));
  assert.ok(!body.includes(group.room), 'no ids');
  // Nothing but that is at the other address, and a proxy on this machine gets nothing at the first.
  assert.equal((await get(metrics, '/api/me')).status, 404);
  assert.equal((await get(metrics, `/ws/${group.room}`)).status, 404);
  for (const name of ['X-Forwarded-For', 'Forwarded']) {
    assert.equal(
      (await ask(clinic.port, request('GET', '/metrics', { [name]: 'for=6.6.6.6' }))).status,
      404,
    );
  }
});

test('M1: with an address for numbers, the one that people reach has none', async () => {
  assert.equal((await get(clinic, '/metrics')).status, 404);
});

test('L10: SIGTERM tells everybody when to come back, saves what it acknowledged, and ends in time', async () => {
  const visitor = await Visitor.enter(clinic, group.room, group.Aminata);
  const deaf = Wire.open(clinic.port);
  const idle = Wire.open(clinic.port).say(request('GET', '/api/me'));
  await idle.answer();
  const ids = Array.from({ length: 20 }, fresh_id);
  const one_more = (id) => text(command('set_goal', { text: id, sharing: 'only_me' }, id));
  visitor.wire.say(...ids.map(one_more));
  const began = Date.now();
  const gone = clinic.stop();
  const heard = [];
  const closed = await (async () => {
    for (;;) {
      const message = await visitor.next(() => true).catch((error) => error);
      if (message instanceof Error) return message.message;
      heard.push(message);
    }
  })();
  assert.match(closed, /^closed with 1001 back_in_ms=\d+$/);
  visitor.wire.say(closing(1001));
  await gone;
  assert.ok(Date.now() - began < 10_000, 'it took longer than ten seconds');
  assert.equal(clinic.process.exitCode, 0);
  await deaf.rest();
  await idle.rest();

  await clinic.start();
  const again = await Visitor.enter(clinic, group.room, group.Aminata);
  const kept = JSON.stringify(again.document.goals);
  for (const { ok } of heard) if (ok) assert.ok(kept.includes(ok), 'an acknowledged word is lost');
  again.leave();
});

test('K1: after a sign-in its secret is in no address and no link', async () => {
  const cookie = await sign_in(clinic);
  const answer = await post(clinic, '/api/invitations', { room: group.room }, { cookie });
  const { link } = JSON.parse(answer.body);
  assert.ok(!link.includes(cookie.split('=')[1]));
  assert.match(new URL(link).hash, /^#\/join\//, 'behind the #, where no server log gets it');
});
