// SPDX-License-Identifier: Apache-2.0
// S9 where S5 only counts seconds: everybody is dropped at once and comes back, half of them with
// what they had; meanwhile somebody has spoken. Does each get all of it, once and in order?
import { copy_of, discard, people_of, serve } from './octet.mjs';
import { Witness } from './visits.mjs';

// Whoever cannot come back at all ends the part.
export const no_faults = () => ({ missing: 0, missing_acks: 0, dup: 0, misordered: 0 });

export const everybody = (witnesses, what) => Promise.all(witnesses.map(what));

export function rooms_of(people) {
  const rooms = new Map();
  for (const person of people) {
    rooms.set(person.at, [...(rooms.get(person.at) ?? []), new Witness(person)]);
  }
  return [...rooms.values()];
}

// Everybody says something, and everybody in the room hears it once.
async function all_speak(rooms, storm, faults) {
  await everybody(rooms.flat(), async (one, place) => {
    const { ok } = await one.says(`mark ${storm} ${place} over`);
    if (!ok) ++faults.missing_acks;
  });
  await everybody(rooms.flat(), (one) => one.visitor.catch_up());
  for (const room of rooms) {
    const marks = room.map((one) => one.said.at(-1).mark);
    for (const one of room) hears_once(one, marks, faults);
  }
}

function hears_once(one, marks, faults) {
  for (const mark of marks) {
    const times = one.times_heard(mark);
    if (times === 0) ++faults.missing;
    else faults.dup += times - 1;
  }
}

// The first of each room is back before the others and speaks.
async function speak_meanwhile(server, rooms, storm, faults) {
  await everybody(rooms, async ([first], place) => {
    await first.enter(server);
    const { ok } = await first.says(`gap ${storm} ${place} over`);
    if (!ok) ++faults.missing_acks;
  });
}

async function come_back(server, [first, ...others], came, faults) {
  const gap = first.said.at(-1).mark;
  await everybody(others, async (one, place) => {
    const since = place % 2 === 0 ? one.cursor() : undefined;
    await one.enter(server, since);
    const { patches, doc } = one.visitor.welcome;
    ++came[patches ? 'resumed' : 'whole'];
    if (patches) {
      faults.misordered += one.misordered();
      hears_once(one, [gap], faults);
      for (const { mark } of one.said) faults.dup += one.times_heard(mark);
    }
    if (doc && !one.shows(gap)) ++faults.missing;
    if (doc && !one.shows(one.said.at(-1).mark)) ++faults.missing;
  });
}

// What was acknowledged and is sent again is answered, and changes nothing.
async function all_repeat(rooms, faults) {
  await everybody(rooms.flat(), async (one) => {
    const { ok } = await one.repeats(one.said.at(-1));
    if (!ok) ++faults.missing_acks;
  });
  await everybody(rooms.flat(), (one) => one.visitor.catch_up());
  for (const room of rooms) {
    const gap = room[0].said.at(-1).mark;
    for (const one of room) {
      for (const other of room.slice(1)) faults.dup += one.times_heard(other.said.at(-1).mark);
      faults.dup += Math.max(0, one.times_heard(gap) - 1);
    }
  }
}

export async function returns(clinic, storms) {
  const fresh = copy_of(clinic);
  const server = await serve(fresh);
  const faults = no_faults();
  const came = { resumed: 0, whole: 0 };
  const rooms = rooms_of(people_of(clinic));
  await everybody(rooms.flat(), (one) => one.enter(server));
  for (let storm = 0; storm < storms; ++storm) {
    await all_speak(rooms, storm, faults);
    for (const one of rooms.flat()) {
      faults.misordered += one.misordered();
      one.cut();
    }
    await speak_meanwhile(server, rooms, storm, faults);
    await everybody(rooms, (room) => come_back(server, room, came, faults));
    await all_repeat(rooms, faults);
  }
  await server.stop();
  discard(fresh);
  return { people: rooms.flat().length, storms, ...came, ...faults };
}
