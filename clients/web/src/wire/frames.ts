// SPDX-License-Identifier: Apache-2.0
// What passes over a room's socket, whatever the room holds.

export type Entity = object;
export type Doc = Record<string, Record<string, Entity>>;
export type Patch = Record<string, Record<string, Entity | null>>;

// Why a command was refused: a stable code, the place of the fault, a sentence for a person.
export interface Refused {
  code: string;
  at: string;
  message: string;
  // What it is about, of what was sent.
  words?: string;
}

export interface Patched {
  n: number;
  at: number;
  patch: Patch;
}

export interface Welcome {
  you: unknown;
  cursor: string;
  now: number;
  doc?: Doc;
  patches?: Patched[];
}

export interface Live {
  is: string;
  [field: string]: unknown;
}

export interface Command {
  do: string;
  id: string;
  with: object;
}

export type FromServer =
  | { welcome: Welcome }
  | { ok: string; found?: Patch }
  | { no: string; why: Refused }
  | Patched
  | { live: Live };

export type FromClient = Command | { live: Live };

// One frame holds one message a line. A line that cannot be read is skipped: a newer server may
// say more than this page knows.
export function messages_in(frame: string): FromServer[] {
  const messages: FromServer[] = [];
  for (const line of frame.split('\n')) {
    if (line === '') continue;
    try {
      const message: unknown = JSON.parse(line);
      if (typeof message === 'object' && message !== null) messages.push(message as FromServer);
    } catch {
      continue;
    }
  }
  return messages;
}
