// SPDX-License-Identifier: Apache-2.0
// Octet's protocol. A group is a room, and a room is one WebSocket: `GET /ws/{room}`, subprotocol `octet.v1`, with the cookie of a sign-in and an `Origin` that the server knows. Text frames hold one JSON message a line. What happens outside of a room goes over plain HTTP, as JSON.

// What a client sends

export interface CommandBodies {
  readonly rename_me: RenameMe;
  readonly change_seats_max: ChangeSeatsMax;
  readonly remove_person: RemovePerson;
  readonly move_session: MoveSession;
  readonly cancel_session: CancelSession;
  readonly open_lobby: OpenLobby;
  readonly arrive: Arrive;
  readonly admit: Admit;
  readonly admit_all: AdmitAll;
  readonly start_session: StartSession;
  readonly next: Next;
  readonly undo_next: UndoNext;
  readonly start_closing: StartClosing;
  readonly end_session: EndSession;
  readonly hold_session: HoldSession;
  readonly resume_session: ResumeSession;
  readonly take_over: TakeOver;
  readonly step_out: StepOut;
  readonly step_back_in: StepBackIn;
  readonly correct_attendance: CorrectAttendance;
  readonly propose_item: ProposeItem;
  readonly withdraw_item: WithdrawItem;
  readonly add_item: AddItem;
  readonly accept_item: AcceptItem;
  readonly place_item: PlaceItem;
  readonly park_item: ParkItem;
  readonly unpark_item: UnparkItem;
  readonly set_item_minutes: SetItemMinutes;
  readonly start_item: StartItem;
  readonly extend_item: ExtendItem;
  readonly start_round: StartRound;
  readonly give_turn: GiveTurn;
  readonly finish_turn: FinishTurn;
  readonly pass_turn: PassTurn;
  readonly skip_turn: SkipTurn;
  readonly extend_turn: ExtendTurn;
  readonly raise_hand: RaiseHand;
  readonly lower_hand: LowerHand;
  readonly check_in_mood: CheckInMood;
  readonly check_in_week: CheckInWeek;
  readonly check_in_step: CheckInStep;
  readonly check_in_win: CheckInWin;
  readonly share_checkin: ShareCheckin;
  readonly set_goal: SetGoal;
  readonly edit_goal: EditGoal;
  readonly share_goal: ShareGoal;
  readonly lay_goal_aside: LayGoalAside;
  readonly take_goal_up: TakeGoalUp;
  readonly commit: Commit;
  readonly edit_card: EditCard;
  readonly move_card: MoveCard;
  readonly share_card: ShareCard;
  readonly encourage: Encourage;
  readonly take_back_encouragement: TakeBackEncouragement;
  readonly offer_to_ask: OfferToAsk;
  readonly answer_offer: AnswerOffer;
  readonly withdraw_offer: WithdrawOffer;
  readonly mark_asked: MarkAsked;
  readonly hide_card: HideCard;
  readonly unhide_card: UnhideCard;
  readonly say_word: SayWord;
  readonly give_pulse: GivePulse;
  readonly write_line: WriteLine;
  readonly answer_line: AnswerLine;
  readonly write_note: WriteNote;
  readonly say_now: SayNow;
  readonly acknowledge_risk: AcknowledgeRisk;
  readonly assess_risk: AssessRisk;
  readonly plan_risk: PlanRisk;
  readonly hand_over_risk: HandOverRisk;
  readonly close_risk: CloseRisk;
  readonly add_duty: AddDuty;
  readonly remove_duty: RemoveDuty;
  readonly set_escalation: SetEscalation;
  readonly write_crisis_plan: WriteCrisisPlan;
  readonly give_emergency_contact: GiveEmergencyContact;
  readonly open_sheet: OpenSheet;
  readonly write_entry: WriteEntry;
  readonly strike_entry: StrikeEntry;
  readonly keep_entry: KeepEntry;
  readonly choose_option: ChooseOption;
  readonly close_sheet: CloseSheet;
  readonly share_sheet: ShareSheet;
  readonly set_scene: SetScene;
  readonly join_play: JoinPlay;
  readonly start_play: StartPlay;
  readonly stop_play: StopPlay;
  readonly step_out_of_role: StepOutOfRole;
  readonly give_focus: GiveFocus;
  readonly end_focus: EndFocus;
  readonly say_me_too: SayMeToo;
  readonly take_back_me_too: TakeBackMeToo;
  readonly take_for_myself: TakeForMyself;
  readonly check_in_link: CheckInLink;
  readonly tell_absence: TellAbsence;
  readonly take_back_absence: TakeBackAbsence;
  readonly offer_make_up: OfferMakeUp;
  readonly take_make_up: TakeMakeUp;
  readonly decline_make_up: DeclineMakeUp;
  readonly withdraw_make_up: WithdrawMakeUp;
  readonly record_leaving: RecordLeaving;
  readonly write_goodbye: WriteGoodbye;
  readonly release_goodbye: ReleaseGoodbye;
  readonly write_group_note: WriteGroupNote;
  readonly fan_out_note: FanOutNote;
  readonly write_member_note: WriteMemberNote;
  readonly sign_note: SignNote;
  readonly amend_note: AmendNote;
  readonly plan_no_more: PlanNoMore;
  readonly plan_meeting: PlanMeeting;
  readonly note_meeting: NoteMeeting;
  readonly write_strength: WriteStrength;
  readonly take_back_strength: TakeBackStrength;
  readonly release_strengths: ReleaseStrengths;
  readonly write_plan_part: WritePlanPart;
  readonly share_plan: SharePlan;
  readonly plan_forms: PlanForms;
  readonly withdraw_form: WithdrawForm;
  readonly start_form: StartForm;
  readonly answer_item: AnswerItem;
  readonly send_form: SendForm;
  readonly say_fit: SayFit;
  readonly answer_flag: AnswerFlag;
  readonly write_intake: WriteIntake;
  readonly say_preferences: SayPreferences;
  readonly decide_caution: DecideCaution;
  readonly agree: Agree;
  readonly take_back_agreement: TakeBackAgreement;
  readonly sign_intake: SignIntake;
  readonly agree_area: AgreeArea;
  readonly share_area: ShareArea;
  readonly add_tie: AddTie;
  readonly describe_tie: DescribeTie;
  readonly place_tie: PlaceTie;
  readonly lift_tie: LiftTie;
  readonly remove_tie: RemoveTie;
  readonly add_moment: AddMoment;
  readonly change_moment: ChangeMoment;
  readonly remove_moment: RemoveMoment;
  readonly review_goal: ReviewGoal;
  readonly mark_fidelity: MarkFidelity;
  readonly draft_summary: DraftSummary;
  readonly write_summary: WriteSummary;
  readonly release_summary: ReleaseSummary;
  readonly ask_aside: AskAside;
  readonly take_aside: TakeAside;
  readonly agree_aside: AgreeAside;
  readonly leave_aside: LeaveAside;
  readonly say_aside: SayAside;
}

export type Command = {
  readonly [Name in keyof CommandBodies]: {
    readonly do: Name;
    readonly id: CommandId;
    readonly with: CommandBodies[Name];
  };
}[keyof CommandBodies];

export type CommandId = string;

export interface RenameMe {
  readonly name: string;
}

export interface ChangeSeatsMax {
  readonly seats_max: number;
}

export interface RemovePerson {
  readonly seat: SeatId;
  readonly reason: string;
}

export type SeatId = string;

export interface MoveSession {
  readonly session: SessionId;
  readonly starts_at: Timestamp;
  readonly following?: boolean;
}

export type SessionId = string;

export type Timestamp = number;

export interface CancelSession {
  readonly session: SessionId;
  readonly reason: string;
}

export type OpenLobby = Record<string, never>;

export interface Arrive {
  readonly alone: boolean;
  readonly headphones: boolean;
  readonly place: string;
  readonly note?: string;
}

export interface Admit {
  readonly seat: SeatId;
}

export type AdmitAll = Record<string, never>;

export type StartSession = Record<string, never>;

export interface Next {
  readonly step: number;
}

export type UndoNext = Record<string, never>;

export type StartClosing = Record<string, never>;

export type EndSession = Record<string, never>;

export type HoldSession = Record<string, never>;

export type ResumeSession = Record<string, never>;

export type TakeOver = Record<string, never>;

export type StepOut = Record<string, never>;

export type StepBackIn = Record<string, never>;

export interface CorrectAttendance {
  readonly session: SessionId;
  readonly seat: SeatId;
  readonly status: AttendanceStatus;
}

