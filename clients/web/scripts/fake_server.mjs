// SPDX-License-Identifier: Apache-2.0
// Serves the build as the real server does, headers and all, and answers as a test wishes.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const dist = new URL('../dist/', import.meta.url);
const kinds = { html: 'text/html', js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' };
export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
  "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'none'";

// `answers`: "GET /api/me" → [status, body] or a function that gives one.
export function serve(answers) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://x').pathname;
    response.setHeader('Content-Security-Policy', policy);
    if (path.startsWith('/api/')) {
      const answer = answers[`${request.method} ${path}`] ?? [404, fault('not_found', 'No such.')];
      const [status, body] = typeof answer === 'function' ? answer() : answer;
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(body));
      return;
    }
    const file = new URL(path === '/' ? 'index.html' : path.slice(1), dist);
    if (!existsSync(file)) return response.writeHead(404).end();
    response.setHeader('Content-Type', kinds[path.split('.').pop()] ?? kinds.html);
    response.end(readFileSync(file));
  });
  return new Promise((ready) => {
    server.listen(0, '127.0.0.1', () => {
      ready({ url: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() });
    });
  });
}

export const fault = (code, message) => ({ code, at: '', message });
