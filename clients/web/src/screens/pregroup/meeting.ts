// SPDX-License-Identifier: Apache-2.0
// What a document tells of one member's meeting before the group begins.
import { occasions } from '../../rooms/occasions';
import { all, goals_of, type With } from '../../rooms/views';
import type {
  AreaView,
  Document,
  IntakePart,
  IntakeView,
  MomentView,
  Occasion,
  PlacedView,
  TieView,
  WrittenView,
} from '../../wire/generated';

export const intake_of = (doc: Document, seat: string): IntakeView | undefined =>
  doc.intakes?.[seat];

export const written_of = (
  doc: Document,
  seat: string,
  part: IntakePart,
): WrittenView | undefined => intake_of(doc, seat)?.written.find((one) => one.part === part);

export const area_of = (doc: Document, seat: string): AreaView | undefined => doc.areas?.[seat];

export const ties_of = (doc: Document, seat: string): With<TieView>[] =>
  all(doc.ties)
    .filter((tie) => tie.seat === seat)
    .sort((one, other) => (one.words?.name ?? '').localeCompare(other.words?.name ?? ''));

export const place_of = (tie: TieView, occasion: Occasion): PlacedView | undefined =>
  tie.places.find((one) => one.occasion === occasion);

// Which circles somebody stands in, oldest first.
export const drawn = (ties: TieView[]): Occasion[] =>
  occasions.filter((occasion) => ties.some((tie) => place_of(tie, occasion)));

const when = ({ words }: MomentView) => (words ? words.year * 12 + (words.month ?? 6) : 0);

export const moments_of = (doc: Document, seat: string): With<MomentView>[] =>
  all(doc.moments)
    .filter((moment) => moment.seat === seat)
    .sort((one, other) => when(one) - when(other));

export const steps = [
  'story',
  'timeline',
  'people',
  'area',
  'goals',
  'together',
  'cautions',
  'safety',
  'wishes',
  'agreements',
  'sign',
] as const;
export type Step = (typeof steps)[number];
export type StepState = 'open' | 'begun' | 'done';

export const is_step = (name: string | undefined): name is Step =>
  steps.some((step) => step === name);

export const story_parts = ['story', 'since', 'earlier', 'expectations', 'strengths'] as const;
export const cautions = [
  'acute_risk',
  'psychosis',
  'bipolar',
  'substances',
  'personality',
  'other',
] as const;

const of_count = (count: number, of: number): StepState =>
  count === 0 ? 'open' : count < of ? 'begun' : 'done';
const of_yes = (yes: unknown): StepState => (yes ? 'done' : 'open');

// How far a step is. It is a help for the eye, and nobody's score.
export function state_of(doc: Document, seat: string, step: Step): StepState {
  const intake = intake_of(doc, seat);
  const has = (part: IntakePart) => written_of(doc, seat, part)?.text !== undefined;
  switch (step) {
    case 'story':
      return of_count(story_parts.filter(has).length, story_parts.length);
    case 'timeline':
      return of_yes(moments_of(doc, seat).length);
    case 'people': {
      const ties = ties_of(doc, seat);
      return of_count(
        ties.filter((tie) => tie.places.length > 0).length + Math.min(ties.length, 1),
        ties.length + 1,
      );
    }
    case 'area':
      return of_yes(area_of(doc, seat)?.primary);
    case 'goals':
      return of_yes(goals_of(doc, seat).some((goal) => goal.state === 'active'));
    case 'together':
      return of_yes(has('formulation'));
    case 'cautions':
      return of_count(intake?.cautions.length ?? 0, cautions.length);
    case 'safety':
      return of_yes(doc.crisis_plans?.[seat]);
    case 'wishes':
      return of_yes(intake?.preferences);
    case 'agreements':
      return of_count(
        all(doc.agreements).filter((one) => agreed_version(intake, one.id) === one.version).length,
        all(doc.agreements).length,
      );
    case 'sign':
      return of_count(
        [intake?.signed_by_member, intake?.signed_by_facilitator].filter((one) => one?.still_so)
          .length,
        2,
      );
  }
}

export const agreed_version = (intake: IntakeView | undefined, agreement: string) =>
  intake?.agreed.find((one) => one.agreement === agreement)?.version;