export type AttendanceStatus =
  | 'unknown'
  | 'attended'
  | 'late'
  | 'left_early'
  | 'excused'
  | 'absent';

export interface ProposeItem {
  readonly words: string;
  readonly proposal_for: ProposalFor;
  readonly hard_topic: boolean;
  readonly minutes?: number;
}

export type ProposalFor = 'everyone' | 'facilitator';

export interface WithdrawItem {
  readonly item: AgendaItemId;
}

export type AgendaItemId = string;

export interface AddItem {
  readonly kind: ItemKind;
  readonly title: string;
  readonly minutes: number;
}

export type ItemKind =
  | 'arriving'
  | 'mood_round'
  | 'step_round'
  | 'focus'
  | 'commitment_round'
  | 'closing_round'
  | 'open_round'
  | 'teaching'
  | 'review'
  | 'topic'
  | 'goodbye_round';

export interface AcceptItem {
  readonly item: AgendaItemId;
  readonly minutes: number;
}

export interface PlaceItem {
  readonly item: AgendaItemId;
  readonly place: number;
}

export interface ParkItem {
  readonly item: AgendaItemId;
}

export interface UnparkItem {
  readonly item: AgendaItemId;
}

export interface SetItemMinutes {
  readonly item: AgendaItemId;
  readonly minutes: number;
}

export interface StartItem {
  readonly item: AgendaItemId;
}

export interface ExtendItem {
  readonly minutes: number;
}

export interface StartRound {
  readonly seats: readonly SeatId[];
}

export interface GiveTurn {
  readonly seat: SeatId;
}

export type FinishTurn = Record<string, never>;

export type PassTurn = Record<string, never>;

export interface SkipTurn {
  readonly seat: SeatId;
}

export type ExtendTurn = Record<string, never>;

export type RaiseHand = Record<string, never>;

export type LowerHand = Record<string, never>;

export interface CheckInMood {
  readonly mood: number;
  readonly change: MoodChange;
  readonly sharing: PartSharing;
}

export type MoodChange = 'up' | 'same' | 'down';

export type PartSharing = 'facilitator' | 'group';

export interface CheckInWeek {
  readonly happened: string;
  readonly with_whom?: string;
  readonly sharing: PartSharing;
}

export interface CheckInStep {
  readonly card?: CardId;
  readonly outcome: StepOutcome;
  readonly learned?: string;
  readonly sharing: PartSharing;
}

export type CardId = string;

export type StepOutcome = 'done' | 'partly' | 'not_yet';

export interface CheckInWin {
  readonly win: string;
  readonly sharing: PartSharing;
}

export interface ShareCheckin {
  readonly part: CheckinPart;
  readonly sharing: PartSharing;
}

export type CheckinPart = 'mood' | 'week' | 'step' | 'win' | 'link';

export interface SetGoal {
  readonly text: string;
  readonly why?: string;
  readonly sharing: Sharing;
}

export type Sharing = 'only_me' | 'facilitator' | 'group';

export interface EditGoal {
  readonly goal: GoalId;
  readonly text: string;
  readonly why?: string;
  readonly reason: string;
}

export type GoalId = string;

export interface ShareGoal {
  readonly goal: GoalId;
  readonly sharing: Sharing;
}

export interface LayGoalAside {
  readonly goal: GoalId;
  readonly reason: string;
}

export interface TakeGoalUp {
  readonly goal: GoalId;
}

export interface Commit {
  readonly goal?: GoalId;
  readonly words: CardWords;
  readonly sharing: Sharing;
  readonly sheet?: SheetId;
}

export interface CardWords {
  readonly what: string;
  readonly with_whom?: string;
  readonly when?: string;
  readonly obstacle?: string;
  readonly plan_b?: string;
}

export type SheetId = string;

export interface EditCard {
  readonly card: CardId;
  readonly words: CardWords;
}

export interface MoveCard {
  readonly card: CardId;
  readonly place: CardPlace;
}

export type CardPlace = 'hard_this_week' | 'ahead' | 'under_way' | 'done';

export interface ShareCard {
  readonly card: CardId;
  readonly sharing: Sharing;
}

export interface Encourage {
  readonly card: CardId;
  readonly kind: EncouragementKind;
}

export type EncouragementKind =
  | 'thinking_of_you'
  | 'been_there'
  | 'glad_you_tried'
  | 'talk_it_through';

export interface TakeBackEncouragement {
  readonly encouragement: EncouragementId;
}

export type EncouragementId = string;

export interface OfferToAsk {
  readonly card: CardId;
  readonly day: Timestamp;
}

export interface AnswerOffer {
  readonly offer: OfferId;
  readonly welcome: boolean;
}

export type OfferId = string;

export interface WithdrawOffer {
  readonly offer: OfferId;
}

export interface MarkAsked {
  readonly offer: OfferId;
}

export interface HideCard {
  readonly card: CardId;
  readonly reason: string;
}

export interface UnhideCard {
  readonly card: CardId;
}

export interface SayWord {
  readonly word: string;
}

export interface GivePulse {
  readonly pulse: PulseWords;
}

export interface PulseWords {
  readonly safe: number;
  readonly understood: number;
  readonly useful: number;
  readonly come_back: number;
  readonly note?: string;
}

export interface WriteLine {
  readonly kind: LineKind;
  readonly words?: string;
}

export type LineKind = 'pause' | 'call_me' | 'words' | 'distress';

export interface AnswerLine {
  readonly line: LineId;
  readonly answer: LineAnswer;
  readonly words?: string;
}

export type LineId = string;

export type LineAnswer = 'seen' | 'coming' | 'after_group' | 'calling';

export interface WriteNote {
  readonly session?: SessionId;
  readonly seat?: SeatId;
  readonly text: string;
}

export interface SayNow {
  readonly now?: boolean;
  readonly place?: string;
}

export interface AcknowledgeRisk {
  readonly risk: RiskId;
  readonly answer: LineAnswer;
  readonly waits_since?: Timestamp;
}

export type RiskId = string;

export interface AssessRisk {
  readonly risk: RiskId;
  readonly tier: RiskTier;
  readonly words?: string;
}

export type RiskTier = 'low' | 'moderate' | 'high' | 'immediate';

export interface PlanRisk {
  readonly risk: RiskId;
  readonly actions: readonly RiskAction[];
  readonly words?: string;
  readonly next_check_at: Timestamp;
}

export type RiskAction =
  | 'talked'
  | 'went_over_plan'
  | 'reached_contact'
  | 'stayed_with'
  | 'called_services'
  | 'told_supervisor'
  | 'referred';

export interface HandOverRisk {
  readonly risk: RiskId;
  readonly to: SeatId;
  readonly words?: string;
}

export interface CloseRisk {
  readonly risk: RiskId;
  readonly words: string;
}

export interface AddDuty {
  readonly seat: SeatId;
  readonly from: Timestamp;
  readonly until: Timestamp;
}

export interface RemoveDuty {
  readonly duty: DutyId;
}

export type DutyId = string;

export interface SetEscalation {
  readonly list: readonly EscalationEntry[];
}

export interface EscalationEntry {
  readonly seat: SeatId;
  readonly mail?: string;
}

export interface WriteCrisisPlan {
  readonly plan: CrisisPlan;
}

export interface CrisisPlan {
  readonly signs: readonly string[];
  readonly alone: readonly string[];
  readonly company: readonly string[];
  readonly people: readonly string[];
  readonly services: readonly string[];
  readonly safety: readonly string[];
}

export interface GiveEmergencyContact {
  readonly contact?: EmergencyContact;
}

export interface EmergencyContact {
  readonly name: string;
  readonly relation?: string;
  readonly phone: string;
}

export interface OpenSheet {
  readonly kind: SheetKind;
  readonly seat: SeatId;
  readonly about?: string;
}

export type SheetKind =
  | 'communication'
  | 'decision'
  | 'role_play'
  | 'grief'
  | 'dispute'
  | 'transition'
  | 'isolation';

export interface WriteEntry {
  readonly sheet: SheetId;
  readonly box: SheetBox;
  readonly words: string;
  readonly under?: SheetEntryId;
}

export type SheetBox =
  | 'said'
  | 'felt'
  | 'meant'
  | 'heard'
  | 'could_say'
  | 'option'
  | 'follows'
  | 'worked'
  | 'another_way'
  | 'loss'
  | 'bond'
  | 'feelings'
  | 'new_ties'
  | 'stage'
  | 'expectations'
  | 'pattern'
  | 'ways_out'
  | 'old_role'
  | 'farewell'
  | 'new_role'
  | 'support'
  | 'good_before'
  | 'gets_in_way'
  | 'in_here'
  | 'reach_out';

