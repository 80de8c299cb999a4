// SPDX-License-Identifier: Apache-2.0
// A short measure of the made-up group, half filled in, and what came of it before.
import type { Document, FormView, MeasureProgress, MeasureSheet } from '../../wire/generated';

const three = {
  id: 'days',
  points: [0, 1, 2],
  codes: [],
};

export const sheet: MeasureSheet = {
  items: [
    { id: 'sleep', answers: 'days', counts: true, code: 'none' },
    { id: 'tired', answers: 'days', counts: true, code: 'none' },
    { id: 'hard', answers: 'days', counts: false, code: 'none' },
  ],
  answers: [three],
  languages: {
    en: {
      title: 'Your last two weeks',
      why: 'They show what changes.',
      lead: 'How often were you bothered by this?',
      items: ['Trouble sleeping', 'Feeling tired', 'How hard was it?'],
      answers: [{ answers: 'days', words: ['Not at all', 'Some days', 'Every day'] }],
      bands: ['Light', 'Heavy'],
      band_words: ['Mostly light.', 'Many heavy days.'],
    },
  },
  licence: { terms: 'Free.', attribution: 'Made up.', source: 'For tests.' },
};

export function half_filled(seat: string): FormView {
  return {
    seat,
    measure: 'short',
    state: 'begun',
    occasion: 'between',
    assisted: false,
    danger: false,
    language: 'en',
    sheet,
    answers: [{ item: 'sleep', choice: 1, at: 5 }],
  };
}

export const progress: MeasureProgress = {
  measure: 'short',
  bands: [
    { id: 'light', from: 0 },
    { id: 'heavy', from: 3 },
  ],
  points_max: 4,
  languages: {
    en: {
      title: 'Your last two weeks',
      bands: ['Light', 'Heavy'],
      words: ['Mostly light.', 'Many heavy days.'],
    },
  },
  baseline: 4,
  change: ['reliable_improvement'],
  scores: [
    {
      form: 'f1',
      at: 1,
      occasion: 'between',
      total: 4,
      missing: 0,
      band: 'heavy',
      assisted: false,
    },
    { form: 'f2', at: 2, occasion: 'between', missing: 1, assisted: false },
    {
      form: 'f3',
      at: 3,
      occasion: 'between',
      total: 1,
      missing: 0,
      band: 'light',
      assisted: false,
    },
  ],
};

export function with_forms(doc: Document, seat: string): Document {
  return {
    ...doc,
    forms: { form1: half_filled(seat) },
    progress: { [seat]: { measures: [progress] } },
  };
}
