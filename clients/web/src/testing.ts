// SPDX-License-Identifier: Apache-2.0
// Before every test: the words of every part are there.
import { beforeAll } from 'vitest';
import { words_of_parts, type Part } from './i18n/generated/parts';
import { with_words } from './i18n/i18n.svelte';

beforeAll(async () => {
  for (const part of Object.keys(words_of_parts.en))
    await with_words(part as Part, Promise.resolve());
});
