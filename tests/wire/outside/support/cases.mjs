// SPDX-License-Identifier: Apache-2.0
// What RFC 6455 asks of whoever takes frames, as a table: what is said, what must be heard, and
// how it ends. The groups and their numbers of cases are those that conformance suites have.
import { closing, frame, more, op, ping, repeated, text } from './frames.mjs';

// hears: frames that come back. fails: the code that the connection is failed with; else it ends
// by a goodbye, `ends` being the code of the answer to it.
const echo = (say, ...hears) => ({ say, hears });
const fail = (say, fails, ...hears) => ({ say, hears, fails });
const chopped = (one) => ({ ...one, chopped: true });
const as_text = (payload) => [op.text, Buffer.from(payload)];
const as_pong = (payload) => [op.pong, Buffer.from(payload)];

const cases = new Map();
const group = (number, all) => all.forEach((one, at) => cases.set(`${number}.${at + 1}`, one));

// 1: frames of every size.
const sizes = [0, 125, 126, 127, 128, 65_535, 65_536];
for (const [at, [opcode, byte]] of [
  [op.text, '*'],
  [op.binary, '\xfe'],
].entries()) {
  const of_size = (size) => {
    const payload = Buffer.from(byte.repeat(size), 'latin1');
    return echo([frame(opcode, payload)], [opcode, payload]);
  };
  group(`1.${at + 1}`, [...sizes.map(of_size), { ...of_size(65_536), pieces: 997 }]);
}

// 2: pings and pongs.
const most = 'x'.repeat(125);
const ten = Array.from({ length: 10 }, (_, at) => `ping ${at}`);
group('2', [
  echo([ping()], as_pong('')),
  echo([ping('Hello')], as_pong('Hello')),
  echo([ping(Buffer.from([0, 0xff, 0xfe, 0x0a]))], as_pong(Buffer.from([0, 0xff, 0xfe, 0x0a]))),
  echo([ping(most)], as_pong(most)),
  fail([ping(`${most}x`)], 1002),
  chopped(echo([ping(most)], as_pong(most))),
  echo([frame(op.pong)]),
  echo([frame(op.pong, 'unasked')]),
  echo([frame(op.pong, 'unasked'), ping('asked')], as_pong('asked')),
  echo(ten.map(ping), ...ten.map(as_pong)),
  chopped(echo(ten.map(ping), ...ten.map(as_pong))),
]);

// 3: reserved bits.
group('3', [
  fail([text('x', { rsv: 1 })], 1002),
  fail([text('first'), text('x', { rsv: 2 }), ping()], 1002, as_text('first')),
  { ...fail([text('first'), text('x', { rsv: 3 }), ping()], 1002, as_text('first')), pieces: 3 },
  chopped(fail([text('first'), text('x', { rsv: 4 }), ping()], 1002, as_text('first'))),
  fail([frame(op.binary, 'x', { rsv: 5 })], 1002),
  fail([frame(op.ping, 'x', { rsv: 6 })], 1002),
  fail([frame(op.close, '', { rsv: 7 })], 1002),
]);

// 4: reserved opcodes.
for (const [at, codes] of [
  [3, 4, 5, 6, 7],
  [11, 12, 13, 14, 15],
].entries()) {
  group(`4.${at + 1}`, [
    fail([frame(codes[0])], 1002),
    fail([frame(codes[1], 'reserved')], 1002),
    fail([text('first'), frame(codes[2]), ping()], 1002, as_text('first')),
    fail([text('first'), frame(codes[3], 'reserved'), ping()], 1002, as_text('first')),
    chopped(fail([text('first'), frame(codes[4], 'reserved'), ping()], 1002, as_text('first'))),
  ]);
}