export type SheetEntryId = string;

export interface StrikeEntry {
  readonly sheet: SheetId;
  readonly entry: SheetEntryId;
}

export interface KeepEntry {
  readonly sheet: SheetId;
  readonly entry: SheetEntryId;
}

export interface ChooseOption {
  readonly sheet: SheetId;
  readonly entry: SheetEntryId;
}

export interface CloseSheet {
  readonly sheet: SheetId;
}

export interface ShareSheet {
  readonly sheet: SheetId;
  readonly sharing: PartSharing;
}

export interface SetScene {
  readonly sheet: SheetId;
  readonly scene: string;
}

export interface JoinPlay {
  readonly sheet: SheetId;
  readonly as: string;
}

export interface StartPlay {
  readonly sheet: SheetId;
  readonly minutes: number;
}

export interface StopPlay {
  readonly sheet: SheetId;
}

export interface StepOutOfRole {
  readonly sheet: SheetId;
  readonly seat?: SeatId;
}

export interface GiveFocus {
  readonly seat: SeatId;
  readonly minutes: number;
}

export type EndFocus = Record<string, never>;

export interface SayMeToo {
  readonly focus: FocusId;
}

export type FocusId = string;

export interface TakeBackMeToo {
  readonly me_too: MeTooId;
}

export type MeTooId = string;

export interface TakeForMyself {
  readonly words: string;
  readonly sharing: Sharing;
}

export interface CheckInLink {
  readonly feeling: string;
  readonly area?: ProblemArea;
  readonly sharing: PartSharing;
}

export type ProblemArea = 'grief' | 'dispute' | 'transition' | 'isolation';

export interface TellAbsence {
  readonly session: SessionId;
  readonly reason: AbsenceReason;
  readonly words?: string;
}

export type AbsenceReason =
  | 'ill'
  | 'work'
  | 'family'
  | 'away'
  | 'no_quiet_place'
  | 'too_much'
  | 'own_words';

export interface TakeBackAbsence {
  readonly session: SessionId;
}

export interface OfferMakeUp {
  readonly seat: SeatId;
  readonly session: SessionId;
  readonly times: readonly Timestamp[];
}

export interface TakeMakeUp {
  readonly make_up: MakeUpId;
  readonly time: Timestamp;
}

export type MakeUpId = string;

export interface DeclineMakeUp {
  readonly make_up: MakeUpId;
}

export interface WithdrawMakeUp {
  readonly make_up: MakeUpId;
}

export interface RecordLeaving {
  readonly seat: SeatId;
  readonly reason: LeavingReason;
  readonly words?: string;
}

export type LeavingReason =
  | 'own_wish'
  | 'moved'
  | 'no_time'
  | 'better'
  | 'worse'
  | 'other_care'
  | 'lost_touch'
  | 'other';

export interface WriteGoodbye {
  readonly words: string;
}

export interface ReleaseGoodbye {
  readonly seat: SeatId;
}

export interface WriteGroupNote {
  readonly session: SessionId;
  readonly text: string;
  readonly checked: readonly string[];
  readonly based_on?: Timestamp;
}

export interface FanOutNote {
  readonly session: SessionId;
  readonly headings: NoteHeadings;
}

export interface NoteHeadings {
  readonly mood: string;
  readonly week: string;
  readonly step: string;
  readonly win: string;
  readonly next: string;
  readonly done: string;
  readonly partly: string;
  readonly not_yet: string;
}

export interface WriteMemberNote {
  readonly note: ChartNoteId;
  readonly text: string;
  readonly checked: readonly string[];
  readonly based_on: Timestamp;
}

export type ChartNoteId = string;

export interface SignNote {
  readonly note: ChartNoteId;
  readonly checked: readonly string[];
  readonly based_on: Timestamp;
}

export interface AmendNote {
  readonly note: ChartNoteId;
  readonly text: string;
  readonly checked: readonly string[];
}

export type PlanNoMore = Record<string, never>;

export interface PlanMeeting {
  readonly seat: SeatId;
  readonly meeting: number;
  readonly starts_at: Timestamp;
}

export interface NoteMeeting {
  readonly seat: SeatId;
  readonly meeting: number;
  readonly outcome: MeetingOutcome;
  readonly note?: string;
}

export type MeetingOutcome = 'held' | 'missed' | 'declined';

export interface WriteStrength {
  readonly seat: SeatId;
  readonly words: string;
}

export interface TakeBackStrength {
  readonly strength: StrengthId;
}

export type StrengthId = string;

export type ReleaseStrengths = Record<string, never>;

export interface WritePlanPart {
  readonly part: PlanPart;
  readonly words: string;
}

export type PlanPart =
  | 'signs'
  | 'told'
  | 'worked'
  | 'working_on'
  | 'ahead'
  | 'crisis'
  | 'come_back';

export interface SharePlan {
  readonly sharing: Sharing;
}

export interface PlanForms {
  readonly measure: string;
  readonly seats: readonly SeatId[];
  readonly occasion: FormOccasion;
  readonly session?: SessionId;
}

export type FormOccasion = 'pre_group' | 'session' | 'between' | 'follow_up';

export interface WithdrawForm {
  readonly form: FormId;
}

export type FormId = string;

export interface StartForm {
  readonly form: FormId;
  readonly language: string;
  readonly device: DeviceKind;
  readonly time_zone: string;
}

export type DeviceKind = 'phone' | 'computer' | 'other';

export interface AnswerItem {
  readonly form: FormId;
  readonly item: string;
  readonly choice: number;
}

export interface SendForm {
  readonly form: FormId;
}

export interface SayFit {
  readonly form: FormId;
  readonly answer: FitWords;
}

export interface FitWords {
  readonly fit: Fit;
  readonly words?: string;
}

export type Fit = 'yes' | 'partly' | 'no';

export interface AnswerFlag {
  readonly flag: FlagId;
  readonly answer: FlagAnswerWords;
}

export type FlagId = string;

export interface FlagAnswerWords {
  readonly action: FlagAction;
  readonly words: string;
}

export type FlagAction =
  | 'called'
  | 'talked_alone'
  | 'changed_focus'
  | 'referred'
  | 'watching'
  | 'other';

export interface WriteIntake {
  readonly seat: SeatId;
  readonly part: IntakePart;
  readonly text?: string;
  readonly after?: number;
}

export type IntakePart =
  | 'story'
  | 'since'
  | 'earlier'
  | 'expectations'
  | 'strengths'
  | 'formulation';

export interface SayPreferences {
  readonly seat: SeatId;
  readonly preferences: Preferences;
  readonly after?: number;
}

export interface Preferences {
  readonly pronouns?: string;
  readonly language?: string;
  readonly device?: string;
  readonly place?: string;
  readonly other?: string;
  readonly captions: boolean;
}

export interface DecideCaution {
  readonly seat: SeatId;
  readonly words: CautionWords;
  readonly after?: number;
}

export interface CautionWords {
  readonly caution: Caution;
  readonly decision: CautionDecision;
  readonly plan?: string;
}

export type Caution =
  | 'acute_risk'
  | 'psychosis'
  | 'bipolar'
  | 'substances'
  | 'personality'
  | 'other';

export type CautionDecision = 'not_seen' | 'join' | 'join_with_support' | 'wait' | 'other_care';

export interface Agree {
  readonly agreement: string;
  readonly version: number;
}

export interface TakeBackAgreement {
  readonly agreement: string;
}

export interface SignIntake {
  readonly seat: SeatId;
  readonly mark: string;
}

export interface AgreeArea {
  readonly seat: SeatId;
  readonly words: AreaWords;
  readonly after?: number;
}

export interface AreaWords {
  readonly primary: ProblemArea;
  readonly secondary?: ProblemArea;
  readonly stage?: DisputeStage;
  readonly about?: string;
  readonly reason?: string;
}

export type DisputeStage = 'renegotiation' | 'impasse' | 'dissolution';

export interface ShareArea {
  readonly sharing: PartSharing;
}

export interface AddTie {
  readonly seat: SeatId;
  readonly words: TieWords;
}

export interface TieWords {
  readonly name: string;
  readonly relation?: string;
  readonly good?: string;
  readonly hard?: string;
  readonly expectations?: string;
  readonly wished?: string;
}

export interface DescribeTie {
  readonly tie: TieId;
  readonly words: TieWords;
  readonly after?: number;
}

export type TieId = string;

export interface PlaceTie {
  readonly tie: TieId;
  readonly occasion: Occasion;
  readonly placement: Placement;
}

