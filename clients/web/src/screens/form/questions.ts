// SPDX-License-Identifier: Apache-2.0
// A form's questions one by one, and what came of it. No framework, no clock.
import { progress_of } from '../../rooms/forms';
import type {
  AnswerSet,
  Document,
  FormView,
  MeasureItem,
  MeasureProgress,
  MeasureSheet,
  MeasureWords,
  ScoreView,
} from '../../wire/generated';

export interface Question {
  item: MeasureItem;
  // Said before it, when it is one of those that begin so.
  lead: string | undefined;
  words: string;
  answers: string[];
}

// The questions in their order, with the answers named one by one.
export function questions(sheet: MeasureSheet, words: MeasureWords): Question[] {
  return sheet.items.map((item, index) => ({
    item,
    lead: item.counts ? words.lead : undefined,
    words: words.items[index] ?? '',
    answers: answers_of(sheet, words, item),
  }));
}

function answers_of(sheet: MeasureSheet, words: MeasureWords, item: MeasureItem): string[] {
  const set = sheet.answers.find(({ id }) => id === item.answers);
  const named = words.answers.find(({ answers }) => answers === item.answers)?.words ?? [];
  if (!set || named.length === set.points.length) return [...named];
  return between_ends(set, named);
}

// Numbers, with words at both ends.
function between_ends(set: AnswerSet, ends: readonly string[]): string[] {
  const last = set.points.length - 1;
  return set.points.map((points, at) => {
    const end = at === 0 ? ends[0] : at === last ? ends[1] : undefined;
    return end ? `${points} – ${end}` : `${points}`;
  });
}

export function choice_of(form: FormView, item: MeasureItem): number | undefined {
  return form.answers.find((answer) => answer.item === item.id)?.choice;
}

// Where to go on: the first question without an answer, else the last.
export function first_open(form: FormView, asked: readonly Question[]): number {
  const at = asked.findIndex(({ item }) => choice_of(form, item) === undefined);
  return at < 0 ? Math.max(0, asked.length - 1) : at;
}

export interface Result {
  progress: MeasureProgress;
  score: ScoreView;
}

// What came of one form.
export function result_of(
  doc: Document,
  seat: string | undefined,
  form: string,
): Result | undefined {
  for (const progress of progress_of(doc, seat)) {
    const score = progress.scores.find((one) => one.form === form);
    if (score) return { progress, score };
  }
  return undefined;
}

// Better, worse or the same since the beginning; undefined when nobody can say.
export function way_since_start(
  progress: MeasureProgress,
): 'lighter' | 'heavier' | 'same' | undefined {
  if (progress.change.includes('reliable_improvement')) return 'lighter';
  if (progress.change.includes('reliable_deterioration')) return 'heavier';
  return progress.change.includes('no_reliable_change') ? 'same' : undefined;
}