// 5: fragments.
const part = { fin: false };
const two = [text('frag1', part), more('frag2')];
const with_ping = [text('frag1', part), ping('between'), more('frag2')];
const stray = [more('nothing before'), text('Hello')];
const open_stray = [more('nothing before', part), text('Hello')];
const five = [
  text('1', part),
  more('2', part),
  ping('a'),
  more('3', part),
  more('4', part),
  ping('b'),
  more('5'),
];
group('5', [
  fail([frame(op.ping, 'frag1', part), more('frag2')], 1002),
  fail([frame(op.pong, 'frag1', part), more('frag2')], 1002),
  echo(two, as_text('frag1frag2')),
  { ...echo(two, as_text('frag1frag2')), pieces: 4 },
  chopped(echo(two, as_text('frag1frag2'))),
  echo(with_ping, as_pong('between'), as_text('frag1frag2')),
  { ...echo(with_ping, as_pong('between'), as_text('frag1frag2')), pieces: 4 },
  chopped(echo(with_ping, as_pong('between'), as_text('frag1frag2'))),
  fail(stray, 1002),
  { ...fail(stray, 1002), pieces: 4 },
  chopped(fail(stray, 1002)),
  fail(open_stray, 1002),
  { ...fail(open_stray, 1002), pieces: 4 },
  chopped(fail(open_stray, 1002)),
  fail([...two, more('again', part), text('Hello')], 1002, as_text('frag1frag2')),
  fail(
    [more('a', part), text('b', part), more('c'), more('a', part), text('b', part), more('c')],
    1002,
  ),
  fail([more('a'), text('b', part), more('c'), more('a'), text('b', part), more('c')], 1002),
  fail([text('frag1', part), text('frag2')], 1002),
  echo(five, as_pong('a'), as_pong('b'), as_text('12345')),
  { ...echo(five, as_pong('a'), as_pong('b'), as_text('12345')), pieces: 5 },
]);

// 6: text is UTF-8, and what is not is refused at the byte that spoils it.
const bytes = (hex) => Buffer.from(hex.replaceAll(' ', ''), 'hex');
const whole = (hex) => echo([text(bytes(hex))], [op.text, bytes(hex)]);
const spoiled = (hex) => fail([text(bytes(hex))], 1007);
const greek = Buffer.from('Hello-µ@ßöäüàá-UTF-8!!');
const split_at = (all, ...ends) => ends.map((end, at) => all.subarray(ends[at - 1] ?? 0, end));
const in_frames = (parts) =>
  parts.map((one, at) =>
    frame(at === 0 ? op.text : op.more, one, { fin: at === parts.length - 1 }),
  );
const each_byte = (all) => Array.from(all, (_, at) => all.subarray(at, at + 1));
const bad = bytes('cebae1bdb9cf83cebcceb5eda080656469746564');
const until_bad = bad.subarray(0, 13);
group('6.1', [
  echo([text('')], as_text('')),
  echo([text('', part), more('', part), more('')], as_text('')),
  echo([text('', part), more('middle', part), more('')], as_text('middle')),
]);
group('6.2', [
  echo([text(greek)], [op.text, greek]),
  echo(in_frames(split_at(greek, 7, greek.length)), [op.text, greek]),
  echo(in_frames(each_byte(greek)), [op.text, greek]),
  echo(in_frames(each_byte(bytes('cebae1bdb9cf83cebcceb5'))), [
    op.text,
    bytes('cebae1bdb9cf83cebcceb5'),
  ]),
]);
group('6.3', [fail([text(bad)], 1007), fail(in_frames(each_byte(bad)), 1007)]);
// Only as far as the byte that spoils it: the refusal does not wait for the rest.
group('6.4', [
  fail([text(until_bad, part)], 1007),
  fail([text(bad.subarray(0, 11), part), more(bad.subarray(11, 13), part)], 1007),
  fail([text(until_bad, { claims: bad.length })], 1007),
  chopped(fail([text(until_bad, { claims: bad.length })], 1007)),
]);
const kosme = bytes('cebae1bdb9cf83cebcceb5');
group('6.5', ['cebae1bdb9cf83cebcceb5', '24', 'c2a2', 'e282ac', 'f0a4ada2'].map(whole));
const ends_of_characters = new Set([2, 5, 7, 9, 11]);
group(
  '6.6',
  Array.from(kosme, (_, at) => {
    const prefix = kosme.subarray(0, at + 1).toString('hex');
    return ends_of_characters.has(at + 1) ? whole(prefix) : spoiled(prefix);
  }),
);
group('6.7', ['00', 'c280', 'e0a080', 'f0908080'].map(whole));
group('6.8', ['f888808080', 'fc8480808080'].map(spoiled));
group('6.9', ['7f', 'dfbf', 'efbfbf', 'f48fbfbf'].map(whole));
group('6.10', ['f7bfbfbf', 'fbbfbfbfbf', 'fdbfbfbfbfbf'].map(spoiled));
group('6.11', [...['ed9fbf', 'ee8080', 'efbfbd', 'f48fbfbf'].map(whole), spoiled('f4908080')]);
const every = (from, to) =>
  Array.from({ length: to - from }, (_, at) => (from + at).toString(16)).join('');
