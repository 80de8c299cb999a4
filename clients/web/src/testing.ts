// SPDX-License-Identifier: Apache-2.0
// Before every test: all words are there, as they are for a facilitator.
import { beforeAll } from 'vitest';
import { add_lead_words } from './i18n/i18n.svelte';

beforeAll(add_lead_words);