export type Occasion = 'start' | 'midpoint' | 'end';

export interface Placement {
  readonly closeness: Closeness;
  readonly angle: number;
}

export type Closeness = 'closest' | 'close' | 'further' | 'outside';

export interface LiftTie {
  readonly tie: TieId;
  readonly occasion: Occasion;
}

export interface RemoveTie {
  readonly tie: TieId;
}

export interface AddMoment {
  readonly seat: SeatId;
  readonly words: MomentWords;
}

export interface MomentWords {
  readonly lane: Lane;
  readonly year: number;
  readonly month?: number;
  readonly what: string;
  readonly mood?: number;
}

export type Lane = 'life' | 'mood';

export interface ChangeMoment {
  readonly moment: MomentId;
  readonly words: MomentWords;
  readonly after?: number;
}

export type MomentId = string;

export interface RemoveMoment {
  readonly moment: MomentId;
}

export interface ReviewGoal {
  readonly goal: GoalId;
  readonly occasion: Occasion;
  readonly review: GoalReview;
}

export interface GoalReview {
  readonly near: number;
  readonly words?: string;
}

export interface MarkFidelity {
  readonly session: SessionId;
  readonly item: FidelityItem;
  readonly answer?: FidelityAnswer;
  readonly note?: string;
  readonly based_on?: Timestamp;
}

export type FidelityItem =
  | 'met_before'
  | 'agreed_before'
  | 'model_explained'
  | 'everybody_spoke'
  | 'kept_here'
  | 'feelings_named'
  | 'on_time'
  | 'agenda_used'
  | 'moods_asked'
  | 'mood_linked'
  | 'turns_shared'
  | 'absent_named'
  | 'forms_asked'
  | 'signs_answered'
  | 'closing_held'
  | 'steps_asked'
  | 'steps_taken'
  | 'focus_held'
  | 'focus_to_step'
  | 'people_and_feelings'
  | 'area_kept'
  | 'sheet_used'
  | 'worked_first'
  | 'out_of_roles'
  | 'peers_helped'
  | 'looked_back'
  | 'time_left_named'
  | 'flags_answered'
  | 'ending_named'
  | 'feelings_about_ending'
  | 'credit_given'
  | 'plans_begun'
  | 'goals_compared'
  | 'strengths_given'
  | 'goodbyes_said'
  | 'meetings_agreed'
  | 'help_known'
  | 'early_signs'
  | 'skill_kept';

export type FidelityAnswer = 'done' | 'not_this_time' | 'does_not_apply';

export interface DraftSummary {
  readonly session: SessionId;
  readonly headings: SummaryHeadings;
}

export interface SummaryHeadings {
  readonly did: string;
  readonly week: string;
  readonly step: string;
  readonly win: string;
  readonly next: string;
  readonly took_home: string;
  readonly done: string;
  readonly partly: string;
  readonly not_yet: string;
}

export interface WriteSummary {
  readonly session: SessionId;
  readonly text: string;
  readonly lines: readonly SummaryLine[];
  readonly checked: readonly string[];
  readonly based_on?: Timestamp;
}

export interface SummaryLine {
  readonly seat: SeatId;
  readonly text: string;
}

export interface ReleaseSummary {
  readonly session: SessionId;
  readonly checked: readonly string[];
  readonly based_on: Timestamp;
}

export type AskAside = Record<string, never>;

export interface TakeAside {
  readonly seat: SeatId;
}

export interface AgreeAside {
  readonly line: LineId;
}

export interface LeaveAside {
  readonly line: LineId;
}

export interface SayAside {
  readonly line: LineId;
  readonly words: string;
}

// Questions

export interface QueryBodies {
  readonly recall_session: RecallSession;
  readonly recall_weeks: RecallWeeks;
  readonly recall_measures: RecallMeasures;
  readonly recall_course: RecallCourse;
}

export type Query = {
  readonly [Name in keyof QueryBodies]: {
    readonly do: Name;
    readonly id: CommandId;
    readonly with: QueryBodies[Name];
  };
}[keyof QueryBodies];

export interface RecallSession {
  readonly session: SessionId;
}

export interface RecallWeeks {
  readonly seat: SeatId;
}

export interface RecallMeasures {
  readonly seat: SeatId;
}

export type RecallCourse = Record<string, never>;

// What need not last

export type ClientLive = { readonly is: 'beat' } | { readonly is: 'bye' };

export type Beat = Record<string, never>;

export type Bye = Record<string, never>;

export type ServerLive = { readonly is: 'beat' } | ({ readonly is: 'live_view' } & LiveView);

export interface LiveView {
  readonly seats: readonly SeatConnection[];
}

export interface SeatConnection {
  readonly seat: SeatId;
  readonly connection: Connection;
}

export type Connection = 'here' | 'lost' | 'away';

// The document

export interface You {
  readonly seat: SeatId;
  readonly role: Role;
}

export type Role = 'member' | 'facilitator' | 'cofacilitator' | 'observer' | 'on_call';

export interface Document {
  readonly group?: Readonly<Record<string, GroupView>>;
  readonly course?: Readonly<Record<string, CourseView>>;
  readonly seats?: Readonly<Record<string, SeatView>>;
  readonly sessions?: Readonly<Record<string, SessionView>>;
  readonly arrivals?: Readonly<Record<string, ArrivalView>>;
  readonly attendance?: Readonly<Record<string, AttendanceView>>;
  readonly next?: Readonly<Record<string, NextView>>;
  readonly agenda?: Readonly<Record<string, AgendaItemView>>;
  readonly prompts?: Readonly<Record<string, PromptsView>>;
  readonly floor?: Readonly<Record<string, FloorView>>;
  readonly checkins?: Readonly<Record<string, CheckinView>>;
  readonly goals?: Readonly<Record<string, GoalView>>;
  readonly cards?: Readonly<Record<string, CardView>>;
  readonly encouragements?: Readonly<Record<string, EncouragementView>>;
  readonly offers?: Readonly<Record<string, OfferView>>;
  readonly words?: Readonly<Record<string, ClosingWordView>>;
  readonly pulses?: Readonly<Record<string, PulseView>>;
  readonly lines?: Readonly<Record<string, LineView>>;
  readonly notes?: Readonly<Record<string, NoteView>>;
  readonly risks?: Readonly<Record<string, RiskView>>;
  readonly care?: Readonly<Record<string, CareView>>;
  readonly watch?: Readonly<Record<string, WatchView>>;
  readonly crisis_plans?: Readonly<Record<string, CrisisPlanView>>;
  readonly contacts?: Readonly<Record<string, EmergencyContactView>>;
  readonly sheets?: Readonly<Record<string, SheetView>>;
  readonly focus?: Readonly<Record<string, FocusView>>;
  readonly owed?: Readonly<Record<string, OwedView>>;
  readonly me_toos?: Readonly<Record<string, MeTooView>>;
  readonly takeaways?: Readonly<Record<string, TakeawayView>>;
  readonly absences?: Readonly<Record<string, AbsenceView>>;
  readonly catch_ups?: Readonly<Record<string, CatchUpView>>;
  readonly make_ups?: Readonly<Record<string, MakeUpView>>;
  readonly leavings?: Readonly<Record<string, LeavingView>>;
  readonly chart?: Readonly<Record<string, ChartNoteView>>;
  readonly brief?: Readonly<Record<string, BriefView>>;
  readonly meetings?: Readonly<Record<string, MeetingsView>>;
  readonly fidelity?: Readonly<Record<string, FidelityView>>;
  readonly ending?: Readonly<Record<string, EndingView>>;
  readonly given?: Readonly<Record<string, GivenView>>;
  readonly received?: Readonly<Record<string, ReceivedView>>;
  readonly wins?: Readonly<Record<string, WinsView>>;
  readonly plans?: Readonly<Record<string, PlanView>>;
  readonly measures?: Readonly<Record<string, MeasureView>>;
  readonly forms?: Readonly<Record<string, FormView>>;
  readonly progress?: Readonly<Record<string, ProgressView>>;
  readonly flags?: Readonly<Record<string, FlagView>>;
  readonly agreements?: Readonly<Record<string, AgreementView>>;
  readonly intakes?: Readonly<Record<string, IntakeView>>;
  readonly areas?: Readonly<Record<string, AreaView>>;
  readonly ties?: Readonly<Record<string, TieView>>;
  readonly moments?: Readonly<Record<string, MomentView>>;
  readonly summaries?: Readonly<Record<string, SummaryView>>;
}

export interface GroupView {
  readonly name: string;
  readonly seats_max?: number;
  readonly seats_taken?: number;
  readonly time_zone: string;
}

