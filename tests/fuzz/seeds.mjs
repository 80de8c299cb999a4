// SPDX-License-Identifier: Apache-2.0
// Examples of everything that the wire's schema names, for the fuzzers to begin with: each command
// and each body, once with all its fields and once with only those that it must have.
//   node tests/fuzz/seeds.mjs FOLDER    writes FOLDER/{messages,frames,api}/seeds/*
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = process.argv[2];
const { $defs: types } = JSON.parse(readFileSync('protocol/generated/octet.schema.json', 'utf8'));
// As tests/fuzz/api_fuzz.cpp numbers them.
const bodies = ['SignIn', 'SignOut', 'LookAtLink', 'Join', 'Invite', 'RevokeInvitation',
    'SetPassphrase', 'RevokeLogin', 'NewGroup', 'Help', 'EnterDoor'];

function textOf(type) {
    if (type.pattern) return 'abcd1234';
    return 'Ä word '.repeat(10).slice(0, Math.max(type.minLength ?? 0, Math.min(type.maxLength ?? 9, 9)));
}

function objectOf(type, whole) {
    const names = Object.keys(type.properties ?? {});
    const chosen = whole ? names : names.filter((name) => (type.required ?? []).includes(name));
    return Object.fromEntries(chosen.map((name) => [name, example(type.properties[name], whole)]));
}

function example(type, whole) {
    if (type.$ref) return example(types[type.$ref.split('/').pop()], whole);
    if ('const' in type) return type.const;
    if (type.enum) return type.enum[0];
    if (type.oneOf) return example(type.oneOf[0], whole);
    switch (type.type) {
        case 'object': return objectOf(type, whole);
        case 'array': return whole && type.items ? [example(type.items, whole)] : [];
        case 'string': return textOf(type);
        case 'integer': return Math.max(type.minimum ?? 0, Math.min(type.maximum ?? 7, 7));
        case 'boolean': return true;
        default: return null;
    }
}

// A masked text frame whose mask is nothing, so that the words stay readable.
function frame(text) {
    const bytes = Buffer.from(text);
    const length = bytes.length < 126 ? [0x80 | bytes.length]
        : [0x80 | 126, bytes.length >> 8, bytes.length & 255];
    return Buffer.concat([Buffer.from([3, 0x81, ...length, 0, 0, 0, 0]), bytes]);
}

function write(name, file, bytes) {
    mkdirSync(`${folder}/${name}/seeds`, { recursive: true });
    writeFileSync(`${folder}/${name}/seeds/${file}`, bytes);
}

const said = [...types.Command.oneOf, ...types.Query.oneOf];
for (const [n, type] of said.entries()) {
    for (const whole of [true, false]) {
        const message = JSON.stringify(example(type, whole));
        write('messages', `${n}-${whole}`, message);
        write('frames', `${n}-${whole}`, frame(message));
    }
}
for (const [n, name] of bodies.entries()) {
    const body = Buffer.from(JSON.stringify(example(types[name], true)));
    write('api', name, Buffer.concat([Buffer.from([n]), body]));
}
