// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { find, path_of } from './router.svelte';

const routes = [
  { path: '/' },
  { path: '/join/:token' },
  { path: '/join' },
  { path: '/group/:tab' },
];

test.each([
  ['', '/'],
  ['#', '/'],
  ['#/', '/'],
  ['#/help/', '/help'],
  ['#main', '/'],
])('%o means %s', (hash, path) => expect(path_of(hash)).toBe(path));

test.each([
  ['/', '/', {}],
  ['/join', '/join', {}],
  ['/join/a%2Fb', '/join/:token', { token: 'a/b' }],
  ['/join/%E0%A4%A', '/join/:token', { token: '%E0%A4%A' }],
  ['/group/agenda', '/group/:tab', { tab: 'agenda' }],
])('%s is found', (path, pattern, parts) => {
  expect(find(routes, path)).toEqual({ route: { path: pattern }, parts });
});

test.each(['/nowhere', '/join/a/b', '/group'])('%s is not found', (path) => {
  expect(find(routes, path)).toBeUndefined();
});