export interface CourseView {
  readonly programme: string;
  readonly phase: Phase;
  readonly session_n: number;
  readonly sessions: number;
  readonly session?: SessionId;
  readonly session_minutes: number;
  readonly last_session_at: Timestamp;
  readonly language: Language;
  readonly open_ended: boolean;
  readonly ending: boolean;
  readonly midpoint?: SessionId;
  readonly occasion: Occasion;
  readonly contact?: ContactPolicy;
  readonly followed_by?: string;
}

export type Phase = 'initial' | 'middle' | 'ending' | 'maintenance';

export type Language = 'en' | 'es';

export type ContactPolicy = 'brought_back' | 'after_the_course' | 'free';

export interface SeatView {
  readonly name?: string;
  readonly role: Role;
  readonly removed: boolean;
}

export interface SessionView {
  readonly n: number;
  readonly phase: Phase;
  readonly purpose: string;
  readonly state: SessionState;
  readonly starts_at: Timestamp;
  readonly moved_from?: Timestamp;
  readonly ends_at?: Timestamp;
  readonly held?: HoldReason;
  readonly held_by?: SeatId;
  readonly held_at?: Timestamp;
  readonly led_by?: SeatId;
  readonly cancelled_reason?: string;
}

export type SessionState = 'planned' | 'lobby' | 'open' | 'closing' | 'ended' | 'cancelled';

export type HoldReason = 'facilitator_asked' | 'facilitators_gone';

export interface ArrivalView {
  readonly arrived_at: Timestamp;
  readonly admitted: boolean;
  readonly check?: ArrivalCheck;
}

export interface ArrivalCheck {
  readonly alone: boolean;
  readonly headphones: boolean;
  readonly place: string;
  readonly note?: string;
}

export interface AttendanceView {
  readonly entries: readonly AttendanceEntry[];
}

export interface AttendanceEntry {
  readonly seat: SeatId;
  readonly status: AttendanceStatus;
  readonly corrected: boolean;
  readonly arrived_at?: Timestamp;
  readonly left_at?: Timestamp;
  readonly lost_times: number;
  readonly stepped_out_times: number;
  readonly presence?: Presence;
  readonly missed_in_a_row: number;
  readonly call: boolean;
  readonly left: boolean;
}

export type Presence = 'here' | 'lost' | 'left';

export interface NextView {
  readonly step: number;
  readonly what?: NextStep;
  readonly seat?: SeatId;
  readonly item?: AgendaItemId;
  readonly undo_until?: Timestamp;
}

export type NextStep =
  | 'open_lobby'
  | 'start_session'
  | 'give_turn'
  | 'start_item'
  | 'start_closing'
  | 'end_session'
  | 'resume';

export interface AgendaItemView {
  readonly session: SessionId;
  readonly kind: ItemKind;
  readonly title?: string;
  readonly words?: string;
  readonly proposed_by?: SeatId;
  readonly proposal_for?: ProposalFor;
  readonly hard_topic: boolean;
  readonly state: ItemState;
  readonly place: number;
  readonly minutes: number;
  readonly ends_at?: Timestamp;
}

export type ItemState = 'proposed' | 'planned' | 'current' | 'done' | 'parked' | 'withdrawn';

export interface PromptsView {
  readonly prompts: readonly string[];
}

export interface FloorView {
  readonly round: readonly TurnView[];
  readonly speaker?: SeatId;
  readonly turn_started_at?: Timestamp;
  readonly turn_ends_at?: Timestamp;
  readonly hands: readonly SeatId[];
  readonly here: readonly SeatHere[];
}

export interface TurnView {
  readonly seat: SeatId;
  readonly state: TurnState;
}

export type TurnState = 'waiting' | 'speaking' | 'spoken' | 'passed' | 'later';

export interface SeatHere {
  readonly seat: SeatId;
  readonly stepped_out: boolean;
}

export interface CheckinView {
  readonly seat: SeatId;
  readonly session: SessionId;
  readonly mood?: MoodPart;
  readonly week?: WeekPart;
  readonly step?: StepPart;
  readonly win?: WinPart;
  readonly link?: LinkPart;
  readonly sheets: readonly SheetId[];
  readonly commitments: readonly CardId[];
  readonly report?: CheckinId;
}

export interface MoodPart {
  readonly sharing: PartSharing;
  readonly words?: MoodWords;
}

export interface MoodWords {
  readonly mood: number;
  readonly change: MoodChange;
}

export interface WeekPart {
  readonly sharing: PartSharing;
  readonly words?: WeekWords;
}

export interface WeekWords {
  readonly happened: string;
  readonly with_whom?: string;
}

export interface StepPart {
  readonly sharing: PartSharing;
  readonly card?: CardId;
  readonly words?: StepWords;
}

export interface StepWords {
  readonly outcome: StepOutcome;
  readonly learned?: string;
}

export interface WinPart {
  readonly sharing: PartSharing;
  readonly words?: string;
}

export interface LinkPart {
  readonly sharing: PartSharing;
  readonly words?: LinkWords;
}

export interface LinkWords {
  readonly feeling: string;
  readonly area?: ProblemArea;
}

export type CheckinId = string;

export interface GoalView {
  readonly seat: SeatId;
  readonly state: GoalState;
  readonly sharing: Sharing;
  readonly text?: string;
  readonly why?: string;
  readonly aside_reason?: string;
  readonly history: readonly GoalVersion[];
  readonly reviews: readonly GoalReviewView[];
}

export type GoalState = 'active' | 'aside';

export interface GoalVersion {
  readonly at: Timestamp;
  readonly words?: GoalWords;
}

export interface GoalWords {
  readonly text: string;
  readonly why?: string;
  readonly reason?: string;
}

export interface GoalReviewView {
  readonly occasion: Occasion;
  readonly at: Timestamp;
  readonly words?: GoalReviewWords;
}

export interface GoalReviewWords {
  readonly text: string;
  readonly review: GoalReview;
}

export interface CardView {
  readonly seat: SeatId;
  readonly session: SessionId;
  readonly at: Timestamp;
  readonly place: CardPlace;
  readonly sharing: Sharing;
  readonly goal?: GoalId;
  readonly what?: string;
  readonly with_whom?: string;
  readonly when?: string;
  readonly obstacle?: string;
  readonly plan_b?: string;
  readonly outcome?: StepOutcome;
  readonly hidden: boolean;
  readonly hidden_reason?: string;
  readonly sheet?: SheetId;
}

export interface EncouragementView {
  readonly card: CardId;
  readonly from: SeatId;
  readonly to: SeatId;
  readonly kind: EncouragementKind;
}

export interface OfferView {
  readonly card: CardId;
  readonly from: SeatId;
  readonly to: SeatId;
  readonly day: Timestamp;
  readonly state: OfferState;
}

export type OfferState = 'offered' | 'welcome' | 'no_thanks' | 'due' | 'asked';

export interface ClosingWordView {
  readonly session: SessionId;
  readonly word?: string;
}

export interface PulseView {
  readonly session: SessionId;
  readonly pulse?: PulseWords;
}

export interface LineView {
  readonly seat: SeatId;
  readonly at: Timestamp;
  readonly kind: LineKind;
  readonly words?: string;
  readonly replies: readonly LineReply[];
  readonly aside?: AsideView;
}

export interface LineReply {
  readonly by: SeatId;
  readonly at: Timestamp;
  readonly answer: LineAnswer;
  readonly words?: string;
}

export interface AsideView {
  readonly state: AsideState;
  readonly with?: SeatId;
  readonly said: readonly AsideWords[];
}

export type AsideState = 'asked' | 'offered' | 'open' | 'ended';

export interface AsideWords {
  readonly by: SeatId;
  readonly at: Timestamp;
  readonly words?: string;
}

export interface NoteView {
  readonly session?: SessionId;
  readonly seat?: SeatId;
  readonly text?: string;
  readonly at: Timestamp;
}

export interface RiskView {
  readonly seat: SeatId;
  readonly opened_at: Timestamp;
  readonly trigger: RiskTrigger;
  readonly urgent: boolean;
  readonly now?: boolean;
  readonly state: RiskState;
  readonly waits_since?: Timestamp;
  readonly next_step_at?: Timestamp;
  readonly held_by?: SeatId;
  readonly tier?: RiskTier;
  readonly next_check_at?: Timestamp;
  readonly closed_at?: Timestamp;
  readonly reached: readonly SeatId[];
  readonly notices: readonly NoticeView[];
  readonly steps: readonly RiskStepView[];
  readonly answered?: DangerAnswerView;
  readonly help?: RiskHelp;
}

