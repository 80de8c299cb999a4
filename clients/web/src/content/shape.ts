// SPDX-License-Identifier: Apache-2.0
// What a page to read is made of. No markup: words only, so that anybody may write one.
import type { Phase } from '../wire/generated';

export const areas = ['grief', 'dispute', 'transition', 'isolation'] as const;
export type Area = (typeof areas)[number];

export interface ContentSection {
  title?: string;
  // Said one after the other.
  lines?: string[];
  // Said as a list.
  list?: string[];
}

export interface ContentPage {
  // A letter and a number. It stands in the address, and so in the browser's history: it says
  // nothing of what the page is about.
  id: string;
  title: string;
  short: string;
  sections: ContentSection[];
  example?: string[];
  // What it is about, and when it is for: a page without them is for everybody, always.
  areas?: Area[];
  phases?: Phase[];
}

// In the order in which they stand.
export const shelf_names = ['times', 'areas', 'skills', 'questions'] as const;
export type ShelfName = (typeof shelf_names)[number];
export type Shelves = Record<ShelfName, ContentPage[]>;
