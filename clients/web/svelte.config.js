// SPDX-License-Identifier: Apache-2.0
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

export default {
  preprocess: vitePreprocess(),
  compilerOptions: { runes: true },
  // A warning is an error: most of Svelte's warnings are about people who cannot see or point.
  onwarn(warning) {
    throw new Error(`${warning.code}: ${warning.message} (${warning.filename})`);
  },
};