export type RiskTrigger = 'form' | 'distress' | 'now' | 'call';

export type RiskState = 'open' | 'acknowledged' | 'assessed' | 'planned' | 'closed';

export interface NoticeView {
  readonly seat: SeatId;
  readonly state: NoticeState;
  readonly tries: number;
  readonly next_try_at?: Timestamp;
}

export type NoticeState = 'waiting' | 'sent' | 'failed' | 'not_set_up';

export interface RiskStepView {
  readonly kind: RiskStepKind;
  readonly at: Timestamp;
  readonly times: number;
  readonly trigger?: RiskTrigger;
  readonly by?: SeatId;
  readonly to: readonly SeatId[];
  readonly now?: boolean;
  readonly answer?: LineAnswer;
  readonly tier?: RiskTier;
  readonly actions: readonly RiskAction[];
  readonly words?: string;
  readonly next_check_at?: Timestamp;
  readonly plan_version?: number;
  readonly answered?: DangerAnswerView;
}

export type RiskStepKind =
  | 'opened'
  | 'signed_again'
  | 'said'
  | 'reached'
  | 'told_again'
  | 'acknowledged'
  | 'assessed'
  | 'planned'
  | 'handed_over'
  | 'check_due'
  | 'closed';

export interface DangerAnswerView {
  readonly measure: string;
  readonly points: number;
  readonly points_max: number;
  readonly answers: Readonly<Record<string, string>>;
  readonly questions: Readonly<Record<string, string>>;
}

export interface RiskHelp {
  readonly contact?: EmergencyContact;
  readonly place?: string;
  readonly plan?: CrisisPlan;
}

export interface CareView {
  readonly at: Timestamp;
  readonly trigger: RiskTrigger;
  readonly now?: boolean;
  readonly answers: readonly CareAnswer[];
}

export interface CareAnswer {
  readonly by: SeatId;
  readonly at: Timestamp;
  readonly answer: LineAnswer;
}

export interface WatchView {
  readonly duties: readonly DutyView[];
  readonly escalation?: readonly EscalationEntry[];
}

export interface DutyView {
  readonly duty: DutyId;
  readonly seat?: SeatId;
  readonly from: Timestamp;
  readonly until: Timestamp;
}

export interface CrisisPlanView {
  readonly version: number;
  readonly at: Timestamp;
  readonly plan?: CrisisPlan;
  readonly earlier: readonly EarlierPlan[];
}

export interface EarlierPlan {
  readonly version: number;
  readonly at: Timestamp;
  readonly plan?: CrisisPlan;
}

export interface EmergencyContactView {
  readonly contact?: EmergencyContact;
}

export interface SheetView {
  readonly kind: SheetKind;
  readonly seat: SeatId;
  readonly session: SessionId;
  readonly at: Timestamp;
  readonly live: boolean;
  readonly sharing: PartSharing;
  readonly about?: string;
  readonly entries: readonly SheetEntryView[];
  readonly choice?: SheetEntryId;
  readonly card?: CardId;
  readonly play?: PlayView;
}

export interface SheetEntryView {
  readonly id: SheetEntryId;
  readonly by: SeatId;
  readonly box: SheetBox;
  readonly words?: string;
  readonly under?: SheetEntryId;
  readonly struck: boolean;
}

export interface PlayView {
  readonly state: PlayState;
  readonly scene?: string;
  readonly parts: readonly PlayPart[];
  readonly ends_at?: Timestamp;
  readonly runs: number;
}

export type PlayState = 'casting' | 'playing' | 'stepping_out' | 'feedback';

export interface PlayPart {
  readonly seat: SeatId;
  readonly as?: string;
  readonly out: boolean;
}

export interface FocusView {
  readonly seat: SeatId;
  readonly session: SessionId;
  readonly at: Timestamp;
  readonly ends_at?: Timestamp;
}

export interface OwedView {
  readonly members: readonly OwedFocus[];
}

export interface OwedFocus {
  readonly seat: SeatId;
  readonly turns: number;
  readonly last?: SessionId;
  readonly sessions_since: number;
  readonly owed: boolean;
  readonly took_part: boolean;
}

export interface MeTooView {
  readonly focus: FocusId;
  readonly from: SeatId;
  readonly to: SeatId;
}

export interface TakeawayView {
  readonly seat: SeatId;
  readonly session: SessionId;
  readonly at: Timestamp;
  readonly sharing: Sharing;
  readonly words?: string;
}

export interface AbsenceView {
  readonly session: SessionId;
  readonly seat: SeatId;
  readonly reason?: AbsenceReason;
  readonly words?: string;
  readonly at?: Timestamp;
}

export interface CatchUpView {
  readonly session: SessionId;
  readonly items: readonly CatchUpItem[];
  readonly next_at?: Timestamp;
}

export interface CatchUpItem {
  readonly kind: ItemKind;
  readonly title?: string;
}

export interface MakeUpView {
  readonly seat: SeatId;
  readonly session: SessionId;
  readonly state: MakeUpState;
  readonly times: readonly Timestamp[];
  readonly taken?: Timestamp;
}

export type MakeUpState = 'open' | 'taken' | 'declined' | 'withdrawn';

export interface LeavingView {
  readonly at?: Timestamp;
  readonly reason?: LeavingReason;
  readonly words?: string;
  readonly goodbye?: string;
  readonly released_at?: Timestamp;
}

export interface ChartNoteView {
  readonly session: SessionId;
  readonly seat?: SeatId;
  readonly state: NoteState;
  readonly at: Timestamp;
  readonly text?: string;
  readonly signed_by?: SeatId;
  readonly signed_at?: Timestamp;
  readonly amendments: readonly AmendmentView[];
}

export type NoteState = 'draft' | 'signed_off';

export interface AmendmentView {
  readonly by: SeatId;
  readonly at: Timestamp;
  readonly text?: string;
}

export interface BriefView {
  readonly session: SessionId;
  readonly began: number;
  readonly left: number;
  readonly members: readonly BriefMember[];
  readonly parked: readonly AgendaItemId[];
  readonly open_lines: readonly LineId[];
  readonly unsigned_notes: readonly SessionId[];
}

export interface BriefMember {
  readonly seat: SeatId;
  readonly away: boolean;
  readonly silent: boolean;
  readonly open_risk: boolean;
  readonly missed_in_a_row: number;
  readonly call: boolean;
  readonly owed_turn: boolean;
  readonly nothing_written: boolean;
  readonly step?: StepOutcome;
  readonly worse: readonly BriefWorse[];
  readonly forms_missing: readonly string[];
}

export type BriefWorse = 'not_on_track' | 'reliably_worse' | 'not_better_half_way' | 'mood_down';

export interface MeetingsView {
  readonly meetings: readonly MeetingView[];
}

export interface MeetingView {
  readonly title: string;
  readonly purpose: string;
  readonly when: MeetingWhen;
  readonly minutes: number;
  readonly due_from?: Timestamp;
  readonly due_by?: Timestamp;
  readonly starts_at?: Timestamp;
  readonly outcome?: MeetingOutcome;
  readonly note?: string;
}

export type MeetingWhen =
  | 'before_first'
  | 'after_session'
  | 'days_after_last'
  | 'months_after_last';

export interface FidelityView {
  readonly items: readonly FidelityItemView[];
  readonly deviations: readonly Deviation[];
}

export interface FidelityItemView {
  readonly item: FidelityItem;
  readonly proven: boolean;
  readonly answer?: FidelityAnswer;
  readonly by?: SeatId;
  readonly at?: Timestamp;
  readonly note?: string;
}

export interface Deviation {
  readonly what: DeviationKind;
  readonly kind: ItemKind;
  readonly title?: string;
  readonly planned_minutes?: number;
  readonly took_minutes?: number;
}

export type DeviationKind =
  | 'added'
  | 'left_out'
  | 'put_off'
  | 'out_of_order'
  | 'longer'
  | 'shorter';

export interface EndingView {
  readonly released_at?: Timestamp;
  readonly strengths?: readonly StrengthsFor[];
}

export interface StrengthsFor {
  readonly seat: SeatId;
  readonly written: number;
}

export interface GivenView {
  readonly to: SeatId;
  readonly at: Timestamp;
  readonly words?: string;
}

export interface ReceivedView {
  readonly from: SeatId;
  readonly words?: string;
}

export interface WinsView {
  readonly wins: readonly Win[];
}

export interface Win {
  readonly session_n: number;
  readonly words: string;
}

