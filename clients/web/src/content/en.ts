// SPDX-License-Identifier: Apache-2.0
import areas from './en/areas.json';
import questions from './en/questions.json';
import skills from './en/skills.json';
import times from './en/times.json';
import type { Shelves } from './shape';

export default { times, areas, skills, questions } as Shelves;
