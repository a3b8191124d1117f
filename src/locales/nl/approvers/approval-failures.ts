import type { ApprovalFailures } from '../../approvers/approval-failures.ts';

export const approvalFailures: ApprovalFailures = {
  nothing: 'Er is niets gewijzigd.',
  'not-allowed': {
    what: 'Graph weigerde de wijziging: een machtiging of rol ontbreekt, of het account is beschermd.',
    next: 'Controleer de machtigingen en de rol van de bot. Reset het op eigen naam in het beheercentrum als dat klopt.',
  },
  'approval-void': {
    what: 'Na de goedkeuring verloor een goedkeurder het recht daartoe, of zijn er voor het account twee nodig.',
    next: 'Is de reset nog gewenst, dan moet die opnieuw worden aangevraagd.',
  },
  'approver-unreachable': {
    what: 'De goedkeurder die het wachtwoord zou overhandigen, kan geen bericht meer krijgen. Er is niets gewijzigd.',
    next: 'Die opent eerst een chat met mij. Daarna moet de reset opnieuw worden aangevraagd.',
  },
  'locked-down': {
    what: 'Na de goedkeuring heeft een beheerder alle resets stilgelegd.',
    next: 'Is de vergrendeling voorbij, dan moet de reset opnieuw worden aangevraagd.',
  },
  'account-gone': { what: 'Het account bestaat niet meer.', next: 'Ga na of het met opzet is verwijderd.' },
  'account-disabled': {
    what: 'Na het verzoek is het account uitgeschakeld. Een reset schakelt het niet in, en kan een uitdiensttreding doorkruisen.',
    next: 'Vraag eerst aan HR of de leidinggevende of de persoon weg is.',
  },
  'requester-void': {
    what: 'De aanvrager kan dit niet meer vragen: het account is weg, uitgeschakeld, of hoort nu bij een andere organisatie.',
    next: 'Is de reset nog gewenst, dan moet iemand anders die vragen.',
  },
  'home-moved': {
    what: 'Vlak voor de reset stond het wachtwoord hier niet meer. Er is niets gewijzigd.',
    next: 'Bekijk hoe het account zich nu aanmeldt.',
  },
  'changed-meanwhile': {
    what: 'Na de goedkeuring heeft iemand anders het wachtwoord gewijzigd. De reset is niet uitgevoerd.',
    next: 'Vraag de persoon of die dat zelf was. Zo niet, behandel het account dan als gecompromitteerd.',
  },
  'password-refused': {
    what: 'Elk gegenereerd wachtwoord werd door het wachtwoordbeleid geweigerd.',
    next: 'Reset het in het beheercentrum, en controleer de lijst met verboden wachtwoorden.',
  },
  'not-carried-out': {
    what: 'De directory nam de reset aan, en kon die daarna niet uitvoeren.',
    next: 'Zoek de reden in het auditlogboek. Reset het in het beheercentrum, of laat het opnieuw aanvragen.',
  },
  'seal-broken': {
    what: 'Wat bij de goedkeuring is verzegeld, gaat niet open voor het verzoek zoals het is opgeslagen: de rij is gewijzigd, of de sleutel is uit SECRET_KEY gehaald.',
    next: 'Niemand krijgt iets te zien. Zoek uit wie in de database kan schrijven, en leg de rij naast het auditspoor.',
  },
  'not-signed-in': {
    what: 'De aanmelding van de goedkeurder was op, en is niet op tijd vernieuwd.',
    next: 'Is de reset nog gewenst, dan moet die opnieuw worden aangevraagd.',
  },
  'pass-not-allowed': {
    what: 'Het beleid van de tenant staat geen tijdelijke toegangspas toe, of niet zo kort. Er is geen pas gemaakt.',
    next: 'Zet de methode aan in het beleid voor verificatiemethoden, of laat de bot wachtwoorden overdragen.',
  },
  'pass-exists': {
    what: 'Het account heeft al een tijdelijke toegangspas die hier niet is gemaakt. Die is gebleven; er is geen nieuwe gemaakt.',
    next: 'Vraag wie die pas heeft gemaakt. Is hij niet meer nodig, verwijder hem dan bij de verificatiemethoden van het account en laat het opnieuw aanvragen.',
  },
  'directory-unavailable': {
    what: 'Graph gaf geen antwoord meer, en alle pogingen zijn op.',
    next: 'De reset kan opnieuw worden aangevraagd zodra Graph weer antwoordt.',
  },
  'internal-error': {
    what: 'Er ging iets mis in de bot zelf.',
    next: 'Het logboek heeft de oorzaak bij dit kenmerk.',
  },
};
