// SPDX-License-Identifier: Apache-2.0
// What the server answers over plain HTTP: checklist J1, J2, J5-J8, as far as no browser is needed
// to see it (J3 and J4 are of tests/browser).
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join as path_of } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as rest } from 'node:timers/promises';
import { cookie_of, group_of, sign_in } from './support/people.mjs';
import { ask, get, post, request, upgrade } from './support/requests.mjs';
import { routes } from './support/routes.mjs';
import { serve } from './support/served.mjs';
import { Wire } from './support/wire.mjs';
import { password } from '../../browser/support/server.mjs';

let clinic, group;

before(async () => {
  clinic = await serve({ serve: ['--proxy', '127.0.7.7'] });
  group = await group_of(clinic, 'Amina');
});
after(() => clinic?.close());

test('J1: every answer forbids what is not needed', async () => {
  const csp = {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
    'form-action': "'self'",
    'connect-src': "'self'",
  };
  const answers = {
    'the page': await get(clinic, '/'),
    'who I am': await get(clinic, '/api/me', { cookie: group.dana }),
    'my sign-ins': await get(clinic, '/api/logins', { cookie: group.dana }),
    nothing: await get(clinic, '/nowhere'),
    'a refusal': await post(clinic, '/api/sign-in', { login: 'dana' }),
    'no socket': await ask(clinic.port, upgrade(clinic, group.room, undefined)),
    'bad HTTP': await ask(clinic.port, 'GET / HTTP/1.1\r\n\r\n'),
    health: await get(clinic, '/healthz'),
  };
  for (const [what, { headers }] of Object.entries(answers)) {
    const said = Object.fromEntries(
      headers['content-security-policy'].split('; ').map((part) => {
        const [name, ...values] = part.split(' ');
        return [name, values.join(' ')];
      }),
    );
    for (const [name, value] of Object.entries(csp))
      assert.equal(said[name], value, `${what}: ${name}`);
    assert.ok(!/unsafe|\*/.test(headers['content-security-policy']), what);
    assert.equal(headers['x-content-type-options'], 'nosniff', what);
    assert.equal(headers['referrer-policy'], 'no-referrer', what);
    assert.equal(headers['cross-origin-opener-policy'], 'same-origin', what);
    assert.equal(headers.server, undefined, what);
    if (what !== 'the page') assert.equal(headers['cache-control'], 'no-store', what);
  }
  assert.match(answers['the page'].headers['cache-control'], /no-cache|no-store/);
});

test('J1: over TLS a browser is told to stay there for a year or more', async () => {
  const by_tls = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-For': '127.0.7.1' };
  const secure = await ask(clinic.port, request('GET', '/', by_tls), { from: '127.0.7.7' });
  const age = /max-age=(\d+)/.exec(secure.headers['strict-transport-security']);
  assert.ok(Number(age[1]) >= 365 * 86_400);
  // Whoever is no proxy of ours is not believed.
  const made_up = await ask(clinic.port, request('GET', '/', by_tls), { from: '127.0.7.8' });
  assert.equal(made_up.headers['strict-transport-security'], undefined);
});

test('J2: cookies are for this server alone, over TLS alone, and no script reads them', async () => {
  for (const only_mine of [false, true]) {
    const answer = await post(clinic, '/api/sign-in', { login: 'dana', password, only_mine });
    const cookies = answer.headers['set-cookie'].split('\n');
    assert.equal(cookies.length, 2, 'the sign-in, and the marks of the device');
    for (const cookie of cookies) {
      const [pair, ...attributes] = cookie.split('; ');
      assert.match(pair, /^__Host-/);
      assert.ok(pair.split('=')[1].length >= 43, '256 random bits');
      for (const one of ['Path=/', 'HttpOnly', 'Secure']) assert.ok(attributes.includes(one), one);
      assert.ok(attributes.some((one) => /^SameSite=(Lax|Strict)$/.test(one)));
      assert.ok(!attributes.some((one) => one.startsWith('Domain')));
      // As long as a sign-in that is used can last: half a year. Where others come too, nothing
      // stays when the window is closed.
      assert.equal(
        attributes.some((one) => one.startsWith('Max-Age')),
        only_mine,
      );
      const age = /Max-Age=(\d+)/.exec(cookie);
      assert.ok(!age || Number(age[1]) >= 180 * 86_400);
    }
  }
});

test('J5: looking changes nothing: no GET leaves a trace in the data', async () => {
  const folder = path_of(clinic.folder, 'data');
  const all = routes();
  assert.ok(all.length >= 18, `the routes were found: ${all.length}`);
  for (const { path } of all) await get(clinic, path, { cookie: group.dana });
  const data = () => {
    const names = readdirSync(folder).filter((name) => /^(octet|keys)\.db(-wal)?$/.test(name));
    return names.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(path_of(folder, name)))
        .digest('hex'),
    ]);
  };
  // What was written until now goes from the WAL into the file by itself, once it is quiet.
  const wal = path_of(folder, 'octet.db-wal');
  while (statSync(wal).size > 0) await rest(20);
  const before = data();
  assert.ok(before.length >= 2);
  for (const cookie of [group.dana, group.Amina, undefined]) {
    for (const { path } of all) {
      for (const query of ['', `?room=${group.room}`]) await get(clinic, path + query, { cookie });
      await ask(clinic.port, request('HEAD', path, { Cookie: cookie }));
    }
  }
  assert.deepEqual(data(), before);
});

