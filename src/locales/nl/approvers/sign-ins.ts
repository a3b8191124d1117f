import type { SignInTexts } from '../../approvers/sign-ins.ts';

const times = (what: string) => (count: string, one: boolean) => (one ? what : `${what}, ${count} keer`);

export const signIns: SignInTexts = {
  kinds: {
    'wrong-password': {
      what: (count, one) => `${count} ${one ? 'verkeerd wachtwoord' : 'verkeerde wachtwoorden'}`,
      next: 'Een reset helpt.',
    },
    'locked-out': {
      what: times('Buitengesloten'),
      next: 'Een reset heft de blokkering op, wachten ook. Komen er veel uit het buitenland, dan probeert misschien iemand anders het.',
    },
    'expired-on-premises': { what: times('On-premises wachtwoord verlopen'), next: 'Een reset helpt.' },
    'no-password': { what: times('Geen wachtwoord in de directory'), next: 'Een reset helpt.' },
    'at-risk': {
      what: times('Account loopt risico'),
      next: 'Een reset helpt, maar misschien kent iemand anders het wachtwoord: meld het bij security.',
    },
    'signed-in': { what: times('Aangemeld'), next: 'Misschien is een reset niet nodig: vraag wat er niet werkt.' },
    expired: { what: times('Wachtwoord verlopen'), next: 'Wie het nog weet, kan het bij het aanmelden wijzigen.' },
    interrupted: {
      what: times('Gestopt bij de pagina voor een nieuw wachtwoord of beveiligingsgegevens'),
      next: 'Een reset helpt niet: die pagina moet worden afgemaakt.',
    },
    'signed-out': { what: times('Sessie beëindigd'), next: 'Misschien is opnieuw aanmelden genoeg.' },
    disabled: {
      what: times('Account uitgeschakeld'),
      next: 'Een reset helpt niet: zoek uit waarom het is uitgeschakeld.',
    },
    'no-such-user': {
      what: times('Gebruikersnaam bestaat niet'),
      next: 'Een reset helpt niet: het is de gebruikersnaam.',
    },
    'wrong-tenant': {
      what: times('Aangemeld bij een andere organisatie'),
      next: 'Een reset helpt niet: het is de verkeerde organisatie, of daar is een uitnodiging nodig.',
    },
    'mfa-registration': {
      what: times('Geen tweede stap geregistreerd'),
      next: 'Een reset helpt niet: er moet er een worden geregistreerd, misschien vanaf een vertrouwde plek of een vertrouwd apparaat.',
    },
    mfa: {
      what: times('Tweede stap niet gelukt'),
      next: 'Een reset helpt niet, tenzij het iemand anders was: die kent dan het wachtwoord. Controleer de aanmeldmethoden.',
    },
    device: {
      what: times('Apparaat of app niet toegestaan'),
      next: 'Een reset helpt niet: er is een beheerd apparaat of een goedgekeurde app nodig.',
    },
    'conditional-access': {
      what: times('Geblokkeerd door voorwaardelijke toegang'),
      next: 'Een reset helpt niet: bekijk het beleid.',
    },
    'risk-at-home': {
      what: times('Geblokkeerd wegens risico in de thuisdirectory'),
      next: 'Een reset helpt niet: security van de thuisdirectory moet kijken.',
    },
    'security-defaults': {
      what: times('Geblokkeerd door de standaardinstellingen voor beveiliging'),
      next: 'Een reset helpt niet: er is een app met moderne verificatie nodig.',
    },
    'cross-tenant': {
      what: times('Geblokkeerd door toegang tussen tenants'),
      next: 'Een reset helpt niet: een beheerder aan een van beide kanten moet het toestaan.',
    },
    'not-assigned': {
      what: times('Niet toegewezen aan de app'),
      next: 'Een reset helpt niet: de eigenaar van de app wijst die toe.',
    },
    service: {
      what: times('Storing bij de aanmeldservice of identiteitsprovider'),
      next: 'Een reset helpt niet: later opnieuw proberen wel.',
    },
  },
  once: (what, at) => `${what}, om ${at}.`,
  often: (what, last) => `${what}, de laatste om ${last}.`,
  during: (minutes) => `in ${lasting(minutes)}`,
  before: (what) => (what === null ? 'Daarvoor: niets.' : `Daarvoor: ${what}.`),
  asOf: (at) => `Aanmeldlogboek van ${at}, loopt enkele minuten achter.`,
  list: {
    label: 'Laatste aanmeldingen',
    none: 'Geen in het logboek van de afgelopen dag.',
    notReadable: 'Het aanmeldlogboek is nu niet te lezen. Probeer het later opnieuw.',
    unknown: 'Een ander resultaat',
  },
  lockedOut:
    'Je account is geblokkeerd na te veel pogingen. Weet je je wachtwoord, dan helpt wachten ook: de blokkering gaat vanzelf voorbij, eerst na een minuut.',
};

function lasting(minutes: number): string {
  if (minutes >= 90) return `${Math.round(minutes / 60)} uur`;
  return minutes === 1 ? '1 minuut' : `${minutes} minuten`;
}
