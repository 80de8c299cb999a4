// SPDX-License-Identifier: Apache-2.0
// Which pages fit what somebody looks for.
import type { PageToRead, ProblemArea } from '../wire/generated';
import { shelf_names, type ContentPage, type Shelves } from './shape';

export interface Wanted {
  area?: ProblemArea | undefined;
  // Every one of them stands somewhere on the page.
  words?: string;
}

export function page_of(shelves: Shelves, id: string): ContentPage | undefined {
  return all_pages(shelves).find((page) => page.id === id);
}

export function fits(page: ContentPage, { area, words = '' }: Wanted): boolean {
  if (area && !page.areas?.includes(area)) return false;
  const text = folded(text_of(page).join(' '));
  return folded(words)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

// The pages on the first of these areas, then on the second, then the rest; each in its order.
export function fitting_first(
  pages: readonly ContentPage[],
  areas: readonly (ProblemArea | undefined)[],
): ContentPage[] {
  const rank = (page: ContentPage) => {
    const at = areas.findIndex((area) => area && page.areas?.includes(area));
    return at < 0 ? areas.length : at;
  };
  return [...pages].sort((one, other) => rank(one) - rank(other));
}

// The clinic's own pages over ours: in the place of the one with the same id, or last on their
// shelf. One without sections takes ours away.
export function laid_over(shelves: Shelves, own: readonly PageToRead[]): Shelves {
  const laid = (name: keyof Shelves) => {
    const mine = own.filter(({ shelf }) => shelf === name);
    const by_id = new Map(shelves[name].map((page) => [page.id, page]));
    for (const page of mine) by_id.set(page.id, page);
    return [...by_id.values()].filter(({ sections }) => sections.length > 0);
  };
  return Object.fromEntries(shelf_names.map((name) => [name, laid(name)])) as Shelves;
}

export function all_pages(shelves: Shelves): ContentPage[] {
  return shelf_names.flatMap((name) => shelves[name]);
}

// Everything on the page that is read, in the order in which it stands.
export function text_of(page: ContentPage): string[] {
  const sections = page.sections.flatMap(({ title, lines = [], list = [] }) => [
    ...(title ? [title] : []),
    ...lines,
    ...list,
  ]);
  return [page.title, page.summary, ...sections, ...(page.example ?? [])];
}

// "Adiós" is found by "adios".
function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}
