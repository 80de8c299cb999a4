// SPDX-License-Identifier: Apache-2.0
// The server that is measured, and the clinics that it serves.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bin, folder, must, must_first, rest, start } from './machine.mjs';

// All that differs from the product's defaults: one machine plays thousands of people, and each of
// them acts more often than a person can.
export const raised = {
  '--limit-commands': 100000,
  '--limit-messages': 100000,
  '--limit-newcomers': 1024,
};

// A data directory of so many groups of nine in their fifth week, or young: before their first
// session, and the people who are in them.
export function make_clinic(name, { groups, records = 0, days = 9, wake = true, young = false }) {
  const data = join(folder, name);
  const people = `${data}.people`;
  const key = join(folder, 'octet.key');
  const words = [data, key, people, groups, records, days, wake ? 1 : 0, young ? 1 : 0];
  const said = must_first(bin('make-clinic'), words.map(String));
  return { name, data, key, people, ...JSON.parse(said) };
}

// What was prepared is on the disk when this returns: else the system writes it some seconds later,
// in the midst of what is measured.
let copies = 0;
export function copy_of(clinic) {
  const data = `${clinic.data}-${++copies}`;
  cpSync(clinic.data, data, { recursive: true, filter: (file) => !file.endsWith('.sock') });
  must('sync', []);
  return { ...clinic, data };
}

export function discard(copy) {
  rmSync(copy.data, { recursive: true, force: true });
}

// A person's line: what make-clinic wrote about them.
export function people_of(clinic) {
  const lines = readFileSync(clinic.people, 'utf8').trim().split('\n');
  return lines.map((line) =>
    Object.fromEntries(line.split('\t').map((pair) => pair.split(/=(.*)/s).slice(0, 2))),
  );
}

// The people's file for one run of a load generator: nobody uses a command's id twice. `sits`: who
// of each room's nine.
let runs = 0;
export function people_for_a_run(clinic, server, sits = () => true) {
  const file = join(folder, `run-${++runs}.people`);
  const more = `\torigin=${server.url}\trun=r${runs}`;
  const lines = readFileSync(clinic.people, 'utf8').trim().split('\n');
  const some = lines.filter((_, place) => sits(place % 9));
  writeFileSync(file, some.map((line) => `${line}${more}\n`).join(''));
  return file;
}

async function is_ready(url) {
  const answer = await fetch(`${url}/readyz`).catch(() => undefined);
  return answer?.ok ?? false;
}

// A page is not what is measured.
function some_web() {
  const web = join(folder, 'web');
  mkdirSync(web, { recursive: true });
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>Bench</title>');
  return web;
}

// Serves until stop(). `ready_ms`: from its start to the first yes to /readyz.
export async function serve(clinic, { port = 0, web = some_web(), more = [], env = {} } = {}) {
  const limits = Object.entries(raised).flatMap(([name, value]) => [name, String(value)]);
  let url = port ? `http://127.0.0.1:${port}` : '';
  const words = ['serve', '--data', clinic.data, '--key', clinic.key, '--loops', '1'];
  words.push('--listen', `127.0.0.1:${port}`, '--web', web, ...limits, ...more);
  const began = performance.now();
  const settings = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const server = start(0, 'env', [...settings, bin('octet'), ...words], (line) => {
    url ||= /url=(http:\S+)/.exec(line)?.[1] ?? '';
    if (/ (warning|error) /.test(line)) console.error(line);
  });
  while (performance.now() - began < 60_000) {
    if (url && (await is_ready(url))) {
      const ready_ms = performance.now() - began;
      return { ...server, url, port: Number(new URL(url).port), ready_ms };
    }
    await rest(2);
  }
  throw new Error('the server did not become ready');
}

// The sum of a metric over all its labels.
export async function metric(server, name) {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  const lines = text.split('\n').filter((line) => new RegExp(`^${name}(\\{| )`).test(line));
  return lines.reduce((sum, line) => sum + Number(line.split(' ').pop()), 0);
}

// The ms from `began` until a metric has reached this; Infinity when it does not within 40 s.
export async function when(server, name, at_least, began) {
  while (performance.now() - began < 40_000) {
    if ((await metric(server, name)) >= at_least) return performance.now() - began;
    await rest(50);
  }
  return Infinity;
}

// Serves, and every room is open and has noted what it notes then: a session runs in each, so all
// open by themselves.
export async function serve_open(clinic, options) {
  const server = await serve(clinic, options);
  await when(server, 'octet_rooms_opened_total', clinic.groups, performance.now());
  return server;
}
