// SPDX-License-Identifier: Apache-2.0
// The sheets that a group works on, found and put in order. No framework, no clock.
import kinds from '../data/sheets.json';
import type {
  Document,
  FocusView,
  SheetBox,
  SheetEntryView,
  SheetKind,
  SheetView,
} from '../wire/generated';
import { all, session, type With } from './views';

export const sheet_kinds = kinds.kinds.map(({ kind }) => kind as SheetKind);

const data = (kind: SheetKind) => kinds.kinds.find((one) => one.kind === kind);

// In the order in which the questions are asked.
export const boxes_of = (kind: SheetKind) => (data(kind)?.boxes ?? []) as SheetBox[];
export const source_of = (kind: SheetKind) => data(kind)?.source ?? '';

// Those that stand in one place: of a box, or what follows from one option.
export function entries_in(sheet: SheetView, box: SheetBox, under?: string): SheetEntryView[] {
  return sheet.entries.filter((entry) => entry.box === box && entry.under === under);
}

export const choice_of = (sheet: SheetView) => sheet.entries.find(({ id }) => id === sheet.choice);

// Who was let in and may be helped with a sheet.
export function who_is_here(doc: Document): string[] {
  const here = doc.floor?.['this']?.here ?? [];
  return session(doc) ? here.map(({ seat }) => seat) : [];
}

// What the group works on together now.
export function live_sheet(doc: Document): With<SheetView> | undefined {
  return all(doc.sheets).find(({ live }) => live);
}

// The group is at work: the session is open or comes to its end.
export function at_work(doc: Document): boolean {
  const now = session(doc);
  return now?.state === 'open' || now?.state === 'closing';
}

// The focus turns of the session that is at work, the newest first.
export function focuses_here(doc: Document): With<FocusView>[] {
  const now = session(doc);
  if (!at_work(doc)) return [];
  return all(doc.focus)
    .filter((focus) => focus.session === now?.id)
    .sort((one, other) => other.at - one.at);
}
