// English notices for generated mails: words and sentences (notice-speech.ts says what they are for).
import { type Speech, verb } from './notice-speech.ts';

const en = {
  edit: [verb('changed', 'change'), verb('updated', 'update'), verb('replaced', 'replace'), verb('removed', 'remove')],
  add: [verb('added', 'add'), verb('removed', 'remove'), verb('registered', 'register')],
  reset: [verb('changed', 'change'), verb('reset', 'reset'), verb('updated', 'update')],
  switch: [
    verb('enabled', 'enable'),
    verb('disabled', 'disable'),
    verb('turned off', 'turn off'),
    verb('activated', 'activate'),
  ],
  close: [
    verb('suspended', 'suspend'),
    verb('deactivated', 'deactivate'),
    verb('locked', 'lock'),
    verb('closed', 'close'),
  ],
  allow: [verb('authorized', 'authorize'), verb('approved', 'approve'), verb('connected', 'connect')],
  person: [verb('added', 'add'), verb('removed', 'remove'), verb('invited', 'invite')],
};

export const english: Speech = {
  subjects: [
    'Your {t} was {d}',
    'Your {t} has been {d}',
    '{T} {d}',
    'amazon.com: your {t} was {d}',
    'Alert: your {t} has been {d}',
    'You {d} your {t}',
  ],
  done: [
    'Your {t} was {d}.',
    'Your {t} has been successfully {d}.',
    'We have {d} your {t} as you asked.',
    'You recently {d} your {t}.',
    'Someone {d} your {t}.',
    'This is to let you know that your {t} has been {d}.',
    'At your request, the {t} for your account was {d} on 20 November.',
    'Your {t} was {d}. If this was not you, contact us at once.',
    'An administrator {d} the {t} of your account.',
    'Thank you for your patience: we {d} your {t} today, and no further action is needed.',
  ],
  harmless: {
    request: [
      'Please {b} your {t}.',
      'Please {b} your {t} by Friday.',
      'We ask you to {b} your {t}.',
      'You need to {b} your {t} before the end of May.',
    ],
    condition: [
      'If your {t} was {d}, contact us.',
      'Unless your {t} has been {d}, payments are paused.',
      'Call us when your {t} was {d} by someone else.',
      'Should your {t} be {d}, we will write to you.',
    ],
    denial: [
      'Your {t} was not {d}.',
      'Your {t} has not been {d}.',
      "We haven't {d} your {t}.",
      'Your {t} could not be {d}.',
    ],
    future: [
      'Your {t} can be {d} from May on.',
      'Soon it will be easier to {b} your {t}.',
      'Your {t} must be {d} by 1 May.',
    ],
    question: ['Has your {t} been {d}?', 'Was your {t} {d} lately?', 'Would you like to {b} your {t}?'],
    advice: [
      'Tip: {b} your {t} now and then.',
      'Learn how to {b} your {t}.',
      'How to {b} your {t}',
      'Be careful with e-mails saying that your {t} was {d}: they are fake.',
    ],
    news: [
      'New feature: sellers can now {b} their {t} in the app.',
      'Webinar: when and how to {b} your {t}.',
      'We have updated our {t} policy.',
    ],
  },
  general: [
    'Important information about your account',
    'Your Amazon account',
    'A message from Amazon',
    'Notice from Seller Central',
  ],
  greetings: ['Hello Alice,', 'Dear Alice Example,', 'Hi Alice', 'Hello アリス,', ''],
  around: [
    'Thank you for selling on Amazon.',
    'You can see the details in Seller Central.',
    'Best regards,',
    'The Amazon team',
    'Time: 20 November 2026, 11:11 JST',
    'Have a good day.',
  ],
  tips: [
    'We recommend two-step verification to prevent unauthorized access to your account.',
    'If you think that someone else changed your password or e-mail address, contact us.',
    'Amazon will never ask for your password or your bank account by e-mail.',
    'This message was sent from a notification-only address that cannot receive replies.',
    '© 2026 Amazon.com, Inc. or its affiliates. All rights reserved.',
    'Security tips:\n- Never share a verification code.\n- Change your password if your e-mail address was changed without you.',
  ],
  changes: [
    {
      type: 'sign-in-email-changed',
      things: ['e-mail address', 'email address', 'sign-in email', 'login e-mail address'],
      verbs: en.edit,
      heldOut: ['notification e-mail address', 'primary email'],
    },
    {
      type: 'phone-changed',
      things: ['phone number', 'mobile phone number', 'mobile number'],
      verbs: [...en.add, ...en.edit],
      heldOut: ['cell phone number', 'telephone number on file'],
    },
    {
      type: 'password-changed',
      things: ['password', 'account password', 'Amazon password'],
      verbs: en.reset,
      heldOut: ['sign-in password'],
    },
    {
      type: 'two-step-changed',
      things: ['Two-Step Verification', 'two-factor authentication', '2SV', 'passkey'],
      verbs: en.switch,
      heldOut: ['authenticator app', 'multi-factor authentication', 'security key'],
    },
    {
      type: 'deposit-account-changed',
      things: ['deposit method', 'bank account', 'bank account information', 'disbursement account'],
      verbs: en.edit,
      heldOut: ['bank details', 'payout method'],
    },
    {
      type: 'charge-card-changed',
      things: ['charge method', 'credit card', 'payment method'],
      verbs: en.edit,
      heldOut: ['debit card'],
    },
    {
      type: 'user-changed',
      things: ['user permissions', 'secondary user'],
      verbs: en.person.slice(0, 2),
      heldOut: ['sub-user', 'administrator'],
    },
    {
      type: 'app-authorised',
      things: ['application', 'third-party app', 'developer'],
      verbs: en.allow,
      heldOut: ['software provider'],
    },
    {
      type: 'account-at-risk',
      things: ['seller account', 'selling account', 'Amazon account', 'account'],
      verbs: en.close,
      heldOut: ['selling privileges'],
    },
  ],
  others: [
    {
      type: 'new-sign-in',
      told: [
        ['amazon.com: Sign-in', 'Someone signed in to your account.'],
        [
          'amazon.com, action needed: Sign-in attempt',
          'Someone who knows your password is trying to sign in to your account. Approve or deny it.',
        ],
        ['New sign-in to your account', 'There was a sign-in from Chrome on Windows near Osaka.'],
        ['Security notice', 'We noticed a sign-in to your account from a new device.'],
      ],
      untold: [
        ['Please sign in again', 'You have not signed in for 90 days.'],
        ['Signing in gets easier', 'The sign-in page has a new design.'],
      ],
    },
    {
      type: 'one-time-password',
      told: [
        ['Your verification code', 'Your code is 604113.'],
        ['amazon.com: Password recovery', 'Someone wants to reset your password. The verification code is 604113.'],
        ['Sign-in code', 'Use this one-time password: 604113'],
      ],
      untold: [
        ['Your delivery needs a one-time password', 'Tell it the driver: 604113'],
        ['Never share your verification code', 'Amazon staff will not ask for it.'],
      ],
    },
    {
      type: 'unauthorised-access',
      told: [
        [
          'Important message',
          'We believe that an unauthorized party may have accessed your account. We disabled the password.',
        ],
        ['Your account', 'We detected unauthorized access to your account.'],
        ['Your account', 'Someone other than you signed in to your account.'],
      ],
      untold: [
        ['Protect yourself', 'Strong passwords help to prevent unauthorized access to your account.'],
        ['Your account', 'If someone else accessed your account, call us.'],
      ],
    },
    {
      type: 'orders-cancelled',
      told: [
        ['Recent changes to your account', 'We reversed the changes and canceled all pending orders.'],
        ['Your account', 'For your protection your unshipped orders were cancelled.'],
      ],
      untold: [['Your orders', 'You can cancel all pending orders in your account.']],
    },
    {
      type: 'listing-removed',
      told: [
        ['Your listing was removed', 'It does not meet our policy: {q}'],
        ['Notice: listing deactivated', 'We have removed a listing from your inventory.'],
      ],
      untold: [['Create your first listing', 'A listing can be removed at any time.']],
    },
    {
      type: 'buyer-order',
      user: 'auto-confirm',
      told: [
        ['Ordered: {q}', 'Thanks for your order.'],
        ['Your Amazon.com order of {q}', 'Thank you for your order.'],
      ],
      untold: [],
    },
    {
      type: 'seller-order',
      user: 'seller-notification',
      told: [
        ['Sold, ship now: {q}', 'Order 111-1234567-1234567'],
        ['You have sold an item: {q}', 'Ship it by Friday.'],
      ],
      untold: [],
    },
    {
      type: 'order-progress',
      user: 'shipment-tracking',
      told: [
        ['Shipped: {q}', 'It arrives on Monday.'],
        ['Your Amazon.com order of {q} has shipped!', '-'],
        ['Delivered: {q}', 'Left at the door.'],
        ['Your order of {q} was canceled', 'You are not charged.'],
      ],
      untold: [],
    },
  ],
};
