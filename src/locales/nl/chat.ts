import type { ChatTexts } from '../chat.ts';

export const chat: ChatTexts = {
  askCancelled: 'Goed, ik stop. Er is geen verzoek gedaan.',
  slowDown: 'Dat is veel tegelijk. Wacht een paar minuten en probeer het opnieuw.',
  nothingToCancel: 'Er valt niets te annuleren.',
  requestCancelled: 'Je verzoek is ingetrokken. Er is niets gewijzigd.',
  inPrivateChat: 'Ik heb je geantwoord in onze privéchat. Wachtwoorden horen niet in een kanaal.',
  cannotWriteToYou: 'Ik kan je nog geen privébericht sturen. Open een chat met mij en schrijf “wachtwoord vergeten”.',
  approvalsSetUp: 'Geregeld. De goedkeuringskaarten verschijnen voortaan in dit kanaal.',
  approvalsSetUpPrivate:
    'Geregeld. De goedkeuringskaarten verschijnen voortaan in dit kanaal. Het is een privékanaal: alleen de eigen leden zien ze, en een goedkeurder die geen lid is, ziet niets.',
  chatLink: (link) =>
    `Deze link opent een chat met mij, ook voor gasten. Zet hem op de pagina van je servicedesk: ${link}`,
  approvalsMayNotMove:
    'De goedkeuringskaarten verschijnen in een ander kanaal. Alleen een beheerder die ieders wachtwoord mag resetten, kan ze verplaatsen.',
  approvalsNotTold:
    'Het kanaal waar ze nu verschijnen kon geen bericht krijgen, dus er is niets gewijzigd. Probeer het over een minuut opnieuw.',
  approvalsOvertaken: 'Iemand anders heeft zojuist een ander kanaal ingesteld, dus er is niets gewijzigd.',
  approvalsUnfit: {
    shared:
      'Dit is een gedeeld kanaal: mensen van andere organisaties lezen misschien mee. Goedkeuringskaarten horen in een standaardkanaal of een privékanaal.',
    outsiders:
      'In dit kanaal zitten gasten of mensen van een andere organisatie. Goedkeuringskaarten horen in een kanaal zonder hen, zoals een privékanaal.',
    'kind-unknown':
      'Teams zegt niet wat voor kanaal dit is, dus het kan een gedeeld kanaal zijn. Er is niets gewijzigd. Kies een ander kanaal.',
    'members-unknown':
      'Ik kon niet zien wie er in dit kanaal zitten, dus er kunnen gasten bij zijn. Er is niets gewijzigd. Probeer het over een minuut opnieuw, of kies een kleiner kanaal.',
  },
  approvalsMoved: (by, to) =>
    `${by} verplaatst de goedkeuringskaarten van hier naar ${to === '' ? 'een ander kanaal' : `“${to}”`}. Klopt dat niet? Een beheerder die ieders wachtwoord mag resetten, schrijft “goedkeuringen hier” in dit kanaal en haalt ze terug.`,
  approvalsOnlyInChannel: 'Schrijf dit in het kanaal waar de goedkeuringskaarten moeten verschijnen.',
  approvalsNotAllowed: 'Alleen een beheerder die wachtwoorden mag resetten, kan dit instellen.',
  approvalsMissing: 'Er is nog geen kanaal voor goedkeuringen ingesteld, dus niemand ziet je verzoek. Bel je helpdesk.',
  approvalsUnreachable:
    'Ik heb je verzoek nog niet bij de goedkeurders kunnen afleveren, dus niemand ziet het. Ik blijf het proberen. Heeft het haast? Bel dan je helpdesk.',
  movedToChannel: 'Over dit verzoek wordt nu in een ander kanaal beslist.',
  movedToChat: 'Dit gaat verder in een privéchat.',
  continued: (reference) => `${reference}: zie het nieuwere bericht hieronder.`,
  onlyInPrivateChat: 'Dit is voor één persoon bedoeld. Ga verder in onze privéchat: de kaart staat daar.',
  openChatFirst:
    'Jij zou het wachtwoord moeten overhandigen, en ik kan je nog geen bericht sturen. Er is niets gewijzigd, en de code blijft geldig. Open een chat met mij, of voeg mij daar toe, en schrijf “help”. Keur het daarna opnieuw goed.',
  pendingOnlyForApprovers: 'Alleen goedkeurders zien wat er openstaat. Schrijf “status” voor je eigen verzoeken.',
  lockdownSet: {
    'two-approvers':
      'De vergrendeling is aan: elke reset heeft nu twee goedkeurders nodig. Schrijf “vergrendeling uit” om die op te heffen.',
    stopped:
      'De vergrendeling is aan: er wordt nu geen wachtwoord gereset. Nieuwe verzoeken worden geweigerd, open verzoeken wachten. Schrijf “vergrendeling uit” om die op te heffen.',
    off: 'De vergrendeling is voorbij: één goedkeurder is weer genoeg, behalve voor bevoorrechte accounts.',
  },
  doctorTitle: 'Controle van de inrichting',
  doctorSum: (bad, well, unread) =>
    [
      bad === 0
        ? `Alles wat gecontroleerd is, is in orde: ${well} controles.`
        : `Bij ${bad} van de ${bad + well} controles moet iets gebeuren.`,
      ...(unread > 0 ? [`${unread} ${unread === 1 ? 'kon' : 'konden'} niet worden uitgevoerd.`] : []),
      'De bevindingen zijn in het Engels.',
    ].join(' '),
  doctorNotAllowed: 'Alleen een beheerder die ieders wachtwoord mag resetten, kan de inrichting laten controleren.',
  testCard: 'Dit is een test: in dit kanaal komen aanvragen om een wachtwoord te resetten. Je hoeft niets te doen.',
  lockdownNotAllowed:
    'Alleen een beheerder die ieders wachtwoord mag resetten, kan een vergrendeling instellen of opheffen.',
  lockdownNotAnnounced: 'Ik kon dat niet in het kanaal voor goedkeuringen melden: vertel het de goedkeurders.',
  otherOrganisation:
    'Je account hoort bij een andere organisatie. De helpdesk van je eigen organisatie kan je verder helpen.',
  checkingRights: 'Ik controleer je rechten. De adreslijst is traag; het antwoord volgt hier.',
  stoppedMeanwhile:
    'Ik werd opnieuw gestart voordat de adreslijst kon zeggen wat je mag. Er is niets gewijzigd. Schrijf het over een minuut opnieuw.',
  directoryUnavailable:
    'De adreslijst antwoordt op dit moment niet. Er is niets gewijzigd. Probeer het over een minuut opnieuw.',
  nothingToDecide: 'Over dit verzoek valt niets meer te beslissen. Je klik heeft niets gewijzigd.',
  requestUnknown: 'Ik ken dit verzoek niet meer. Vraag het opnieuw aan.',
  notYours: 'Dat kan alleen de persoon voor wie dit bedoeld is.',
  revealNeedsNewerTeams:
    'Deze versie van Teams kan dat niet veilig tonen. Werk Teams bij of open het in een browser, en druk nog een keer op de knop.',
  sealBroken:
    'Dit kan niet worden getoond: het opgeslagen verzoek is niet meer zoals het is goedgekeurd. Bel je helpdesk en noem het kenmerk.',
  codeGone: 'Deze code is al getoond, of is niet meer nodig. Op je laatste kaart staat wat je nu kunt doen.',
  reasonMissing: 'Schrijf eerst een reden: degene die het vroeg, leest die.',
  signInOfOther:
    'Het account dat is aangemeld, is niet het jouwe. Meld je aan met het account dat je in Teams gebruikt, en druk nog een keer op de knop.',
  signInUnavailable:
    'Deze versie van Teams kan je niet vanaf een kaart aanmelden. Werk Teams bij of open het in een browser, en druk nog een keer op de knop.',
  notMeOver: 'Er valt niets meer tegen te houden. Maak je je zorgen over je account? Bel dan je helpdesk.',
};
