// German: the participle ends the clause and its auxiliary stands anywhere before it, so the whole left side tells.
// Folded text has no umlauts: "geändert" reads "geandert", and "würde" can't be told from "wurde".
import { splitAt } from './european.ts';
import type { Lexicon } from './lexicon.ts';

/** "Die Adresse, mit der Sie sich anmelden, wurde ..." */
const within =
  /,\s(?:(?:mit|an|auf|uber|fur|unter|von|in|zu)\s)?(?:der|die|das|dem|den|denen|deren)\s[^,]{3,60},(?=\s)/gu;
const preposition =
  '\\b(?:fur|in|zu|zum|zur|mit|an|auf|von|bei|beim|aus|uber|durch|im|am|vom)\\s(?:(?:ihr|dein)(?:e|em|en|er|es)?\\s|(?:das|dem|des|die|der|den|einem?)\\s)?(?:amazon(?:\\.de)?[\\s-])?';

export const german: Lexicon = {
  things: {
    email: /\b(?:anmelde-?|login-?|benachrichtigungs-?|kontakt-?)?e-?mail-?\s?(?:adresse)?\b(?!s)/gu,
    phone: /\b(?:(?:mobil(?:funk|telefon)?|handy|telefon|ruf|mobile\stelefon)-?nummer)\b/gu,
    password: /(?<!einmal-?|einmaliges\s)\b(?:passwort|kennwort)(?:es|s)?\b/gu,
    'two-step':
      /\b(?:zwei|2)-?(?:schritt|faktor|stufen)e?n?-?\s?(?:verifizierung|authentifizierung|bestatigung|anmeldung|uberprufung)?\b|\b2sv\b|\b2fa\b|\bauthenti(?:cator|fizierungs|fikator)(?:-?app)?\b|\bpasskeys?\b|\bsicherheitsschlussel\b|\bvertrauenswurdiges?\sgerat\b|\bbackup-?(?:methode|nummer)\b/gu,
    deposit:
      /\b(?:bankkonto|bankverbindung|kontoverbindung|bankdaten|(?:auszahlungs|einzahlungs|uberweisungs)(?:konto|methode|art|weg|daten)|iban)\b/gu,
    card: /\b(?:kreditkarte|debitkarte|bankkarte|zahlungs(?:methode|art|mittel|weise)|abbuchungs(?:methode|konto)|belastungsmethode|lastschriftkonto)\b/gu,
    user: /\b(?:be)?nutzer(?:s|in|n)?\b|\b(?:be)?nutzer(?:berechtigung(?:en)?|rechte|zugang)\b|\bberechtigung(?:en)?\b|\badministrator(?:en)?\b|\bzugriffsrechte?\b|\bunterbenutzer\b/gu,
    app: /\b(?:app|apps|anwendung|applikation|entwickler|drittanbieter(?:-?app)?|integration|sp-api|mws|zugriff|zugang)\b/gu,
    orders:
      /\b(?:alle|samtliche|ihre|offene[nr]?|ausstehende[nr]?|nicht\sversandte[nr]?|noch\snicht\sversandten?)\s(?:(?:ihre[nr]?|offenen?|ausstehenden?|nicht\sversandten?)\s)*bestellungen\b/gu,
    listing: /\b(?:angebote?|artikel|produkte?|asins?|listings?|produktseiten?)\b/gu,
    selling: /\b(?:verkaufer|seller)-?konto\b|\bverkaufstarif\b/gu,
    account: new RegExp(
      `(?<!${preposition})\\b(?:(?:amazon|kunden|verkaufer|seller|verkaufs|nutzer|benutzer)-?\\s?)?konto\\b|(?<!${preposition})\\baccount\\b|\\bverkaufs(?:berechtigung|privilegien)(?:en)?\\b`,
      'gu',
    ),
    plan: /\b(?:verkaufs|verkaufer|professional|individual|einzelanbieter|power-?anbieter)-?\s?(?:tarif|plan)s?\b/gu,
    fee: /\b(?:monatliche\s)?(?:grundgebuhr|monatsgebuhr)\b|\b(?:gebuhr(?:en)?|abonnementgebuhr)\s(?:fur|des|ihres)\b.{0,20}\bverkaufstarif\w*|\bverkaufstarif-?gebuhr\b/gu,
    detail:
      /(?<=\banderung(?:en)?\s(?:an|in|von)\sihrem\s(?:amazon(?:\.de)?[\s-])?)(?:verkaufer)?konto\b|\b(?:konto|profil|anmelde|unternehmens|firmen|geschafts|steuer|kontakt|rechts)-?(?:daten|informationen|angaben|einstellungen|name|name[ns]|adresse)\b|\bprofil\b|\b(?:shop|anzeige|firmen)name\b|\bsicherheitseinstellungen\b|\bbenachrichtigungseinstellungen\b/gu,
  },
  acts: {
    change:
      /\b(?:geandert|aktualisiert|zuruckgesetzt|ersetzt|angepasst|gewechselt|bearbeitet|verandert|umgestellt|ausgetauscht|berichtigt|abgeandert|uberschrieben)\b/gu,
    add: /\b(?:hinzugefugt|eingerichtet|aktiviert|registriert|hinterlegt|verknupft|eingeschaltet|angelegt|gespeichert|verbunden|erganzt|eingetragen|festgelegt|zugeordnet|zugewiesen|erstellt|gesetzt)\b/gu,
    remove:
      /\b(?:entfernt|geloscht|deaktiviert|(?:aus|ab)geschaltet|aufgehoben|zuruckgezogen|gesperrt|ungultig\sgemacht|ausgetragen)\b/gu,
    authorise:
      /\b(?:autorisiert|genehmigt|zugelassen|erteilt|gewahrt|freigegeben|erlaubt|verbunden|verknupft|berechtigt|eingeraumt)\b/gu,
    invite: /\beingeladen\b/gu,
    close:
      /\b(?:gesperrt|geschlossen|deaktiviert|eingeschrankt|ausgesetzt|stillgelegt|blockiert|gekundigt|entzogen|eingefroren|geloscht)\b/gu,
    cancel: /\b(?:storniert|annulliert)\b/gu,
    'take-down': /\b(?:entfernt|gesperrt|geloscht|unterdruckt|deaktiviert|blockiert|abgelehnt)\b/gu,
    'sign-in': /\b(?:angemeldet|eingeloggt)\b(?=.{0,40}\b(?:konto|gerat)\b|[.!]?$)/gu,
    open: /\b(?:eroffnet|erstellt|angelegt)\b/gu,
    charge: /\b(?:belastet|abgebucht|berechnet|eingezogen|bezahlt|in\srechnung\sgestellt)\b/gu,
    verify: /\bverifiziert\b/gu,
  },
  names: {
    change:
      /\b(?:anderung(?:en)?|aktualisierung|zurucksetzung|wechsel|umstellung)\b|(?<=\b(?:passwort|kennwort|e-mail|e-mail-adress(?:en)?|telefonnummern?|bankkonto|kontodaten|adress)-?)anderung\b/gu,
    add: /\b(?:hinzufugung|einrichtung|aktivierung|registrierung)\b/gu,
    remove: /\b(?:entfernung|deaktivierung|loschung)\b/gu,
    close: /\b(?:sperrung|schliessung|schlie\u00dfung|deaktivierung|kundigung|aussetzung)\b/gu,
    'take-down': /\b(?:entfernung|sperrung|loschung)\b/gu,
    charge: /\b(?:gebuhr|abbuchung|zahlung|rechnung|belastung|grundgebuhr)\b/gu,
  },
  idioms: [
    {
      act: 'intrude',
      mood: 'done',
      says: /\b(?:unbefugte[rnms]?|unberechtigte[rnms]?|nicht\sautorisierte[rnms]?|dritte[rnms]?|fremde[rnms]?|unautorisierte[rnms]?|jemand\sanders?e?s?)\b.{0,60}\b(?:zugriff|zugegriffen|angemeldet|zugang|genutzt|verwendet|verschafft|aktivitat(?:en)?)\b|\b(?:verdachtige|ungewohnliche)[rns]?\s(?:aktivitat(?:en)?|zugriffe?)\b.{0,30}\b(?:festgestellt|bemerkt|erkannt|entdeckt)\b|\bohne\sihre\s(?:zustimmung|erlaubnis)\b.{0,40}\bzugegriffen\b/u,
      unless: /\b(?:schutzen|schutz|verhindern|vermeiden|vor|falls|wenn|nie(?:mals)?|keine?n?|melden|nicht\sfest)\b/u,
    },
    {
      act: 'intrude',
      mood: 'named',
      place: 'subject',
      says: /^(?:moglicher\s|verdacht\sauf\s)?(?:unbefugte[rn]?|unberechtigte[rn]?|nicht\sautorisierte[rn]?)\s(?:zugriff|zugang|anmeldung)(?:\sauf\b.{0,30})?$/u,
    },
    {
      act: 'sign-in',
      mood: 'done',
      says: /\bneue[rn]?\s(?:anmeldung|login)\b|\b(?:anmeldung|login)\s(?:von|uber|bei\sihrem|auf\seinem|mit\seinem)\b|\banmeldeversuch\b|\bversuch(?:t|te)?\b.{0,30}\banzumelden\b|\bvon\seinem\sneuen\sgerat\b.{0,20}\b(?:zugegriffen|geoffnet|aufgerufen|genutzt|verwendet)\b|\bneues\sgerat\b(?=.{0,30}\b(?:konto|angemeldet|anmeldung)|$)/u,
      unless: /\b(?:wenn|falls|bitte|methode|seite)\b/u,
    },
    {
      act: 'sign-in',
      mood: 'named',
      place: 'subject',
      says: /^(?:ihre\s)?(?:neue\s)?(?:anmeldung|login)(?:sversuch|sbenachrichtigung)?(?:\sbei\sihrem\s.{0,20}konto)?$/u,
    },
    {
      act: 'change',
      mood: 'done',
      says: /\banderung(?:en)?\b.{0,30}\b(?:vorgenommen|durchgefuhrt)\b/u,
      unless: /\b(?:wenn|falls|keine?|nicht|bitte)\b/u,
    },
    {
      act: 'change',
      mood: 'done',
      says: /\blautet\s(?:ab\s(?:sofort|jetzt)|jetzt|nun|nunmehr)\b|\bhat\ssich\sgeandert\b/u,
      unless: /\b(?:wenn|falls|bitte|ob)\b/u,
    },
    {
      act: 'remove',
      mood: 'done',
      says: /\b(?:ist|sind)\b.{0,20}\bnicht\smehr\b.{0,30}\b(?:verknupft|verbunden|aktiv|aktiviert|hinterlegt|registriert|zugeordnet|eingetragen)\b/u,
      unless: /\b(?:wenn|falls|bitte|ob)\b/u,
    },
    {
      act: 'welcome',
      mood: 'done',
      says: /\bregistrierung\b.{0,40}\b(?:verkaufer|verkaufen)\b.{0,30}\b(?:abgeschlossen|erfolgreich|genehmigt)\b|\bverkauferkonto\b.{0,20}\b(?:(?:ist|wurde)\s(?:jetzt|nun|nunmehr)?\s?(?:aktiv|genehmigt|freigeschaltet))\b/u,
      unless: /\b(?:wenn|falls|sobald|bitte|nicht)\b/u,
    },
    {
      act: 'endanger',
      mood: 'done',
      says: /\bkonto\b.{0,40}\b(?:gefahrdet|uberpruft|von\sder\sdeaktivierung\sbedroht)\b|\bdroht\b.{0,30}\b(?:deaktivierung|sperrung)\b/u,
      unless: /\b(?:wenn|falls|nicht|webinar)\b/u,
    },
    {
      act: 'take-down',
      mood: 'done',
      says: /\b(?:richtlinien|urheberrechts|markenrechts)-?(?:versto(?:\u00df|ss)|verletzung|warnung)\b/u,
      unless: /\b(?:wenn|falls|vermeiden|webinar)\b/u,
    },
    {
      act: 'welcome',
      mood: 'named',
      place: 'subject',
      says: /\bwillkommen\b.{0,30}\b(?:verkaufen\s(?:bei|auf)\samazon|seller\scentral)\b|\bgluckwunsch\b.{0,40}\bverkauferkonto\b|\bdank\sfur\sihre\s(?:registrierung|anmeldung)\sals\sverkaufer/u,
    },
  ],
  moods: [
    {
      mood: 'unreal',
      left: /\b(?:bitte|nicht|kein(?:e|en|em|er|s)?|nie|niemals|kann|konnen|konnten?|muss|mussen|soll(?:te|ten|en)?|mochten?|darf|durfen|ohne|um|lassen)\b/u,
    },
    { mood: 'unreal', right: /^\s(?:werden\s(?:kann|konnen|muss|soll|darf)|zu\s|werden$|haben\smussen|sein\s)/u },
    {
      mood: 'done',
      left: /\b(?:wurden?|hat|haben|habe|habt|hast|(?:ist|sind)\s(?:jetzt|nun|nunmehr|ab\s(?:sofort|jetzt|heute)))\b/u,
    },
    { mood: 'done', right: /^\s(?:worden|wurden?|hat|haben|ist)\b/u },
    { mood: 'coming', left: /\b(?:wird|werden)\b/u },
    { mood: 'done', beside: 'before', right: /^(?:\s(?:fur|von|in|zu|aus|bei|am|und)\b.*)?$/u },
    {
      mood: 'named',
      place: 'subject',
      left: /^(?!.*\b(?:bitte|wie|erforderlich|notig|anfrage|antrag|erinnerung|kommende[rnms]?|bevorstehende[rnms]?|anstehende[rnms]?|geplante[rnms]?|kunftige[rnms]?|zukunftige[rnms]?)\b)/u,
      right: /^(?!.*\b(?:erforderlich|notig|beantragt|anfrage|richtlinie)\b)/u,
    },
  ],
  idle: /\b(?:phishing|betrug(?:er|s)?|gefalschte?n?|betrugerische?n?|niemals|empfehlen|tipps?|webinar|newsletter|neue\sfunktion(?:en)?|neuigkeiten|jetzt\s(?:verfugbar|konnen\ssie)|erfahren\ssie|(?:diese|diesen?)\s(?:e-?mail|nachricht)[^.]{0,20}\b(?:weil|da)\b)/u,
  otherHead:
    /^(?:-|\s)?(?:richtlinien?|funktion(?:en)?|seite|hilfe|anleitung|programm|gebuhren|anforderungen|formular|anfrage|ubersicht|buch|manager|verwaltung|ablauf|lauft)/u,
  othersOwn: /\b(?:unser(?:e|en|em|er|es)?|deren|dessen|seine?[mnrs]?|kaufers?|anderer\sverkaufer|vieler?|einige)\s$/u,
  barrier: null,
  passive: null,
  pronoun:
    /^(?:sie|es|er|diese|dies|ihre\seinstellungen|(?:die\s)?folgende[ns]?(?:\s[a-z]+)?)\s(?:wurde[n]?|hat|haben|ist|sind)\b.*$|^folgende\b.*$/u,
  subject: null,
  split: (sentence) =>
    splitAt(sentence.replace(within, ' '), {
      connective: /(?=\b(?:aber|weil|wenn|falls|sofern|sobald|bevor|nachdem|damit|ob)\b)/u,
      coordinator: /\s(?=(?:und|oder)\s)/u,
      conditional:
        /^(?:(?:und|oder|aber|nur)\s)*(?:wenn|falls|sofern|sobald|bevor|damit|ob|sollten?|haben\ssie|hast\sdu|waren\ssie|mochten|konnen|wie(?!\s(?:von\sihnen\s)?(?:gewunscht|angefordert|erbeten|beantragt|gebeten)\b))\b/u,
      dependent: /^(?:dass|der|die|das|und|oder|ob|wie)\b/u,
      auxiliary: /^.*?\b(?:wurden?|hat|haben)\s(?=.*\bge?[a-z]+(?:t|n)\b)/u,
      elliptic:
        /^(?:und|oder)\s(?!.*\b(?:wurden?|hat|haben|ist|sind|wird|werden|wir|sie|kann|konnen)\b)(?=.*[a-z]{3,}(?:t|en)$)(\S)/u,
      predicate: /\b(?:wurden?|hat|haben|ist|sind|wird|werden|ge[a-z]{3,14}t|ge[a-z]{3,14}n|[a-z]{2,14}iert)\b/u,
    }),
};
