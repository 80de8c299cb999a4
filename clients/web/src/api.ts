// SPDX-License-Identifier: Apache-2.0
// The few things that are asked over HTTP: who I am, getting in, getting out.

export interface Fault {
  code: string;
  at: string;
  message: string;
}

export type Reply<T> = { got: T } | { fault: Fault };

export interface MyRoom {
  room: string;
  name: string;
  role: 'member' | 'facilitator' | 'cofacilitator' | 'observer';
}

export interface Me {
  person: string;
  name: string;
  rooms: MyRoom[];
  has_passphrase?: boolean;
}

export interface Invited {
  group: string;
  clinic?: string;
}

export interface Invitation {
  id: string;
  room: string;
  made_at: number;
  expires_at: number;
  used?: boolean;
  // Only in the answer to making it: the secret is nowhere kept.
  url?: string;
  qr?: string;
}

export interface Login {
  id: string;
  since: number;
  seen_at: number;
  device: string;
  this_one: boolean;
}

export interface Demo {
  clinic: string;
  doors: { door: string; name: string; role: 'facilitator' | 'member' | 'observer' }[];
  join?: { url: string; qr?: string };
}

// Nobody answered: the line, not the request.
export const unreachable = 'unreachable';

export const api = {
  me: () => get<Me>('/api/me'),
  sign_in: (login: string, password: string, only_mine: boolean) =>
    post<Me>('/api/sign-in', { login, password, only_mine }),
  sign_out: () => post<object>('/api/sign-out', {}),
  sign_out_everywhere: () => post<object>('/api/sign-out-everywhere', {}),
  look: (token: string) => post<Invited>('/api/join/look', { token }),
  join: (fields: { token: string; name: string; only_mine: boolean; passphrase?: string }) =>
    post<Me>('/api/join', fields),
  invitations: () => get<{ invitations: Invitation[] }>('/api/invitations'),
  invite: (room: string) => post<Invitation>('/api/invitations', { room }),
  revoke_invitation: (id: string) => post<object>('/api/invitations/revoke', { id }),
  set_passphrase: (passphrase: string) => post<object>('/api/passphrase', { passphrase }),
  logins: () => get<{ logins: Login[] }>('/api/logins'),
  revoke_login: (id: string) => post<object>('/api/logins/revoke', { id }),
  demo: () => get<Demo>('/api/demo'),
  enter_demo: (door: string) => post<Me>('/api/demo/enter', { door }),
};

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
