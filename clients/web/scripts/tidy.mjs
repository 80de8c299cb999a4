// SPDX-License-Identifier: Apache-2.0
// Rules of the page that no compiler knows: nothing inline, nothing unsafe, one SPDX line, sizes.
import { readdirSync, readFileSync } from 'node:fs';

const rules = [
  [/\sstyle=["{]/, 'no style attributes: the Content-Security-Policy refuses them'],
  [/\{@html|innerHTML|outerHTML|insertAdjacentHTML/, 'no HTML from strings'],
  [/svelte\/store|\bexport let\b|\$:/, 'runes only'],
  [/https?:\/\/(?!(www\.)?w3\.org)/, 'no address of another place in code: data files only'],
];
const drawing = /^ *(\w+: )?'M[\d .]/;
const faults = [];

const files = readdirSync('src', { recursive: true }).map((file) => `src/${file}`);
for (const file of files.filter((name) => /\.(ts|svelte|css)$/.test(name))) {
  if (file.includes('generated')) continue;
  const text = readFileSync(file, 'utf8');
  const lines = text.split('\n');
  if (!lines[0].includes('SPDX-License-Identifier: Apache-2.0'))
    faults.push(`${file}: no SPDX line`);
  if (lines.length > 400) faults.push(`${file}: ${lines.length} lines`);
  lines.forEach((line, index) => {
    const at = `${file}:${index + 1}`;
    if (line.length > 100 && !drawing.test(line)) faults.push(`${at}: over 100 columns`);
    for (const [pattern, reason] of rules) if (pattern.test(line)) faults.push(`${at}: ${reason}`);
  });
}

if (faults.length) {
  console.error(faults.join('\n'));
  process.exit(1);
}
