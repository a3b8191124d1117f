/** Nederlands. */
import { utcDateTime } from './date-time.ts';
import type { Locale } from './locale.ts';
import { nlApproval, nlLockdown } from './nl/approval.ts';
import { nlChat } from './nl/chat.ts';
import { nlHomes } from './nl/homes.ts';
import { nlPhrases } from './nl/phrases.ts';
import { nlProgress } from './nl/progress.ts';

export const nl: Locale = {
  tag: 'nl',
  phrases: nlPhrases,
  dateTime: utcDateTime('nl'),
  states: {
    asked: 'Account wordt opgezocht',
    choosing: 'Wacht op jouw keuze',
    refused: 'Niet mogelijk',
    redirected: 'Beantwoord: staat elders',
    escalated: 'Ligt bij de helpdesk',
    handled: 'Met de hand afgehandeld',
    pending: 'Wacht op goedkeuring',
    denied: 'Niet goedgekeurd',
    cancelled: 'Ingetrokken',
    expired: 'Verlopen',
    approved: 'Goedgekeurd',
    resetting: 'Wordt opnieuw ingesteld',
    done: 'Klaar',
    failed: 'Niet gelukt',
  },

  labels: {
    account: 'Account',
    signInName: 'Aanmeldnaam',
    objectId: 'Object-id',
    mail: 'E-mail',
    home: 'Wachtwoord staat',
    homeDirectory: 'Hoort bij',
    lastPasswordChange: 'Wachtwoord gewijzigd',
    roles: 'Rollen',
    requester: 'Aangevraagd door',
    requesterId: 'Id aanvrager',
    asked: 'Gevraagd',
    expires: 'Verloopt',
    goodUntil: 'Geldt tot',
    reason: 'Reden',
    firstApprovedBy: 'Eerst goedgekeurd door',
    approvedBy: 'Goedgekeurd door',
    deniedBy: 'Afgewezen door',
    denialReason: 'Opgegeven reden',
    handledBy: 'Afgehandeld door',
    ended: 'Afgesloten',
    handover: 'Tijdelijk wachtwoord',
    helpDesk: 'Helpdesk',
    invitedAgain: 'Uitnodiging opnieuw verstuurd',
    reference: 'Kenmerk',
  },
  values: {
    none: 'Geen',
    notKnown: 'Niet bekend',
    yourself: 'Je eigen account',
    requesterIsOwner: (name) => `${name} (eigenaar van het account)`,
    requesterIsOther: (name) => `${name} (niet de eigenaar van het account)`,
    byAt: (name, at) => `${name}, ${at}`,
  },
  buttons: {
    ask: 'Reset aanvragen',
    cancelAsk: 'Laat maar',
    cancelRequest: 'Verzoek intrekken',
    choose: (number) => `Kies ${number}`,
    approve: 'Goedkeuren',
    deny: 'Afwijzen…',
    denyNow: 'Afwijzen met deze reden',
    handled: 'Afgehandeld',
    showCode: 'Toon mijn code',
    newCode: 'Toon een nieuwe code',
    reveal: 'Eenmalig tonen',
    start: 'Mijn wachtwoord resetten',
    again: 'Opnieuw vragen',
    messageForAdmin: 'Bericht voor de beheerder',
    writeMail: 'Als e-mail opstellen',
    workAccountPage: 'Resetpagina werkaccount',
    microsoftAccountPage: 'Resetpagina Microsoft',
    microsoftAccountHelp: 'Hulppagina van Microsoft',
    signInPage: 'Naar de aanmeldpagina',
    helpDeskPage: 'Naar de helpdesk',
    ownResetPage: 'Naar de herstelpagina',
    inviteAgain: 'Uitnodiging opnieuw sturen',
  },

  ask: {
    title: 'Wiens wachtwoord moet opnieuw worden ingesteld?',
    text: 'Vertel me van wie het is en waarom. Ik vraag je nooit om een wachtwoord.',
    whose: 'Wiens wachtwoord',
    mine: 'Dat van mij',
    other: 'Dat van iemand anders',
    colleague: 'Van iemand anders? Kies een collega',
    colleagueHint: 'Zoek op naam',
    who: 'Of vul het adres of de naam in',
    whoHint: 'naam@example.com',
    reason: 'Waarom',
    reasonHint: 'Bijvoorbeeld: vergeten na de vakantie',
    whoseMissing: 'Kies van wie het is.',
    reasonMissing: 'Schrijf in een paar woorden waarom.',
    problems: {
      'who-missing': 'Van wie is het? Vul het adres of de naam in.',
      'reason-missing': 'Schrijf er kort bij waarom. Een beheerder leest dat.',
    },
    asked: { title: 'Bedankt, ik heb je verzoek', text: 'Het antwoord volgt in deze chat.' },
  },

  progress: nlProgress,
  home: nlHomes,
  approval: nlApproval,
  lockdown: nlLockdown,

  handover: {
    title: (own) =>
      own ? 'Je wachtwoord is opnieuw ingesteld' : 'Het wachtwoord is opnieuw ingesteld: draag het over',
    sealed: (own, until) =>
      own
        ? `Er staat een tijdelijk wachtwoord klaar. Alleen jij krijgt het te zien, één keer. Zorg dat je je er meteen mee kunt aanmelden; het wordt ongelezen gewist op ${until}.`
        : `Alleen jij krijgt het tijdelijke wachtwoord te zien, één keer. Geef het persoonlijk aan de eigenaar van het account, nadat je hebt teruggebeld op een nummer dat je al had. Het wordt ongelezen gewist op ${until}.`,
    revealed: (own, at) =>
      own
        ? `Het tijdelijke wachtwoord is getoond op ${at}. Was jij dat niet? Bel dan meteen je helpdesk.`
        : `Het tijdelijke wachtwoord is aan jou getoond op ${at}. Het kan niet nog een keer worden getoond.`,
    erased: (own, at) =>
      own
        ? `Het tijdelijke wachtwoord is niet op tijd gelezen en gewist op ${at}. Je oude wachtwoord werkt niet meer: vraag het opnieuw aan.`
        : `Het tijdelijke wachtwoord is niet op tijd gelezen en gewist op ${at}. Het oude wachtwoord werkt niet meer: er is een nieuw verzoek nodig.`,
    expired: 'Het tijdelijke wachtwoord is verlopen',
    unfinished: 'Er is nog geen wachtwoord om te tonen.',
  },
  reveal: {
    title: 'Tijdelijk wachtwoord',
    change: 'Bij de eerste keer aanmelden moet meteen een nieuw wachtwoord worden gekozen.',
    once: 'Het wordt niet nog een keer getoond. Stuur het aan niemand: niemand zal je er ooit om vragen.',
  },

  identityCode: {
    title: 'Je code',
    only: 'Lees deze cijfers alleen voor aan de beheerder die jou belt, of bij wie je langsgaat.',
    never: 'Typ ze nooit in een chat: niemand schrijft je erom.',
  },
  reminder: {
    pending: 'Wacht nog op een beslissing',
    second: 'Wacht nog op een tweede goedkeurder',
    line: (account, expires) => `${account}, verloopt ${expires}`,
  },

  help: {
    title: 'Dit kan ik voor je doen',
    welcome: 'Hallo, ik help bij wachtwoorden',
    text: 'Kun je je niet aanmelden, dan zoek ik uit waar je wachtwoord wordt bewaard. Is dat hier, dan keurt een beheerder het goed en stel ik het opnieuw in. Is dat ergens anders, dan vertel ik wie je kan helpen.',
    commands: [
      { write: 'wachtwoord vergeten', does: 'een verzoek starten' },
      { write: 'wachtwoord resetten van naam@example.com', does: 'het voor iemand anders vragen' },
      { write: 'status', does: 'je laatste verzoeken zien' },
      { write: 'annuleren', does: 'stoppen waar we mee bezig zijn' },
      { write: 'help', does: 'dit nog eens zien' },
    ],
    approverCommands: [
      { write: 'openstaand', does: 'zien wat er op goedkeurders wacht' },
      { write: 'goedkeuringen hier', does: 'in een kanaal: daar de goedkeuringskaarten ontvangen' },
      { write: 'vergrendeling aan', does: 'in dat kanaal: twee goedkeurders voor elke reset' },
      { write: 'vergrendeling stop', does: 'in dat kanaal: helemaal geen resets' },
      { write: 'vergrendeling uit', does: 'in dat kanaal: de vergrendeling opheffen' },
    ],
  },
  lists: {
    own: 'Je laatste verzoeken',
    ownEmpty: 'Je hebt nog niets gevraagd.',
    pending: 'Wacht op goedkeurders',
    pendingText: 'Beslis op de kaarten in het kanaal voor goedkeuringen.',
    second: 'Nog één goedkeurder nodig',
    byHand: 'Met de hand af te handelen',
    pendingEmpty: 'Er staat niets open.',
    requestedBy: (name, at) => `Gevraagd door ${name}, ${at}`,
  },
  notice: 'Een bericht over je wachtwoordverzoek',
  error: {
    title: 'Er ging hier iets mis',
    text: 'Ik kon dit niet afmaken. Probeer het over een minuut opnieuw. Blijft het misgaan, geef dan dit kenmerk aan je helpdesk.',
  },
  late: { title: 'Dit was al afgehandeld', text: 'Jouw klik heeft niets veranderd.' },
  notAllowed: {
    title: 'Hier kun jij niet over beslissen',
    'no-role': 'Je hebt geen beheerdersrol die dit wachtwoord mag resetten. Een andere goedkeurder moet beslissen.',
    'role-too-low':
      'Gezien de rollen van deze persoon is een hogere beheerdersrol nodig dan de jouwe. Een andere goedkeurder moet beslissen.',
    'subject-protected': 'Dit account is beschermd: het kan vanaf hier niet worden gereset, wie er ook goedkeurt.',
    'not-internal': 'Je meldt je aan met een account van een andere organisatie en kunt hier dus niet beslissen.',
    'not-in-group': 'Je zit niet in de groep die hier mag beslissen. Een andere goedkeurder moet beslissen.',
    'locked-down': 'Vergrendeling: er wordt nu geen wachtwoord gereset. Afwijzen kun je het nog wel.',
    'own-request': 'Je hebt dit zelf aangevraagd. Een andere goedkeurder moet beslissen.',
    'own-password': 'Dit is je eigen wachtwoord. Een andere goedkeurder moet beslissen.',
  },
  chat: nlChat,
};
