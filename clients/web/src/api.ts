// SPDX-License-Identifier: Apache-2.0
// The few things that are asked over HTTP: who I am, getting in, getting out.
import type { HelpPlace } from './data/help_places';

export interface Fault {
  code: string;
  at: string;
  message: string;
  wait_ms?: number;
}

export type Reply<T> = { got: T } | { fault: Fault };

export type Role = 'member' | 'facilitator' | 'cofacilitator' | 'observer';

export interface GroupOfMine {
  room: string;
  name: string;
  role: Role;
}

// Nobody is signed in when there is no person.
export interface Me {
  person?: string;
  name?: string;
  kind?: 'staff' | 'member';
  groups: GroupOfMine[];
  login_name?: string;
  has_passphrase: boolean;
  clinic: string;
  demo: boolean;
}

export interface LinkLooked {
  group: string;
  clinic: string;
  expires_at: number;
}

export interface Invited {
  id: string;
  // Shown once: it is not kept.
  link: string;
  qr: string;
  expires_at: number;
}

export interface InvitationLine {
  id: string;
  state: 'open' | 'used' | 'expired' | 'revoked';
  made_at: number;
  expires_at: number;
}

export interface LoginLine {
  id: string;
  since: number;
  only_mine: boolean;
  this_one: boolean;
}

export interface Doors {
  room: string;
  doors: { id: string; name: string; role: Role; label: string }[];
  // Missing when the seat is taken.
  join_link?: string;
  join_qr?: string;
}

// Nobody answered: the line, not the request.
export const unreachable = 'unreachable';

export const api = {
  me: () => get<Me>('/api/me'),
  sign_in: (login: string, password: string, only_mine: boolean) =>
    post<Me>('/api/sign-in', { login, password, only_mine }),
  sign_out: () => post<object>('/api/sign-out', {}),
  sign_out_everywhere: () => post<object>('/api/sign-out-everywhere', {}),
  look: (token: string) => post<LinkLooked>('/api/join/look', { token }),
  join: (fields: { token: string; name: string; only_mine: boolean; passphrase?: string }) =>
    post<Me>('/api/join', fields),
  invitations: (room: string) =>
    get<{ invitations: InvitationLine[] }>(`/api/invitations?room=${encodeURIComponent(room)}`),
  invite: (room: string) => post<Invited>('/api/invitations', { room }),
  revoke_invitation: (id: string) => post<object>('/api/invitations/revoke', { id }),
  set_passphrase: (fields: { passphrase: string; current?: string }) =>
    post<object>('/api/passphrase', fields),
  logins: () => get<{ logins: LoginLine[] }>('/api/logins'),
  revoke_login: (id: string) => post<object>('/api/logins/revoke', { id }),
  help: () => get<{ places: HelpPlace[] }>('/api/help'),
  doors: () => get<Doors>('/api/demo'),
  enter_door: (door: string) => post<Me>('/api/demo/enter', { door }),
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

function fault_in(body: unknown, status: number): Fault {
  if (typeof body === 'object' && body !== null && 'code' in body) {
    return { at: '', message: '', ...body } as Fault;
  }
  // A proxy answered in our place.
  return { code: status >= 500 ? unreachable : `http_${status}`, at: '', message: '' };
}