test('J6: a change is asked for by a page of ours, in JSON, with POST', async () => {
  const posts = routes().filter(({ method }) => method === 'POST');
  const headers = { Origin: clinic.url, 'Content-Type': 'application/json', Cookie: group.dana };
  const bad = [
    [403, { Origin: undefined }],
    [403, { Origin: 'null' }],
    [403, { Origin: 'https://evil.example' }],
    [403, { Origin: undefined, 'Sec-Fetch-Site': 'cross-site' }],
    [403, { Origin: undefined, 'Sec-Fetch-Site': 'same-site' }],
    [415, { 'Content-Type': undefined }],
    [415, { 'Content-Type': 'text/plain' }],
    [415, { 'Content-Type': 'application/x-www-form-urlencoded' }],
    [415, { 'Content-Type': 'multipart/form-data; boundary=x' }],
  ];
  for (const { path } of posts) {
    for (const [status, other] of bad) {
      const answer = await ask(clinic.port, request('POST', path, { ...headers, ...other }, '{}'));
      assert.equal(answer.status, status, `${path} with ${JSON.stringify(other)}`);
    }
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const answer = await ask(clinic.port, request(method, path, headers));
      const also_looked_at = routes().some((one) => one.method === 'GET' && one.path === path);
      if (method !== 'GET' || !also_looked_at)
        assert.equal(answer.status, 405, `${method} ${path}`);
    }
  }
  assert.equal(
    (await get(clinic, '/api/me', { cookie: group.dana })).status,
    200,
    'still signed in',
  );
});

test('J6: nobody is signed in by the page of another', async () => {
  const body = JSON.stringify({ login: 'dana', password, only_mine: false });
  const headers = { Origin: 'https://evil.example', 'Content-Type': 'application/json' };
  const answer = await ask(clinic.port, request('POST', '/api/sign-in', headers, body));
  assert.equal(answer.status, 403);
  assert.equal(cookie_of(answer), undefined);
});

describe('J7: what two readers could read in two ways is refused, and the connection ends', () => {
  const begin =
    'POST /api/sign-in HTTP/1.1\r\nHost: a\r\nOrigin: x\r\nContent-Type: application/json\r\n';
  const chunked = 'Transfer-Encoding: chunked\r\n';
  const bad = {
    'length and coding': `${begin}Content-Length: 3\r\n${chunked}\r\n0\r\n\r\n`,
    'coding and length': `${begin}${chunked}Content-Length: 3\r\n\r\n0\r\n\r\n`,
    'an unknown coding': `${begin}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`,
    'a coding with a strange space': `${begin}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n`,
    'a coding with a strange name': `${begin}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
    'two codings': `${begin}${chunked}${chunked}\r\n0\r\n\r\n`,
    'two lengths': `${begin}Content-Length: 0\r\nContent-Length: 5\r\n\r\nhello`,
    'a list of lengths': `${begin}Content-Length: 5, 5\r\n\r\nhello`,
    'a length with a sign': `${begin}Content-Length: +5\r\n\r\nhello`,
    'a length in hex': `${begin}Content-Length: 0x5\r\n\r\nhello`,
    'a folded line': 'GET / HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n',
    'a bare line feed': 'GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n',
    'a bare carriage return': 'GET / HTTP/1.1\r\nHost: a\rX: b\r\n\r\n',
    'a NUL': 'GET / HTTP/1.1\r\nHost: a\r\nX: \0\r\n\r\n',
    'a chunk that is no number': `${begin}${chunked}\r\nx\r\nabc\r\n0\r\n\r\n`,
    'a chunk with a sign': `${begin}${chunked}\r\n-3\r\nabc\r\n0\r\n\r\n`,
    'a chunk that is too long': `${begin}${chunked}\r\n1\r\nabc\r\n0\r\n\r\n`,
    'a chunk beyond all numbers': `${begin}${chunked}\r\nffffffffffffffffff\r\nabc\r\n0\r\n\r\n`,
    'two hosts': 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
    'no host': 'GET / HTTP/1.1\r\nX: a\r\n\r\n',
    'a whole address as target': 'GET http://evil.example/ HTTP/1.1\r\nHost: a\r\n\r\n',
    'HTTP of another age': 'GET / HTTP/0.9\r\nHost: a\r\n\r\n',
    'no HTTP at all': '\x16\x03\x01\x02\x00\x01\r\n\r\n',
  };
  for (const [what, bytes] of Object.entries(bad)) {
    test(`J7: ${what}`, async () => {
      // What is smuggled in behind it is never answered.
      const wire = Wire.open(clinic.port).say(bytes, request('GET', '/api/me'));
      assert.equal((await wire.answer()).status, 400);
      assert.equal((await wire.rest()).length, 0);
    });
  }
  for (const method of ['TRACE', 'CONNECT', 'TRACK', 'PATCHY']) {
    test(`J7: ${method} is not done here`, async () => {
      const wire = Wire.open(clinic.port).say(
        request(method, '/api/me'),
        request('GET', '/api/me'),
      );
      assert.equal((await wire.answer()).status, 405);
      assert.equal((await wire.rest()).length, 0);
    });
  }
});

test('J9: nobody is served over an open line: not without TLS, or a proxy that is named', () => {
  for (const listen of ['0.0.0.0:0', '[::]:0', '192.0.2.1:0']) {
    assert.throws(
      () => clinic.octet('serve', `--listen=${listen}`),
      /open line.*--tls-certificate/,
    );
  }
});

test('J8: signing out empties what the browser kept', async () => {
  const cookie = await sign_in(clinic);
  const answer = await post(clinic, '/api/sign-out', {}, { cookie });
  assert.match(answer.headers['clear-site-data'], /"cache".*"storage"/);
  assert.match(answer.headers['set-cookie'], /^__Host-[^=]+=; .*Max-Age=0/);
  assert.equal(JSON.parse((await get(clinic, '/api/me', { cookie })).body).person, undefined);
});
