// German notices for generated mails: words and sentences (notice-speech.ts says what they are for).
import { type Speech, verb } from './notice-speech.ts';

const de = {
  edit: [
    verb('geändert', 'ändern'),
    verb('aktualisiert', 'aktualisieren'),
    verb('ersetzt', 'ersetzen'),
    verb('entfernt', 'entfernen'),
  ],
  add: [verb('hinzugefügt', 'hinzufügen'), verb('entfernt', 'entfernen'), verb('hinterlegt', 'hinterlegen')],
  reset: [verb('geändert', 'ändern'), verb('zurückgesetzt', 'zurücksetzen')],
  switch: [verb('aktiviert', 'aktivieren'), verb('deaktiviert', 'deaktivieren'), verb('eingerichtet', 'einrichten')],
  close: [verb('gesperrt', 'sperren'), verb('deaktiviert', 'deaktivieren'), verb('geschlossen', 'schließen')],
  allow: [verb('autorisiert', 'autorisieren'), verb('genehmigt', 'genehmigen'), verb('verbunden', 'verbinden')],
};

export const german: Speech = {
  subjects: [
    'Ihr(e) {t} wurde {d}',
    '{T} {d}',
    'amazon.de: {t} wurde {d}',
    'Sie haben Ihr(e) {t} {d}',
    'Hinweis: {t} wurde erfolgreich {d}',
  ],
  done: [
    '{T} wurde {d}.',
    '{T} wurde soeben erfolgreich {d}.',
    'Wir haben {t} für Ihr Konto {d}.',
    'Sie haben vor Kurzem {t} {d}.',
    'Jemand hat {t} {d}.',
    'Hiermit bestätigen wir, dass {t} {d} wurde.',
    'Auf Ihren Wunsch wurde {t} am 20. November {d}.',
    '{T} wurde {d}. Wenn Sie das nicht waren, melden Sie sich bei uns.',
  ],
  harmless: {
    request: ['Bitte lassen Sie {t} {b}.', 'Wir bitten Sie, {t} zu {b}.', 'Sie müssen {t} bis Freitag {b}.'],
    condition: [
      'Wenn {t} {d} wurde, melden Sie sich.',
      'Falls {t} ohne Ihr Wissen {d} wurde, rufen Sie uns an.',
      'Sollte {t} {d} worden sein, schreiben wir Ihnen.',
    ],
    denial: ['{T} wurde nicht {d}.', 'Wir haben {t} noch nicht {d}.', '{T} konnte nicht {d} werden.'],
    future: ['{T} kann ab Mai {d} werden.', '{T} muss bis zum 1. Mai {d} werden.'],
    question: ['Wurde {t} {d}?', 'Haben Sie {t} {d}?', 'Möchten Sie {t} {b}?'],
    advice: [
      'Tipp: {t} von Zeit zu Zeit {b}.',
      'Erfahren Sie, wie Sie {t} {b}.',
      'E-Mails, in denen steht, {t} sei {d} worden, sind oft Betrug.',
    ],
    news: ['Neue Funktion: {t} jetzt in der App {b}.', 'Webinar: {t} richtig {b}.'],
  },
  general: [
    'Wichtige Informationen zu Ihrem Konto',
    'Ihr Amazon-Konto',
    'Nachricht von Amazon',
    'Mitteilung von Seller Central',
  ],
  greetings: ['Guten Tag Alice,', 'Hallo Alice Example,', ''],
  around: [
    'Vielen Dank, dass Sie bei Amazon verkaufen.',
    'Einzelheiten finden Sie in Seller Central.',
    'Freundliche Grüße',
    'Ihr Amazon-Team',
    'Zeit: 20. November 2026, 11:11',
  ],
  tips: [
    'Wir empfehlen die Zwei-Schritt-Verifizierung, um unbefugten Zugriff auf Ihr Konto zu verhindern.',
    'Wenn Sie glauben, dass jemand Ihr Passwort geändert hat, melden Sie sich.',
    'Amazon fragt Sie niemals nach Ihrem Passwort oder Ihrem Bankkonto.',
    'Diese E-Mail wurde von einer Adresse gesendet, die keine Antworten empfängt.',
    'Sicherheitstipps:\n- Geben Sie nie einen Bestätigungscode weiter.\n- Ändern Sie Ihr Passwort, wenn Ihre E-Mail-Adresse geändert wurde.',
  ],
  changes: [
    {
      type: 'sign-in-email-changed',
      things: ['E-Mail-Adresse', 'Anmelde-E-Mail-Adresse', 'E-Mail'],
      verbs: de.edit,
      heldOut: ['Login-E-Mail'],
    },
    {
      type: 'phone-changed',
      things: ['Telefonnummer', 'Mobiltelefonnummer', 'Handynummer'],
      verbs: [...de.add, ...de.edit],
      heldOut: ['Rufnummer', 'Mobilfunknummer'],
    },
    { type: 'password-changed', things: ['Passwort', 'Kennwort'], verbs: de.reset, heldOut: ['Amazon-Passwort'] },
    {
      type: 'two-step-changed',
      things: ['Zwei-Schritt-Verifizierung', 'Zwei-Faktor-Authentifizierung', 'Passkey'],
      verbs: de.switch,
      heldOut: ['Authenticator-App', 'Sicherheitsschlüssel'],
    },
    {
      type: 'deposit-account-changed',
      things: ['Bankkonto', 'Bankverbindung', 'Auszahlungsmethode'],
      verbs: de.edit,
      heldOut: ['Einzahlungsmethode', 'Auszahlungskonto'],
    },
    {
      type: 'charge-card-changed',
      things: ['Kreditkarte', 'Zahlungsmethode'],
      verbs: de.edit,
      heldOut: ['Abbuchungsmethode'],
    },
    {
      type: 'user-changed',
      things: ['Benutzer', 'Nutzerberechtigung'],
      verbs: de.add.slice(0, 2),
      heldOut: ['Administrator'],
    },
    {
      type: 'app-authorised',
      things: ['App', 'Anwendung', 'Entwickler'],
      verbs: de.allow,
      heldOut: ['Drittanbieter-App'],
    },
    {
      type: 'account-at-risk',
      things: ['Verkäuferkonto', 'Amazon-Konto', 'Konto'],
      verbs: de.close,
      heldOut: ['Verkaufsberechtigung'],
    },
  ],
  others: [
    {
      type: 'new-sign-in',
      told: [
        ['amazon.de: Anmeldung', 'Jemand hat sich bei Ihrem Konto angemeldet.'],
        [
          'amazon.de: Anmeldeversuch',
          'Jemand, der Ihr Passwort kennt, versucht sich anzumelden. Bestätigen oder ablehnen.',
        ],
        ['Neue Anmeldung bei Ihrem Konto', 'Gerät: Chrome unter Windows'],
        ['Sicherheitshinweis', 'Es gab eine neue Anmeldung bei Ihrem Konto.'],
      ],
      untold: [
        ['Bitte melden Sie sich an', 'Sie haben sich seit 90 Tagen nicht angemeldet.'],
        ['Anmelden wird einfacher', 'Die Anmeldeseite sieht jetzt anders aus.'],
      ],
    },
    {
      type: 'one-time-password',
      told: [
        ['Ihr Bestätigungscode', 'Der Code lautet 604113.'],
        ['amazon.de: Passworthilfe', 'Ihr Einmalpasswort ist 604113.'],
      ],
      untold: [
        ['Ihre Lieferung braucht ein Einmalpasswort', 'Nennen Sie es dem Zusteller: 604113'],
        ['Geben Sie Ihren Bestätigungscode niemals weiter', 'Amazon fragt nicht danach.'],
      ],
    },
    {
      type: 'unauthorised-access',
      told: [
        ['Wichtige Nachricht', 'Wir glauben, dass ein unbefugter Dritter auf Ihr Konto zugegriffen hat.'],
        ['Ihr Konto', 'Wir haben verdächtige Aktivitäten in Ihrem Konto festgestellt.'],
      ],
      untold: [
        ['So bleiben Sie sicher', 'Starke Passwörter schützen Ihr Konto vor unbefugtem Zugriff.'],
        ['Ihr Konto', 'Wenn ein Dritter auf Ihr Konto zugegriffen hat, rufen Sie uns an.'],
      ],
    },
    {
      type: 'orders-cancelled',
      told: [['Ihr Konto', 'Zu Ihrem Schutz wurden alle offenen Bestellungen storniert.']],
      untold: [['Ihre Bestellungen', 'Sie können alle offenen Bestellungen stornieren.']],
    },
    {
      type: 'listing-removed',
      told: [['Ihr Angebot wurde entfernt', 'Es verstößt gegen eine Richtlinie: {q}']],
      untold: [['Ihr erstes Angebot', 'Ein Angebot kann jederzeit entfernt werden.']],
    },
    {
      type: 'buyer-order',
      user: 'auto-confirm',
      told: [
        ['Bestellt: {q}', 'Vielen Dank für Ihre Bestellung.'],
        ['Ihre Amazon.de Bestellung von {q}', 'Vielen Dank für Ihre Bestellung.'],
      ],
      untold: [],
    },
    {
      type: 'seller-order',
      user: 'seller-notification',
      told: [['Verkauft, jetzt versenden: {q}', 'Bestellung 302-1234567-1234567']],
      untold: [],
    },
    {
      type: 'order-progress',
      user: 'versandbestaetigung',
      told: [
        ['Versandt: {q}', 'Ankunft am Montag.'],
        ['Zugestellt: {q}', 'Ihr Paket wurde zugestellt.'],
        ['Ihre Bestellung von {q} wurde storniert', '-'],
      ],
      untold: [],
    },
  ],
};
