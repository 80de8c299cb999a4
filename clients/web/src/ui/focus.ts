// SPDX-License-Identifier: Apache-2.0
// What had the focus may go away with its button or its screen.

export function focus_is_lost(): boolean {
  const at = document.activeElement;
  return !at || at === document.body;
}

// Also where no key leads by itself, as to a heading.
export function focus_on(place: HTMLElement | null | undefined): void {
  if (place && place.tabIndex < 0) place.tabIndex = -1;
  place?.focus();
}
