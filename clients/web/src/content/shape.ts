// SPDX-License-Identifier: Apache-2.0
// What a page to read is made of. No markup: words only, so that anybody may write one.
import type { PageToRead, ProblemArea, Shelf } from '../wire/generated';

export const areas: readonly ProblemArea[] = ['grief', 'dispute', 'transition', 'isolation'];

// An id stands in the address, and so in the browser's history: a letter and a number, which say
// nothing of what the page is about. A page without areas or phases is for everybody, always.
export type ContentPage = Omit<PageToRead, 'language' | 'shelf'>;

// In the order in which they stand.
export const shelf_names: readonly Shelf[] = ['times', 'areas', 'skills', 'questions'];
export type Shelves = Record<Shelf, ContentPage[]>;
