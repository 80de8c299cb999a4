// SPDX-License-Identifier: Apache-2.0
// Brings TypeScript of the page into a script: the made-up group is typed as the real one.
import { createServer } from 'vite';

export async function load(path) {
  const vite = await createServer({
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  const module = await vite.ssrLoadModule(path);
  return { ...module, unload: () => vite.close() };
}
