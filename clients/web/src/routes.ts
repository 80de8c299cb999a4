// SPDX-License-Identifier: Apache-2.0
// Every address of the page, and who may stand there.
import type { Component } from 'svelte';
import { with_words } from './i18n/i18n.svelte';
import Help from './screens/Help.svelte';
import NotFound from './screens/NotFound.svelte';

export interface Route {
  path: string;
  // Loaded when it is first shown.
  // Its props are the named parts of the path.
  load(): Promise<{ default: Component<any> }>;
  // Nobody gets here without being signed in.
  signed_in?: boolean;
}

const doors = () => with_words('doors', import('./screens/doors/Doors.svelte'));

const course = (screen: ReturnType<Route['load']>) => with_words('course', screen);

const read = (screen: ReturnType<Route['load']>) =>
  import('./screens/read/with_pages').then(({ with_pages }) => with_pages(screen));

const weeks = () => with_words('together', import('./screens/together/WeeksScreen.svelte'));
const sheets = () => with_words('together', import('./screens/together/SheetsScreen.svelte'));

const form = (screen: ReturnType<Route['load']>) => with_words('form', screen);

const summary = () => with_words('summary', import('./screens/summary/SummaryScreen.svelte'));

const settings = () => with_words('settings', import('./screens/settings/Settings.svelte'));

// Goals are set in that meeting too, with the words of their own part.
const pregroup = () =>
  with_words('goals', with_words('pregroup', import('./screens/pregroup/Pregroup.svelte')));

function now(screen: Component<any>): Route['load'] {
  return async () => ({ default: screen });
}

export const not_found: Route = { path: '*', load: now(NotFound) };

export const routes: Route[] = [
  { path: '/', load: () => import('./screens/Home.svelte') },
  // In the first file, so that it opens whatever else does not.
  { path: '/help', load: now(Help) },
  { path: '/join/:token', load: () => import('./screens/Join.svelte') },
  { path: '/sign-in', load: () => import('./screens/SignIn.svelte') },
  { path: '/signed-out', load: () => import('./screens/SignedOut.svelte') },
  { path: '/doors', load: doors },
  { path: '/doors/:door', load: doors },
  { path: '/read', load: () => read(import('./screens/read/Library.svelte')) },
  { path: '/read/:id', load: () => read(import('./screens/read/ReadPage.svelte')) },
  { path: '/today', load: () => import('./screens/Today.svelte'), signed_in: true },
  { path: '/group', load: () => import('./screens/Group.svelte'), signed_in: true },
  { path: '/form/:form', load: () => form(import('./screens/form/Form.svelte')), signed_in: true },
  {
    path: '/progress',
    load: () => form(import('./screens/form/Progress.svelte')),
    signed_in: true,
  },
  { path: '/person/:seat', load: () => import('./screens/Person.svelte'), signed_in: true },
  { path: '/pregroup/:seat', load: pregroup, signed_in: true },
  { path: '/pregroup/:seat/:step', load: pregroup, signed_in: true },
  { path: '/goals', load: () => import('./screens/Goals.svelte'), signed_in: true },
  { path: '/plan', load: () => import('./screens/SafetyPlan.svelte'), signed_in: true },
  { path: '/care/:risk', load: () => import('./screens/Risk.svelte'), signed_in: true },
  { path: '/watch', load: () => import('./screens/Watch.svelte'), signed_in: true },
  { path: '/weeks', load: weeks, signed_in: true },
  { path: '/weeks/:seat', load: weeks, signed_in: true },
  { path: '/sheets', load: sheets, signed_in: true },
  { path: '/papers', load: () => import('./screens/Papers.svelte'), signed_in: true },
  { path: '/papers/:page', load: () => import('./screens/Papers.svelte'), signed_in: true },
  { path: '/summary', load: summary, signed_in: true },
  {
    path: '/course',
    load: () => course(import('./screens/course/Course.svelte')),
    signed_in: true,
  },
  {
    path: '/course/plan',
    load: () => course(import('./screens/course/Plan.svelte')),
    signed_in: true,
  },
  {
    path: '/course/strengths',
    load: () => course(import('./screens/course/Strengths.svelte')),
    signed_in: true,
  },
  {
    path: '/course/book',
    load: () => course(import('./screens/course/Book.svelte')),
    signed_in: true,
  },
  { path: '/settings', load: settings, signed_in: true },
];
