/** Dutch. */
import { UTC, timesIn } from '../date-time.ts';
import { shorthand } from './reading/shorthand.ts';
import { topics } from './reading/topics.ts';
import { words } from './reading/words.ts';
import type { Locale } from '../locale.ts';
import { accessPass } from './requester/access-pass.ts';
import { advice } from './requester/advice.ts';
import { answers } from './requester/answers.ts';
import { alert } from './approvers/alert.ts';
import { approval } from './approvers/approval.ts';
import { buttons } from './buttons.ts';
import { chat } from './chat.ts';
import { handover } from './approvers/handover.ts';
import { homes } from './requester/homes.ts';
import { identityCode } from './approvers/identity-code.ts';
import { owner, ownerMail } from './owner.ts';
import { password } from './requester/password.ts';
import { phrases } from './reading/phrases.ts';
import { progress } from './requester/progress.ts';
import { selfService } from './requester/self-service.ts';
import { signIns } from './approvers/sign-ins.ts';

export const locale: Locale = {
  tag: 'nl',
  phrases,
  words,
  topics,
  shorthand,
  region: 'nl-NL',
  ...timesIn('nl-NL', UTC),
  states: {
    asked: 'Account wordt opgezocht',
    choosing: 'Wacht op jouw keuze',
    advised: 'Iets anders helpt misschien',
    refused: 'Niet mogelijk',
    withheld: 'Ontvangen',
    redirected: 'Beantwoord: staat elders',
    uninvited: 'Hier niet mogelijk',
    invited: 'Uitgenodigd als gast',
    escalated: 'Ligt bij de helpdesk',
    handled: 'Met de hand afgehandeld',
    pending: 'Wacht op goedkeuring',
    denied: 'Niet goedgekeurd',
    cancelled: 'Ingetrokken',
    expired: 'Verlopen',
    superseded: 'Gesloten',
    frozen: 'Tegengehouden door de eigenaar',
    approved: 'Goedgekeurd',
    resetting: 'Wordt gereset',
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
    created: 'Account gemaakt',
    lastPasswordChange: 'Wachtwoord gewijzigd',
    roles: 'Rollen',
    requester: 'Aangevraagd door',
    requesterSignInName: 'Aanvrager meldt zich aan als',
    requesterId: 'Id aanvrager',
    asked: 'Gevraagd',
    expires: 'Verloopt',
    goodUntil: 'Geldt tot',
    reason: 'Reden',
    firstApprovedBy: 'Eerst goedgekeurd door',
    approvedBy: 'Goedgekeurd door',
    deniedBy: 'Afgewezen door',
    denialReason: 'Opgegeven reden',
    invitedBy: 'Uitgenodigd door',
    handledBy: 'Afgehandeld door',
    ended: 'Afgesloten',
    disownedBy: 'Bezwaar van',
    stoppedBy: 'Tegengehouden door',
    confirmation: 'Uitgevoerd',
    sessions: 'Sessies',
    scramble: 'Wachtwoord sindsdien',
    helpDesk: 'Helpdesk',
    invitedAgain: 'Uitnodiging opnieuw verstuurd',
    reference: 'Kenmerk',
  },
  soon: (minutes, until) =>
    minutes > 1 ? `de komende ${minutes} minuten, tot ${until}` : `nog een minuut, tot ${until}`,
  values: {
    none: 'Geen',
    notKnown: 'Niet bekend',
    yourself: 'Je eigen account',
    requesterIsOwner: (name) => `${name} (eigenaar van het account)`,
    requesterIsOther: (name) => `${name} (niet de eigenaar van het account)`,
    byAt: (name, at) => `${name}, ${at}`,
  },
  buttons,

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
    tooMany: (again) => `Te veel aanvragen. Je kunt opnieuw iets vragen op ${again}.`,
    whoseMissing: 'Kies van wie het is.',
    reasonMissing: 'Schrijf in een paar woorden waarom.',
    missing: {
      who: 'Van wie is het? Vul het adres of de naam in.',
      reason: 'Schrijf er kort bij waarom. Een beheerder leest dat.',
    },
    doubts: {
      named: (named) => `Je noemde ${named}. Kies van wie het wachtwoord is.`,
      several: (named) => `Je noemde meer dan één account: ${named}. Welk is het?`,
      unclear: (named) =>
        `Ik weet niet zeker welk account je bedoelt: “${named}”. Kies van wie het is, en schrijf het hele adres of de hele naam.`,
      both: () => 'Je gaf meer dan één antwoord. Kies je eigen account, of noem er één van iemand anders.',
    },
    own: {
      title: 'Je wachtwoord resetten?',
      text: (name) =>
        `Dit is voor ${name}. Een beheerder bevestigt het eerst. Ik heb nooit een wachtwoord van je nodig.`,
      reason: 'Waarom (mag leeg blijven)',
    },
  },

  progress,
  selfService,
  home: homes,
  approval,
  lockdown: {
    approvers: {
      'two-approvers': (by, at) =>
        `Vergrendeling: elke reset heeft twee goedkeurders nodig (ingesteld door ${by}, ${at}).`,
      stopped: (by, at) => `Vergrendeling: er wordt nu geen wachtwoord gereset (ingesteld door ${by}, ${at}).`,
    },
    requester: {
      'two-approvers': 'Voorlopig wordt elke reset twee keer gecontroleerd. Het kan langer duren dan je gewend bent.',
      stopped: 'Voorlopig wordt hier geen wachtwoord gereset. Is het dringend, bel dan je helpdesk.',
    },
  },

  owner,
  ownerMail,
  alert,
  handover,
  secrets: { password, 'access-pass': accessPass },

  identityCode,
  reminder: {
    pending: 'Wacht nog op een beslissing',
    second: 'Wacht nog op een tweede goedkeurder',
    line: (account, expires) => `${account}, verloopt ${expires}`,
  },

  help: {
    title: 'Dit kan ik voor je doen',
    welcome: 'Hallo, ik help bij wachtwoorden',
    text: 'Kun je je niet aanmelden, dan zoek ik uit waar je wachtwoord wordt bewaard. Is dat hier, dan keurt een beheerder het goed en reset ik het. Is dat ergens anders, dan vertel ik wie je kan helpen.',
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
      { write: 'vergrendeling aan', does: 'twee goedkeurders voor elke reset' },
      { write: 'vergrendeling stop', does: 'helemaal geen resets' },
      { write: 'vergrendeling uit', does: 'de vergrendeling opheffen' },
      { write: 'controleer de inrichting', does: 'controleren hoe ik ben ingericht' },
    ],
  },
  lists: {
    own: 'Je laatste verzoeken',
    ownEmpty: 'Je hebt nog niets gevraagd.',
    pending: 'Wacht op goedkeurders',
    pendingText: 'De oudste eerst. Beslis hier, of op de kaarten in het kanaal voor goedkeuringen.',
    pendingMore: 'Er wachten er meer.',
    second: 'Nog één goedkeurder nodig',
    byHand: 'Met de hand af te handelen',
    received: 'Ontvangen',
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
    'no-pass-role':
      'Met jouw beheerdersrol mag je wel een wachtwoord resetten, maar geen tijdelijke toegangspas uitgeven. Een andere goedkeurder moet beslissen.',
    'role-too-low':
      'Gezien de rollen van deze persoon is een hogere beheerdersrol nodig dan de jouwe. Een andere goedkeurder moet beslissen.',
    'subject-protected': 'Dit account is beschermd: het kan vanaf hier niet worden gereset, wie er ook goedkeurt.',
    'subject-gone': 'Dit account staat niet meer in de directory: er valt niets te resetten.',
    'not-internal': 'Je meldt je aan met een account van een andere organisatie en kunt hier dus niet beslissen.',
    'not-in-group': 'Je zit niet in de groep die hier mag beslissen. Een andere goedkeurder moet beslissen.',
    'locked-down': 'Vergrendeling: er wordt nu geen wachtwoord gereset. Afwijzen kun je het nog wel.',
    'own-request': 'Je hebt dit zelf aangevraagd. Een andere goedkeurder moet beslissen.',
    'own-password': 'Dit is je eigen wachtwoord. Een andere goedkeurder moet beslissen.',
    'account-gone': 'Het account bestaat niet meer, dus er valt niets te beslissen.',
    'account-disabled':
      'Het account is na het verzoek uitgeschakeld: er wordt niets gereset. Vraag eerst of de persoon weg is.',
    'requester-void':
      'De aanvrager kan dit niet meer vragen: het account is weg, uitgeschakeld, of hoort nu bij een andere organisatie. Wijs het af.',
    'may-not-invite':
      'Je beheerdersrol mag geen gasten uitnodigen. Een Gastuitnodiger, een Gebruikersbeheerder of een Globale beheerder kan het wel.',
    'nobody-invites':
      'De instellingen van je organisatie laten niemand gasten uitnodigen, dus is er niemand uitgenodigd. Ze staan in Entra, bij de instellingen voor externe samenwerking.',
    'not-the-approver': 'Alleen de goedkeurder op wiens naam dit gebeurt, kan zich hiervoor aanmelden.',
  },
  signIn: {
    text: 'Meld je één keer aan om het wachtwoord op eigen naam te resetten.',
    button: 'Aanmelden',
    failed: 'Kies “Aanmelden” om door te gaan.',
  },
  chat,
  advice,
  signIns,
  answers,
};