group(
  '6.12',
  ['80', 'bf', '80bf', '80bf80', '80bf80bf', '80bf80bf80', '80bf80bf80bf', every(0x80, 0xbf)].map(
    spoiled,
  ),
);
const lonely = (from, to) =>
  Array.from({ length: to - from }, (_, at) => `${(from + at).toString(16)}20`).join('');
group(
  '6.13',
  [lonely(0xc0, 0xe0), lonely(0xe0, 0xf0), lonely(0xf0, 0xf8), lonely(0xf8, 0xfc), 'fc20fd20'].map(
    spoiled,
  ),
);
const cut_short = [
  'c0',
  'e080',
  'f08080',
  'f8808080',
  'fc80808080',
  'df',
  'efbf',
  'f7bfbf',
  'fbbfbfbf',
  'fdbfbfbfbf',
];
group('6.14', cut_short.map(spoiled));
group('6.15', [spoiled(cut_short.join(''))]);
group('6.16', ['fe', 'ff', 'fefeffff'].map(spoiled));
group('6.17', ['c0af', 'e080af', 'f08080af', 'f8808080af', 'fc80808080af'].map(spoiled));
group('6.18', ['c1bf', 'e09fbf', 'f08fbfbf', 'f887bfbfbf', 'fc83bfbfbfbf'].map(spoiled));
group('6.19', ['c080', 'e08080', 'f0808080', 'f880808080', 'fc8080808080'].map(spoiled));
group('6.20', ['eda080', 'edadbf', 'edae80', 'edafbf', 'edb080', 'edbe80', 'edbfbf'].map(spoiled));
const high = ['eda080', 'edadbf', 'edae80', 'edafbf'];
group('6.21', high.flatMap((one) => [`${one}edb080`, `${one}edbfbf`]).map(spoiled));
// The last two code points of each plane are characters to nobody, and well-formed UTF-8.
const planes = Array.from({ length: 17 }, (_, plane) =>
  [0xfffe, 0xffff].map((last) => plane * 0x10000 + last),
);
const utf8 = (point) => Buffer.from(String.fromCodePoint(point)).toString('hex');
group(
  '6.22',
  planes.flat().map((point) => whole(utf8(point))),
);
group(
  '6.23',
  [0xfff9, 0xfffa, 0xfffb, 0xfffc, 0xfffd, 0xfeff, 0xfff0].map((point) => whole(utf8(point))),
);

// 7: goodbyes.
const bye = closing(1000);
const large = 'x'.repeat(256 * 1024);
group('7.1', [
  { ...echo([text('Hello'), bye], as_text('Hello')), ends: 1000 },
  { ...echo([bye, bye]), ends: 1000 },
  { ...echo([bye, ping()]), ends: 1000 },
  { ...echo([bye, text('too late')]), ends: 1000 },
  { ...echo([text('frag1', part), bye, more('frag2')]), ends: 1000 },
  // What is said before the goodbye may be answered or not; nothing is after it.
  { ...echo([text(large), bye, ping()]), ends: 1000, maybe: true },
]);
group('7.3', [
  { ...echo([frame(op.close)]), ends: 1005 },
  fail([frame(op.close, 'x')], 1002),
  { ...echo([bye]), ends: 1000 },
  { ...echo([closing(1000, 'Hello World!')]), ends: 1000 },
  { ...echo([closing(1000, 'x'.repeat(123))]), ends: 1000 },
  fail([closing(1000, 'x'.repeat(124))], 1002),
]);
group('7.5', [fail([closing(1000, bad)], 1007)]);
const good_codes = [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999];
group(
  '7.7',
  good_codes.map((code) => ({ ...echo([closing(code)]), ends: code })),
);
group(
  '7.9',
  [0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999].map((code) => fail([closing(code)], 1002)),
);
group(
  '7.13',
  [5000, 65_535].map((code) => fail([closing(code)], 1002)),
);

// 10: a large message in many fragments.
const pieces = 51;
group('10.1', [
  echo(
    [
      text('x'.repeat(1300), part),
      repeated(more('x'.repeat(1300), part), pieces - 2),
      more('x'.repeat(536)),
    ],
    as_text('x'.repeat(1300 * (pieces - 1) + 536)),
  ),
]);

export { bye, cases };
