// SPDX-License-Identifier: Apache-2.0
import areas from './es/areas.json';
import questions from './es/questions.json';
import skills from './es/skills.json';
import times from './es/times.json';
import type { Shelves } from './shape';

export default { times, areas, skills, questions } as Shelves;