export interface PlanView {
  readonly sharing: Sharing;
  readonly at: Timestamp;
  readonly parts: readonly PlanPartView[];
}

export interface PlanPartView {
  readonly part: PlanPart;
  readonly words: string;
}

export interface MeasureView {
  readonly version: number;
  readonly name: string;
  readonly given: MeasureGiven;
  readonly titles: Readonly<Record<string, string>>;
  readonly bands: readonly Band[];
  readonly band_titles: Readonly<Record<string, readonly string[]>>;
  readonly points_max: number;
  readonly danger: boolean;
  readonly licence: Licence;
}

export type MeasureGiven = 'form' | 'checkin' | 'closing';

export interface Band {
  readonly id: string;
  readonly from: number;
}

export interface Licence {
  readonly terms: string;
  readonly attribution: string;
  readonly source: string;
}

export interface FormView {
  readonly seat: SeatId;
  readonly measure: string;
  readonly state: FormState;
  readonly occasion: FormOccasion;
  readonly session?: SessionId;
  readonly opens_at?: Timestamp;
  readonly closes_at?: Timestamp;
  readonly sent_at?: Timestamp;
  readonly assisted: boolean;
  readonly danger: boolean;
  readonly language?: string;
  readonly sheet?: MeasureSheet;
  readonly answers: readonly AnswerView[];
}

export type FormState = 'planned' | 'open' | 'begun' | 'sent' | 'closed' | 'withdrawn';

export interface MeasureSheet {
  readonly items: readonly MeasureItem[];
  readonly answers: readonly AnswerSet[];
  readonly languages: Readonly<Record<string, MeasureWords>>;
  readonly licence: Licence;
}

export interface MeasureItem {
  readonly id: string;
  readonly answers: string;
  readonly counts: boolean;
  readonly code: string;
}

export interface AnswerSet {
  readonly id: string;
  readonly points: readonly number[];
  readonly codes: readonly string[];
}

export interface MeasureWords {
  readonly title: string;
  readonly why: string;
  readonly lead: string;
  readonly items: readonly string[];
  readonly answers: readonly AnswerWords[];
  readonly bands: readonly string[];
  readonly band_words: readonly string[];
}

export interface AnswerWords {
  readonly answers: string;
  readonly words: readonly string[];
}

export interface AnswerView {
  readonly item: string;
  readonly choice?: number;
  readonly at: Timestamp;
}

export interface ProgressView {
  readonly measures: readonly MeasureProgress[];
}

export interface MeasureProgress {
  readonly measure: string;
  readonly bands: readonly Band[];
  readonly points_max: number;
  readonly languages: Readonly<Record<string, BandWords>>;
  readonly pre_group?: number;
  readonly baseline?: number;
  readonly change: readonly ChangeWord[];
  readonly scores: readonly ScoreView[];
}

export interface BandWords {
  readonly title: string;
  readonly bands: readonly string[];
  readonly words: readonly string[];
}

export type ChangeWord =
  | 'remission'
  | 'response'
  | 'reliable_improvement'
  | 'no_reliable_change'
  | 'reliable_deterioration'
  | 'meaningful_change'
  | 'recovery'
  | 'reliable_recovery'
  | 'not_a_case_at_start';

export interface ScoreView {
  readonly form: FormId;
  readonly at: Timestamp;
  readonly occasion: FormOccasion;
  readonly session_n?: number;
  readonly total?: number;
  readonly missing: number;
  readonly band?: string;
  readonly assisted: boolean;
  readonly fit?: FitWords;
}

export interface FlagView {
  readonly seat: SeatId;
  readonly at: Timestamp;
  readonly session?: SessionId;
  readonly reason?: FlagReason;
  readonly answered_by?: SeatId;
  readonly answered_at?: Timestamp;
  readonly answer?: FlagAnswerWords;
}

export interface FlagReason {
  readonly kind: FlagKind;
  readonly measure?: string;
  readonly before?: number;
  readonly now?: number;
}

export type FlagKind =
  | 'rise_since_last'
  | 'rise_over_baseline'
  | 'reaches_band'
  | 'not_better_at_midpoint'
  | 'danger_item_rises'
  | 'forms_missing'
  | 'pulse_falls'
  | 'pulse_low'
  | 'absent_running'
  | 'absent_in_all'
  | 'without_step'
  | 'without_focus';

export interface AgreementView {
  readonly version: number;
  readonly title: string;
  readonly points: readonly string[];
}

export interface IntakeView {
  readonly written: readonly WrittenView[];
  readonly preferences?: PreferencesView;
  readonly cautions: readonly CautionView[];
  readonly agreed: readonly AgreedView[];
  readonly needs: readonly IntakeNeed[];
  readonly summary: IntakeSummary;
  readonly mark?: string;
  readonly signed_by_member?: SignatureView;
  readonly signed_by_facilitator?: SignatureView;
}

export interface WrittenView {
  readonly part: IntakePart;
  readonly revision: Revision;
  readonly text?: string;
}

export interface Revision {
  readonly version: number;
  readonly by: SeatId;
  readonly at: Timestamp;
}

export interface PreferencesView {
  readonly revision: Revision;
  readonly words?: Preferences;
}

export interface CautionView {
  readonly revision: Revision;
  readonly words?: CautionWords;
}

export interface AgreedView {
  readonly agreement: string;
  readonly version: number;
  readonly at: Timestamp;
}

export type IntakeNeed = 'goal' | 'area' | 'agreement' | 'crisis_plan' | 'emergency_contact';

export interface IntakeSummary {
  readonly goals: readonly string[];
  readonly area?: AreaWords;
  readonly formulation?: string;
  readonly agreements: readonly Agree[];
}

export interface SignatureView {
  readonly by: SeatId;
  readonly at: Timestamp;
  readonly still_so: boolean;
  readonly summary?: IntakeSummary;
}

export interface AreaView {
  readonly sharing: PartSharing;
  readonly primary?: ProblemArea;
  readonly secondary?: ProblemArea;
  readonly stage?: DisputeStage;
  readonly about?: string;
  readonly history: readonly AreaVersion[];
}

export interface AreaVersion {
  readonly revision: Revision;
  readonly words?: AreaWords;
}

export interface TieView {
  readonly seat: SeatId;
  readonly revision: Revision;
  readonly words?: TieWords;
  readonly places: readonly PlacedView[];
}

export interface PlacedView {
  readonly occasion: Occasion;
  readonly at: Timestamp;
  readonly placement?: Placement;
}

export interface MomentView {
  readonly seat: SeatId;
  readonly revision: Revision;
  readonly words?: MomentWords;
}

export interface SummaryView {
  readonly draft?: SummaryDraftView;
  readonly releases: readonly SummaryReleaseView[];
}

export interface SummaryDraftView {
  readonly at: Timestamp;
  readonly text: string;
  readonly lines: readonly SummaryLineView[];
}

export interface SummaryLineView {
  readonly seat?: SeatId;
  readonly initials: string;
  readonly text: string;
}

export interface SummaryReleaseView {
  readonly at: Timestamp;
  readonly by: SeatId;
  readonly text: string;
  readonly lines: readonly SummaryLineView[];
}

// The packet for supervision

export interface Packet {
  readonly packet: Readonly<Record<string, PacketView>>;
}

export interface PacketView {
  readonly programme: string;
  readonly sessions_planned: number;
  readonly sessions: readonly PacketSession[];
  readonly members: readonly PacketMember[];
  readonly risks: readonly PacketRisks[];
}

export interface PacketSession {
  readonly n: number;
  readonly phase: Phase;
  readonly midpoint: boolean;
  readonly items: readonly PacketItem[];
  readonly deviations: readonly PacketDeviation[];
}

export interface PacketItem {
  readonly item: FidelityItem;
  readonly proven: boolean;
  readonly answer?: FidelityAnswer;
}

export interface PacketDeviation {
  readonly what: DeviationKind;
  readonly kind: ItemKind;
  readonly planned_minutes?: number;
  readonly took_minutes?: number;
}

export interface PacketMember {
  readonly letter: string;
  readonly left: boolean;
  readonly areas: readonly ProblemArea[];
  readonly attendance: readonly PacketAttendance[];
  readonly measures: readonly PacketMeasure[];
}

export interface PacketAttendance {
  readonly n: number;
  readonly status: AttendanceStatus;
}

export interface PacketMeasure {
  readonly measure: string;
  readonly change: readonly ChangeWord[];
  readonly totals: readonly PacketTotal[];
}

export interface PacketTotal {
  readonly session_n?: number;
  readonly total: number;
  readonly band?: string;
}

export interface PacketRisks {
  readonly state: RiskState;
  readonly count: number;
}

