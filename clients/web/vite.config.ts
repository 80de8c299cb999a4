// SPDX-License-Identifier: Apache-2.0
// Builds the page: hashed files, nothing inline, so that a strict Content-Security-Policy holds.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { part_of } from './scripts/parts.mjs';

const server = process.env.OCTET_URL ?? 'http://127.0.0.1:8080';

// The thin screens of the addresses too: a file each weighed as much as eight of them together here.
const for_who_is_in = new RegExp(
  [
    'src/(screens/(member|room|read)|rooms|wire|content/\\w+\\.svelte)/',
    'src/screens/(Goals|Group|Papers|Person|Risk|SafetyPlan|Today|Watch)\\.',
  ].join('|'),
);

export default defineConfig({
  plugins: [svelte()],
  resolve: process.env.VITEST ? { conditions: ['browser'] } : {},
  build: {
    target: ['chrome99', 'firefox98', 'safari15.4'],
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // Few files, so that a slow line asks rarely: what everybody needs, what a signed-in person
    // needs, and one for each part that opens later. Small parts pack better together. Another language than
    // English is a part of its own: a phone loads the one that is read on it.
    rolldownOptions: {
      // Of Svelte's reactive classes only those that are used: made fit for older browsers, each
      // looks to the bundler as if to load it did something.
      treeshake: {
        moduleSideEffects: [{ test: /svelte\/src\/reactivity\//, sideEffects: false }],
      },
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'page',
              test: /node_modules|src\/(ui|shell|data|i18n\/(?!generated\/(?!en\.|parts\.)|pseudo))\/|src\/(api|ro\w+)\./,
              priority: 3,
            },
            {
              name: 'group',
              test: for_who_is_in,
              priority: 2,
            },
            {
              name: (id: string) => (/generated\/\w+\/(?!en\.)/.test(id) ? null : part_of(id)),
              priority: 1,
            },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      '/api': { target: server },
      '/ws': { target: server, ws: true },
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts', 'scripts/*.test.mjs'],
    setupFiles: 'src/testing.ts',
  },
});
