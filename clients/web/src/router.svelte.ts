// SPDX-License-Identifier: Apache-2.0
// Which screen is shown. Addresses stand after the # so that no server or proxy ever logs them.
import { announcer } from './ui/announcer.svelte';

export interface Found<Route> {
  route: Route;
  // What stood where the pattern has a ":name".
  parts: Record<string, string>;
}

export function path_of(hash: string): string {
  const path = hash.replace(/^#/, '').replace(/\/+$/, '');
  return path.startsWith('/') ? path : '/';
}

export function find<Route extends { path: string }>(
  routes: Route[],
  path: string,
): Found<Route> | undefined {
  const asked = path.split('/');
  for (const route of routes) {
    const pattern = route.path.replace(/\/$/, '').split('/');
    if (pattern.length !== asked.length && !(route.path === '/' && path === '/')) continue;
    const parts = match(pattern, asked);
    if (parts) return { route, parts };
  }
  return undefined;
}

function match(pattern: string[], asked: string[]): Record<string, string> | undefined {
  const parts: Record<string, string> = {};
  for (const [index, piece] of pattern.entries()) {
    const given = asked[index] ?? '';
    if (piece.startsWith(':') && given) parts[piece.slice(1)] = decode(given);
    else if (piece !== given) return undefined;
  }
  return parts;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

class Router {
  path = $state(path_of(location.hash));

  start(): void {
    addEventListener('hashchange', () => (this.path = path_of(location.hash)));
  }

  go(path: string): void {
    location.hash = path;
  }

  // Without a step to go back to: a used link, a screen that only sends on.
  replace(path: string): void {
    history.replaceState(null, '', `#${path}`);
    this.path = path_of(path);
  }
}

export const router = new Router();

let arrived_at: string | undefined;

// False for the page's first screen: there a browser begins where it likes.
export const has_arrived = (): boolean => arrived_at === router.path;

// A new screen begins at its heading, for eyes, for keyboards and for ears.
export function arrive(): void {
  arrived_at = router.path;
  const heading = document.querySelector<HTMLElement>('h1');
  window.scrollTo(0, 0);
  heading?.focus({ preventScroll: true });
  if (heading?.textContent) announcer.say(heading.textContent);
}
