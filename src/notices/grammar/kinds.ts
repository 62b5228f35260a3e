// The kinds of notices as data: what is done to what. In this order they are tried; who says more, and worse, comes first.
import type { NoticeType } from '../../domain/mail/notice.ts';
import type { Act, Mood, Place, Thing } from './lexicon.ts';

export interface Kind {
  readonly type: NoticeType;
  readonly acts: readonly Act[];
  /** Null: the act says it all. */
  readonly things: readonly Thing[] | null;
  readonly moods: readonly Mood[];
  readonly place?: Place;
}

const happened: readonly Mood[] = ['done', 'named'];
const edits: readonly Act[] = ['change', 'add', 'remove'];
const edited = (type: NoticeType, ...things: Thing[]): Kind => ({ type, acts: edits, things, moods: happened });

export const kinds: readonly Kind[] = [
  { type: 'unauthorised-access', acts: ['intrude'], things: null, moods: happened },
  { type: 'account-at-risk', acts: ['close'], things: ['account', 'selling'], moods: [...happened, 'coming'] },
  { type: 'account-at-risk', acts: ['close'], things: ['account', 'selling'], moods: ['suspected'], place: 'subject' },
  { type: 'seller-account-opened', acts: ['open'], things: ['selling'], moods: happened },
  { type: 'seller-account-opened', acts: ['welcome'], things: null, moods: happened },
  { type: 'orders-cancelled', acts: ['cancel'], things: ['orders'], moods: ['done'] },
  edited('sign-in-email-changed', 'email'),
  edited('two-step-changed', 'two-step'),
  edited('phone-changed', 'phone'),
  // Amazon verifies a number when it is added.
  { type: 'phone-changed', acts: ['verify'], things: ['phone'], moods: ['done'] },
  edited('deposit-account-changed', 'deposit'),
  edited('password-changed', 'password'),
  { type: 'new-sign-in', acts: ['sign-in'], things: null, moods: [...happened, 'tried', 'suspected'] },
  edited('charge-card-changed', 'card'),
  { type: 'user-changed', acts: [...edits, 'authorise', 'invite'], things: ['user'], moods: happened },
  { type: 'user-changed', acts: ['invite'], things: null, moods: happened },
  { type: 'app-authorised', acts: ['authorise', 'add'], things: ['app'], moods: happened },
  edited('plan-changed', 'plan'),
  { type: 'plan-fee', acts: ['charge'], things: ['fee'], moods: happened },
  { type: 'account-at-risk', acts: ['endanger'], things: null, moods: happened },
  { type: 'listing-removed', acts: ['take-down'], things: ['listing'], moods: happened },
];

/** A change of something in the account that no kind is about. */
export const unclearChange: Kind = edited('change-not-understood', 'detail', 'account', 'selling');
