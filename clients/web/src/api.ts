// SPDX-License-Identifier: Apache-2.0
// The few things that are asked over HTTP: who I am, getting in, getting out.
import type { HelpPlace } from './data/help_places';
import type {
  Attention,
  Done,
  Doors,
  EnterDoor,
  Invitations,
  Invite,
  Invited,
  Join,
  LinkLooked,
  Logins,
  LookAtLink,
  Me,
  NewGroup,
  NewGroupFounded,
  Problem,
  Programmes,
  Reading,
  RevokeInvitation,
  RevokeLogin,
  SetPassphrase,
  SignIn,
} from './wire/generated';

export type Reply<T> = { got: T } | { fault: Problem };

// Nobody answered: the line, not the request.
export const unreachable = 'unreachable';

export const api = {
  me: () => get<Me>('/api/me'),
  attention: () => get<Attention>('/api/attention'),
  sign_in: (fields: SignIn) => post<Me>('/api/sign-in', fields),
  sign_out: () => post<Done>('/api/sign-out', {}),
  sign_out_everywhere: () => post<Done>('/api/sign-out-everywhere', {}),
  look: (fields: LookAtLink) => post<LinkLooked>('/api/join/look', fields),
  join: (fields: Join) => post<Me>('/api/join', fields),
  invitations: (room: string) =>
    get<Invitations>(`/api/invitations?room=${encodeURIComponent(room)}`),
  invite: (fields: Invite) => post<Invited>('/api/invitations', fields),
  revoke_invitation: (fields: RevokeInvitation) => post<Done>('/api/invitations/revoke', fields),
  set_passphrase: (fields: SetPassphrase) => post<Done>('/api/passphrase', fields),
  logins: () => get<Logins>('/api/logins'),
  revoke_login: (fields: RevokeLogin) => post<Done>('/api/logins/revoke', fields),
  programmes: () => get<Programmes>('/api/programmes'),
  found: (fields: NewGroup) => post<NewGroupFounded>('/api/founding', fields),
  help: () => get<{ places: HelpPlace[] }>('/api/help'),
  reading: () => get<Reading>('/api/reading'),
  doors: () => get<Doors>('/api/demo'),
  enter_door: (fields: EnterDoor) => post<Me>('/api/demo/enter', fields),
};

// A picture that the server drew, as an address that an <img> takes.
export function picture(svg: string): string {
  return svg.startsWith('data:') ? svg : `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

// Signs out while the page goes away: nobody waits for the answer.
export function goodbye(): void {
  void fetch('/api/sign-out', { ...json({}), keepalive: true }).catch(() => {});
}

function get<T>(path: string): Promise<Reply<T>> {
  return ask<T>(path, {});
}

function post<T>(path: string, body: object): Promise<Reply<T>> {
  return ask<T>(path, json(body));
}

function json(body: object): RequestInit {
  const headers = { 'Content-Type': 'application/json' };
  return { method: 'POST', headers, body: JSON.stringify(body) };
}

async function ask<T>(path: string, init: RequestInit): Promise<Reply<T>> {
  try {
    const response = await fetch(path, { ...init, cache: 'no-store', credentials: 'same-origin' });
    const body: unknown = await response.json().catch(() => undefined);
    if (response.ok) return { got: (body ?? {}) as T };
    return { fault: fault_in(body, response.status) };
  } catch {
    return { fault: { code: unreachable, at: '', message: '' } };
  }
}

function fault_in(body: unknown, status: number): Problem {
  if (typeof body === 'object' && body !== null && 'code' in body) {
    return { at: '', message: '', ...body } as Problem;
  }
  // A proxy answered in our place.
  return { code: status >= 500 ? unreachable : `http_${status}`, at: '', message: '' };
}