// Refusals

export type Refusal =
  | 'not_in_group'
  | 'not_for_your_role'
  | 'not_found'
  | 'session_not_open'
  | 'session_not_in_lobby'
  | 'session_not_planned'
  | 'session_not_closing'
  | 'session_running'
  | 'session_held'
  | 'session_not_held'
  | 'no_session'
  | 'facilitator_is_here'
  | 'not_admitted'
  | 'not_arrived'
  | 'already_arrived'
  | 'already_admitted'
  | 'already_out'
  | 'not_out'
  | 'no_round'
  | 'round_running'
  | 'not_your_turn'
  | 'not_in_round'
  | 'already_spoken'
  | 'hand_already_raised'
  | 'hand_not_raised'
  | 'nobody_speaks'
  | 'nothing_next'
  | 'moved_meanwhile'
  | 'nothing_to_undo'
  | 'too_late_to_undo'
  | 'item_not_open'
  | 'no_current_item'
  | 'group_full'
  | 'group_exists'
  | 'name_taken'
  | 'already_seated'
  | 'seats_taken'
  | 'not_yourself'
  | 'starts_in_past'
  | 'too_far_ahead'
  | 'goals_full'
  | 'goal_not_active'
  | 'goal_not_aside'
  | 'cards_full'
  | 'items_full'
  | 'lines_full'
  | 'offers_full'
  | 'part_not_filled_in'
  | 'not_shared'
  | 'your_own_card'
  | 'already_encouraged'
  | 'already_offered'
  | 'offer_not_open'
  | 'card_hidden'
  | 'card_not_hidden'
  | 'form_not_open'
  | 'form_closed'
  | 'form_begun'
  | 'form_not_begun'
  | 'form_sent'
  | 'form_not_sent'
  | 'form_already_planned'
  | 'not_assisted'
  | 'nobody_on_watch'
  | 'course_has_begun'
  | 'flag_answered'
  | 'words_needed'
  | 'choose_one'
  | 'risk_closed'
  | 'risk_not_acknowledged'
  | 'risk_not_assessed'
  | 'risk_not_planned'
  | 'not_a_mail_address'
  | 'ends_before_it_begins'
  | 'duties_full'
  | 'named_twice'
  | 'sheet_live'
  | 'sheet_closed'
  | 'sheet_full'
  | 'sheets_full'
  | 'not_your_sheet'
  | 'wrong_box'
  | 'not_a_play'
  | 'scene_needed'
  | 'nobody_plays'
  | 'play_not_running'
  | 'still_in_role'
  | 'not_in_role'
  | 'worked_first'
  | 'nobody_has_focus'
  | 'has_left'
  | 'member_has_left'
  | 'not_left'
  | 'no_goodbye'
  | 'already_released'
  | 'not_missed'
  | 'times_needed'
  | 'time_offered'
  | 'make_up_not_open'
  | 'names_a_member'
  | 'could_be_a_name'
  | 'session_not_over'
  | 'note_is_signed'
  | 'note_not_signed'
  | 'no_group_note'
  | 'changed_meanwhile'
  | 'area_twice'
  | 'no_dispute'
  | 'ties_full'
  | 'moments_full'
  | 'not_yet'
  | 'kept_as_it_was'
  | 'goal_needed'
  | 'area_needed'
  | 'agreement_needed'
  | 'plan_needed'
  | 'contact_needed'
  | 'unknown_command'
  | 'too_fast'
  | 'busy'
  | 'storage_full'
  | 'too_old'
  | 'id_reused'
  | 'not_in_order'
  | 'course_has_an_end'
  | 'no_such_meeting'
  | 'ending_not_open'
  | 'strengths_released'
  | 'already_aside'
  | 'in_side_room'
  | 'aside_not_open'
  | 'aside_full'
  | 'facilitator_not_free'
  | 'group_left_alone'
  | 'malformed';

// Close codes

export type CloseCode =
  | 'normal'
  | 'going_away'
  | 'protocol_error'
  | 'not_text'
  | 'bad_utf8'
  | 'policy'
  | 'too_big'
  | 'too_slow'
  | 'room_moved'
  | 'unknown_state'
  | 'silent'
  | 'not_invited'
  | 'bad_frame'
  | 'signed_out'
  | 'wrong_version'
  | 'room_broken';

// Over HTTP

export interface Problem {
  readonly code: string;
  readonly at: string;
  readonly message: string;
  readonly wait_ms?: number;
}

export type Done = Record<string, never>;

// Who I am

export interface Me {
  readonly person?: PersonId;
  readonly name?: string;
  readonly kind?: PersonKind;
  readonly groups: readonly GroupOfMine[];
  readonly login_name?: string;
  readonly has_passphrase: boolean;
  readonly clinic: string;
  readonly demo: boolean;
}

export type PersonId = string;

export type PersonKind = 'staff' | 'member';

export interface GroupOfMine {
  readonly room: RoomId;
  readonly name: string;
  readonly role: Role;
}

export type RoomId = string;

export interface Attention {
  readonly items: readonly AttentionItem[];
}

export interface AttentionItem {
  readonly room: RoomId;
  readonly risk: RiskId;
  readonly urgent: boolean;
  readonly waits_since: Timestamp;
}

export interface SignIn {
  readonly login: string;
  readonly password: string;
  readonly only_mine: boolean;
}

export type SignOut = Record<string, never>;

export interface SetPassphrase {
  readonly current?: string;
  readonly passphrase: string;
}

export interface Logins {
  readonly logins: readonly LoginLine[];
}

export interface LoginLine {
  readonly id: LoginId;
  readonly since: Timestamp;
  readonly only_mine: boolean;
  readonly this_one: boolean;
}

export type LoginId = string;

export interface RevokeLogin {
  readonly id: LoginId;
}

// Joining

export interface LookAtLink {
  readonly token: string;
}

export interface LinkLooked {
  readonly group: string;
  readonly clinic: string;
  readonly role: Role;
  readonly expires_at: Timestamp;
}

export interface Join {
  readonly token: string;
  readonly name: string;
  readonly only_mine: boolean;
  readonly passphrase?: string;
}

export interface Invite {
  readonly room: RoomId;
  readonly role?: Role;
}

export interface Invited {
  readonly id: InvitationId;
  readonly link: string;
  readonly qr: string;
  readonly expires_at: Timestamp;
}

export type InvitationId = string;

export interface Invitations {
  readonly invitations: readonly InvitationLine[];
}

export interface InvitationLine {
  readonly id: InvitationId;
  readonly role: Role;
  readonly state: InvitationState;
  readonly made_at: Timestamp;
  readonly expires_at: Timestamp;
}

export type InvitationState = 'open' | 'used' | 'expired' | 'revoked';

export interface RevokeInvitation {
  readonly id: InvitationId;
}

// Founding a group

export interface Programmes {
  readonly programmes: readonly ProgrammeLine[];
}

export interface ProgrammeLine {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly sessions: number;
  readonly session_minutes: number;
  readonly days_between: number;
  readonly language: Language;
  readonly open_ended: boolean;
}

export interface NewGroup {
  readonly name: string;
  readonly time_zone: string;
  readonly programme: string;
  readonly first_session_at: Timestamp;
  readonly language?: Language;
  readonly cofacilitator?: string;
}

export interface NewGroupFounded {
  readonly room: RoomId;
}

// Help

export interface Help {
  readonly places: readonly HelpPlace[];
}

export interface HelpPlace {
  readonly code: string;
  readonly name: string;
  readonly zones: readonly string[];
  readonly emergency: string;
  readonly lines: readonly HelpLine[];
}

export interface HelpLine {
  readonly name: string;
  readonly call: string;
  readonly text?: string;
  readonly hours: string;
  readonly source: string;
}

// Pages to read

export interface Reading {
  readonly pages: readonly PageToRead[];
}

export interface PageToRead {
  readonly language: string;
  readonly shelf: Shelf;
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly sections: readonly PageSection[];
  readonly example?: readonly string[];
  readonly areas?: readonly ProblemArea[];
  readonly phases?: readonly Phase[];
}

export type Shelf = 'times' | 'areas' | 'skills' | 'questions';

export interface PageSection {
  readonly title?: string;
  readonly lines?: readonly string[];
  readonly list?: readonly string[];
}

// The demo

export interface Doors {
  readonly room: RoomId;
  readonly doors: readonly Door[];
  readonly join_link?: string;
  readonly join_qr?: string;
}

export interface Door {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly label: string;
  readonly group?: string;
}

export interface EnterDoor {
  readonly door: string;
}
