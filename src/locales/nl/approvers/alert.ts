import type { AlertTexts } from '../../approvers/alert.ts';

const SECURE =
  '“Account beveiligen” vervangt het wachtwoord door een wachtwoord dat niemand kent, en beëindigt alle sessies. Wie dit account mag resetten, kan erop drukken.';

export const alert: AlertTexts = {
  title: 'De eigenaar zegt: dit was ik niet',
  twoTitle: 'Twee verzoeken voor één account: dat van de eigenaar telt',
  two: (owner, requester) =>
    `${owner} vroeg een reset van het eigen account terwijl er een verzoek van ${requester} voor wachtte. Dat is tegengehouden en heeft niets gewijzigd.`,
  says: (owner, requester) => `${owner} zegt: dit was ik niet. ${requester} had het gevraagd.`,
  saysOwn: (owner) => `${owner} zegt: dit was ik niet. Het is gevraagd met de aanmelding van de eigenaar zelf.`,
  did: {
    frozen: 'Het verzoek is tegengehouden voordat er iets was gewijzigd. Aan het account zelf is niets gedaan.',
    resetting:
      'De reset was al bezig. Is die klaar, dan krijgt niemand het wachtwoord te zien, en wordt het vervangen door een wachtwoord dat niemand kent.',
    done: 'De reset was al uitgevoerd. Hieronder staat wat er sindsdien met het account is gedaan.',
  },
  failed:
    'Niet alles daarvan ging automatisch. Ga er tot dat is gebeurd van uit dat het account openstaat voor wie het vroeg.',
  next: {
    which: (requester) =>
      `Spreek je de eigenaar, vraag dan of bekend is dat ${requester} dit vroeg. Zo niet, spreek ${requester}, op een nummer dat je al had.`,
    title: 'Wat nu te doen',
    talk: 'Spreek de eigenaar, persoonlijk of via een nummer dat je al had.',
    log: 'Bekijk het aanmeldlogboek van het account sinds het verzoek, en de wijzigingen van de aanmeldmethoden.',
    requester: (requester) =>
      `Spreek ${requester} op dezelfde manier. Was het geen vergissing, of was het iemand anders, trek dan in wat dat account heeft: sessies, rollen, toegang.`,
    own: 'Was het geen vergissing, dan heeft iemand anders de aanmelding van de eigenaar: trek de sessies in, controleer de aanmeldmethoden en laat de apparaten nakijken.',
  },
  secure: {
    app: SECURE,
    approver: `${SECURE} Dat gebeurt op naam van die goedkeurder: Teams kan je vragen om je aan te melden.`,
  },
};
