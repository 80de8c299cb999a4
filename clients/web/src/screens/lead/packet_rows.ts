// SPDX-License-Identifier: Apache-2.0
// The packet's tables: what each thing that a session asks for came to, over the sessions.
import type {
  Document,
  FidelityItem,
  PacketItem,
  PacketMember,
  PacketView,
} from '../../wire/generated';

export interface Row {
  item: FidelityItem;
  // One for each session; undefined: that session did not ask for it.
  cells: (PacketItem | undefined)[];
}

export function fidelity_rows(packet: PacketView): Row[] {
  const items = [...new Set(packet.sessions.flatMap(({ items }) => items.map(({ item }) => item)))];
  return items.map((item) => ({
    item,
    cells: packet.sessions.map(({ items }) => items.find((one) => one.item === item)),
  }));
}

export const attended = (member: PacketMember, n: number) =>
  member.attendance.find((one) => one.n === n)?.status;

// What the measure and its band are called here; its own short name where the group has it no more.
export function measure_words(doc: Document, measure: string, language: string) {
  const view = doc.measures?.[measure];
  const titles = view?.band_titles[language] ?? view?.band_titles['en'];
  const band = (id: string | undefined) =>
    titles?.[view?.bands.findIndex((one) => one.id === id) ?? -1] ?? '';
  return { name: view?.name ?? measure, band };
}

const words_of = (text: string) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
const small = (word: string) => word.toLocaleLowerCase();

// What is written small in a longer name ("de la") is a plain word.
function telling_parts(name: string): string[] {
  const parts = words_of(name);
  const telling = (part: string) => part !== small(part) || part === part.toLocaleUpperCase();
  return parts.filter((part) => part.length > 1 && (parts.length === 1 || telling(part)));
}

// Some scripts have no spaces between words: there a name may stand anywhere.
function unspaced_name(name: string): string {
  return /[a-z]/i.test(name) ? '' : small(words_of(name).join(''));
}

// The names that stand in a text and should not; small and capital letters are the same.
export function names_in(doc: Document, text: string): string[] {
  const words = new Set(words_of(text).map(small));
  const all = small(text);
  // "Rosa's" is two words; "Rosas" is hers as well.
  const stands = (part: string) => words.has(part) || words.has(`${part}s`);
  const hidden = (name: string) => name !== '' && all.includes(name);
  return Object.values(doc.seats ?? {})
    .map(({ name }) => name ?? '')
    .filter(
      (name) =>
        telling_parts(name).some((part) => stands(small(part))) || hidden(unspaced_name(name)),
    );
}
