// SPDX-License-Identifier: Apache-2.0
// A screen and the pages that it shows: both are here before its heading is.

export async function with_pages<Screen>(screen: Promise<Screen>): Promise<Screen> {
  const { library } = await import('../../content/library.svelte');
  await library.open();
  return screen;
}
