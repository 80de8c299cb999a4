// SPDX-License-Identifier: Apache-2.0
// Which pages fit what somebody looks for.
import { shelf_names, type Area, type ContentPage, type Shelves } from './shape';

export interface Wanted {
  area?: Area | undefined;
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
  return [page.title, page.short, ...sections, ...(page.example ?? [])];
}

// "Adiós" is found by "adios".
function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}
