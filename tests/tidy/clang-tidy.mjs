// clang-tidy over the product's own code, as it is compiled: a dozen files of a folder at a time.
// What was silent once is not looked at again until one of its files, the compiler's words or
// the checks change: build/tidy keeps a file for each.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { promisify } from 'node:util';

process.chdir(new URL('../..', import.meta.url).pathname);
const run = promisify(execFile);
const kept = 'build/tidy';
const large = { maxBuffer: 256 * 1024 * 1024 };

const checks = (await readFile('.clang-tidy', 'utf8')) + (await run('clang-tidy-19', ['--version'])).stdout;
const units = JSON.parse(await readFile('build/release/compile_commands.json', 'utf8'))
    .filter(({ file }) => !file.includes('/tests/'));

// Every file that the compiler reads for this unit, the system's too.
async function files_of({ command, directory }) {
    const words = command.split(' ').filter((word) => word !== '' && !word.endsWith('ccache'));
    const output = words.indexOf('-o');
    words.splice(output, 2);
    const { stdout } = await run(words[0], [...words.slice(1), '-M'], { cwd: directory, ...large });
    return stdout.replaceAll('\\\n', ' ').split(/\s+/).slice(1).filter((name) => name !== '');
}

async function mark_of(unit) {
    const hash = createHash('sha256').update(checks).update(unit.command);
    for (const name of await files_of(unit)) hash.update(await readFile(name));
    return `${kept}/${hash.digest('hex')}`;
}

async function silent(unit) {
    const mark = await mark_of(unit);
    if (await access(mark).then(() => true, () => false)) return 'kept';
    try {
        await run('clang-tidy-19', ['-p', 'build/release', '--quiet', unit.file], large);
    } catch (found) {
        console.log(found.stdout || found.message);
        return 'found';
    }
    await writeFile(mark, unit.file);
    return 'silent';
}

await mkdir(kept, { recursive: true });
const results = [];
const left = [...units];
async function work() {
    for (let unit = left.shift(); unit; unit = left.shift()) results.push(await silent(unit));
}
await Promise.all(cpus().map(work));
const count = (what) => results.filter((result) => result === what).length;
console.log(`${count('silent')} units silent, ${count('kept')} as before, ${count('found')} with findings`);
process.exit(count('found') === 0 ? 0 : 1);
