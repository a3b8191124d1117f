import type { ApprovalTexts } from '../../approvers/approval.ts';
import { approvalFailures } from './approval-failures.ts';

const ELSEWHERE = 'Hier is niets te doen: de thuisorganisatie reset het.';

export const approval: ApprovalTexts = {
  titles: {
    asked: 'Nieuw verzoek: het account wordt opgezocht',
    choosing: 'Nieuw verzoek: de aanvrager kiest het account',
    advised: 'Advies gegeven: geen goedkeuring nodig',
    refused: 'Geweigerd: er is niets gewijzigd',
    withheld: 'Geweigerd: er is niets gewijzigd',
    redirected: 'Beantwoord: het wachtwoord staat elders',
    uninvited: 'Niemand hier heeft dit adres',
    invited: 'Uitgenodigd als gast',
    escalated: 'Graag dit verzoek bekijken',
    handled: 'Met de hand afgehandeld',
    denied: 'Afgewezen: er is niets gewijzigd',
    cancelled: 'Ingetrokken door de aanvrager',
    expired: 'Verlopen: niemand besliste op tijd',
    superseded: 'Tegengehouden: de eigenaar van het account vraagt het zelf',
    frozen: 'Tegengehouden: de eigenaar van het account wilde dit niet',
    failed: 'Goedgekeurd, maar de reset is niet gelukt',
    second: 'Nog één goedkeurder nodig',
    stopped: 'Deze wachtwoordreset moet wachten',
    waits: 'Goedgekeurd: de goedkeurder moet zich aanmelden',
  },
  two: {
    privileged:
      'Er zijn twee goedkeurders nodig: het account is bevoorrecht (het heeft een directoryrol, zit in een groep die de beheerder van deze bot heeft aangewezen, of is niet naar zijn rollen te beoordelen).',
    agreed: 'Jij hebt al goedgekeurd, en dat telt. Een andere goedkeurder moet de tweede goedkeuring geven.',
    second: (first) => `${first} heeft goedgekeurd. Een tweede goedkeurder belt de aanvrager ook.`,
  },
  questions: {
    byHand: {
      first: (owner) => `${owner} helpen met het wachtwoord?`,
      second: (owner) => `Tweede goedkeuring: ${owner} helpen met het wachtwoord?`,
    },
    stopped: (owner) => `De wachtwoordreset van ${owner} moet wachten`,
  },
  unusual: {
    lockdown: {
      'two-approvers': 'Vergrendeling',
      stopped: 'Vergrendeling: geen resets',
    },
    privileged: 'Bevoorrecht account: twee goedkeurders',
    recent: {
      account: (days) =>
        days === 0 ? 'Account nog geen dag oud' : `Account ${days === 1 ? 'één dag' : `${days} dagen`} oud`,
      'security-info': (days) =>
        days === 0
          ? 'Beveiligingsgegevens nog geen dag geleden gewijzigd'
          : `Beveiligingsgegevens ${days === 1 ? 'een dag' : `${days} dagen`} geleden gewijzigd`,
      password: (days) =>
        days === 0 ? 'Wachtwoord nog geen dag oud' : `Wachtwoord ${days === 1 ? 'één dag' : `${days} dagen`} oud`,
    },
    other: 'Gevraagd voor iemand anders',
  },
  proof: {
    reach: 'Bel de aanvrager eerst op een nummer dat je al had, of ga langs.',
    reachForCode:
      'Bel de aanvrager eerst op een nummer dat je al had, of ga langs: de aanvrager leest de code uit de chat met mij voor.',
    not: 'Geen bewijs: een bericht in Teams, een weergavenaam, het nummer waarmee iemand belt, persoonlijke gegevens, of dit verzoek zelf.',
    deny: 'Weet de aanvrager niets van dit verzoek? Wijs het dan af.',
  },
  code: {
    label: 'Code die de aanvrager voorleest',
    malformed: 'Typ zes cijfers, zoals 123 456. Laat dit leeg om af te wijzen.',
    problems: {
      wrong: (triesLeft) =>
        triesLeft === 1
          ? 'Dat is de code niet: laat hem nog eens voorlezen. Na nog één foute geldt hij niet meer.'
          : `Dat is de code niet: laat hem nog eens voorlezen. Na nog ${triesLeft} foute geldt hij niet meer.`,
      none: 'Voor een goedkeuring is de code van de aanvrager nodig.',
      expired: 'Die code is verlopen.',
      'used-up': 'Die code geldt niet meer: er is te vaak een foute getypt.',
    },
    next: {
      type: 'Laat je de code voorlezen en typ de zes cijfers.',
      showFirst:
        'Vraag de aanvrager in de chat met mij op “Toon mijn code” te drukken en de code aan je voor te lezen.',
      showNew:
        'Vraag de aanvrager in de chat met mij op “Toon een nieuwe code” te drukken en de code aan je voor te lezen.',
      none: 'Voor dit verzoek zijn er geen codes meer: wijs het af en laat het opnieuw aanvragen.',
    },
  },
  inName: {
    yours: 'Dat gebeurt op jouw eigen naam: Teams kan je vragen om je aan te melden.',
    second: 'Dat gebeurt op naam van de tweede goedkeurder: Teams kan die vragen om zich aan te melden.',
  },
  asks: {
    own: (account) => `Gevraagd door de eigenaar van het account, ${account}.`,
    other: (requester, account) => `Gevraagd door ${requester}, voor ${account}.`,
  },
  why: { said: (reason) => `Waarom: “${reason}”`, none: 'Geen reden gegeven.' },
  about: {
    own: (account) => `${account}, zelf gevraagd.`,
    other: (account, requester) => `${account}, gevraagd door ${requester}.`,
  },
  outsider: {
    asks: (requester, address) => `${requester} vroeg een nieuw wachtwoord aan voor ${address}.`,
    text: (domain) =>
      `Dat wachtwoord kan hier niet worden gereset: geen account heeft dit adres, en ${domain} is geen domein van jullie. De aanvrager weet dat het daar moet worden gevraagd. Hoort deze persoon hier geen toegang te hebben, dan hoef je niets te doen.`,
    byHand: 'Zelf een gast toevoegen doe je in het beheercentrum, bij Gebruikers > Gastgebruikers.',
    effect: (address) =>
      `“Uitnodigen als gast” maakt een gastaccount voor ${address}, en Microsoft mailt de uitnodiging daarheen. Controleer het adres letter voor letter: wie die mailbox leest, komt binnen.`,
    invited: 'Microsoft heeft de uitnodiging gemaild. Na acceptatie meldt deze persoon zich aan met het eigen account.',
  },
  checking: (approver) =>
    `De rechten van ${approver} worden gecontroleerd. De directory antwoordt traag: niemand hoeft opnieuw te drukken.`,
  clickEnded: {
    text: (reference, why) => `Je klik op ${reference} heeft niets veranderd. ${why}`,
    openChat: (name, reference) =>
      `${name}: je klik op ${reference} heeft niets veranderd, en ik kan je niet schrijven. Open een chat met mij, schrijf “help”, en druk dan opnieuw op de knop.`,
    problems: {
      code: 'De code van de aanvrager ontbrak of klopte niet. Laat hem opnieuw voorlezen, en druk opnieuw op de knop.',
      'sign-in': 'Het gebeurt in je eigen naam: druk opnieuw op de knop, en meld je aan.',
      unreachable: 'Je zou het wachtwoord moeten overhandigen, en ik kon je niet schrijven. Druk opnieuw op de knop.',
      'directory-unavailable': 'De directory zei niet op tijd wat je mag. Druk opnieuw op de knop.',
      'directory-refused': 'De bot mag je rechten niet lezen in de directory: de machtigingen moeten worden hersteld.',
      'too-late': 'Die moest langer dan tien minuten wachten. Bekijk het verzoek, en druk opnieuw op de knop.',
      'seal-broken': 'De bewaarde klik is veranderd. Druk opnieuw op de knop, en vertel het wie de bot beheert.',
      'invitation-stopped':
        'Er is niets verstuurd: een beheerder heeft alles stilgelegd, dit account is beschermd, of de aanvrager kan niets meer aanvragen.',
      'invitation-not-needed':
        'Er is geen uitnodiging die nog op acceptatie wacht: misschien is die intussen geaccepteerd. Er is niets verstuurd.',
      'invitation-not-sent':
        'De uitnodiging kon niet worden verstuurd: misschien mist de bot de machtiging User.Invite.All. Verstuur die in het Entra-beheercentrum, bij de B2B-samenwerking van de gebruiker.',
      'guest-there':
        'Dat adres heeft hier intussen een account; er is niemand uitgenodigd. Laat het wachtwoord opnieuw aanvragen.',
      'guest-not-allowed':
        'Er is niemand uitgenodigd: de instellingen van je organisatie voor gasten of voor andere tenants staan het niet toe. Bekijk de instellingen voor externe samenwerking en toegang tussen tenants in Entra.',
      'guest-refused':
        'Er is niemand uitgenodigd: Entra neemt dit adres niet aan. Misschien is het domein geblokkeerd, of niet toegestaan, in de instellingen voor externe samenwerking.',
      'guest-not-invited':
        'Er is niemand uitgenodigd: misschien mist de bot de machtiging User.Invite.All of Policy.Read.All. Voeg de gast toe in het beheercentrum, bij Gebruikers > Gastgebruikers.',
      'internal-error': 'Er ging hier iets mis. Druk opnieuw op de knop.',
    },
  },
  superseded: 'Beslis over het verzoek van de eigenaar zelf. Vraag of de eigenaar van dit verzoek weet.',
  byHandOf: {
    one: 'Druk daarna op “Afgehandeld”.',
    two: 'De eerste “Afgehandeld” keurt alleen goed: reset nog niets. De tweede goedkeurder reset het, en drukt er ook op.',
  },
  denyReason: 'Reden (de aanvrager leest die)',
  denyReasonMissing: 'Schrijf een reden: de aanvrager leest die.',
  homes: {
    cloud: () => 'In deze directory (cloudaccount)',
    'on-premises': () => 'On-premises Active Directory, zonder password writeback',
    'on-premises-writeback': () => 'On-premises Active Directory, met password writeback',
    'entra-organisation': (domain) => `Een andere Microsoft Entra-organisatie${domain}`,
    'unmanaged-entra-organisation': (domain) => `Een onbeheerde Microsoft Entra-organisatie${domain}`,
    'microsoft-account': (domain) => `Persoonlijk Microsoft-account${domain}`,
    google: (domain) => `Google-account${domain}`,
    facebook: (domain) => `Facebook-account${domain}`,
    'partner-identity-provider': (domain) => `Identity provider van een partner (SAML of WS-Fed)${domain}`,
    'one-time-passcode': () => 'Nergens: eenmalige code per e-mail',
    'invitation-not-redeemed': () => 'Nog nergens: uitnodiging niet ingewisseld',
    'our-identity-provider': (domain) => `Onze eigen gefedereerde identity provider${domain}`,
    application: () => 'Lokaal account van een toepassing (External ID of B2C)',
    unsure: () => 'Niet zeker',
  },
  byHand: {
    cloud: 'Controleer wie het is en reset het wachtwoord in het beheercentrum als dat klopt.',
    unsure: 'Bekijk het account in het beheercentrum voordat je iets doet.',
    'on-premises': 'Controleer wie het is en reset het wachtwoord in Active Directory.',
    'on-premises-writeback':
      'Controleer wie het is en reset het wachtwoord op eigen naam in het beheercentrum: alleen zo wordt het teruggeschreven.',
    'our-identity-provider': 'Controleer wie het is en reset het wachtwoord in de identity provider van dat domein.',
    application:
      'Verwijs de persoon naar “Wachtwoord vergeten?” op de aanmeldpagina van de app. De selfservicepagina werkt hiervoor niet.',
    'unmanaged-entra-organisation':
      'Die organisatie heeft geen beheerder. De persoon kan selfservice gebruiken met het geregistreerde e-mailadres.',
    'entra-organisation': ELSEWHERE,
    'microsoft-account': ELSEWHERE,
    google: ELSEWHERE,
    facebook: ELSEWHERE,
    'partner-identity-provider': ELSEWHERE,
    'one-time-passcode':
      'Er is geen wachtwoord. Bij het aanmelden komt er een code per e-mail. Is de mailbox verloren, reset dan de inwisseling.',
    'invitation-not-redeemed':
      'Er is nog geen wachtwoord. Stuur de uitnodiging opnieuw als de persoon die nodig heeft.',
  },
  unsure: {
    'facts-missing': {
      what: 'De directory gaf de velden niet terug waaruit blijkt waar het wachtwoord staat.',
      next: 'Controleer of de bot User.Read.All heeft, met toestemming van een beheerder. Bekijk het account tot die tijd in het beheercentrum.',
    },
    'several-credentials': {
      what: 'Het account kan op meer dan één manier aanmelden: federatief en lokaal, of via twee providers.',
      next: 'Vraag hoe de persoon zich aanmeldt, en laat het wachtwoord daar resetten.',
    },
    'invited-internal': {
      what: 'Een intern account is als extern uitgenodigd, en de uitnodiging is niet ingewisseld.',
      next: 'Bepaal eerst welk account de persoon moet gebruiken.',
    },
    'leftover-of-an-external': {
      what: 'Het account lijkt op een uitgenodigd account, maar heeft geen externe aanmeldgegevens.',
      next: 'Bekijk Identiteiten van het account in het beheercentrum. Nodig opnieuw uit of verwijder het; reset het niet.',
    },
    disabled: {
      what: 'Het account is uitgeschakeld. Een reset schakelt het niet in, en kan een uitdiensttreding doorkruisen.',
      next: 'Vraag eerst aan HR of de leidinggevende of de persoon weg is.',
    },
    restricted: {
      what: 'Het account zit in een beheereenheid met beperkt beheer.',
      next: 'Alleen een beheerder met een rol in die eenheid kan het resetten. Volg de procedure voor beschermde personen.',
    },
    agent: {
      what: 'Dit is de gebruiker van een AI-agent. Niemand meldt zich met een wachtwoord aan.',
      next: 'Ga naar de sponsor of eigenaar van de agent.',
    },
    resource: {
      what: 'Dit is een account van een ruimte of apparaat.',
      next: 'Vraag wie het beheert. Niemand hoort zich ermee aan te melden.',
    },
    'domain-unknown': {
      what: 'Het domein van de aanmeldnaam is niet van ons, of is niet geverifieerd.',
      next: 'Controleer het domein in het beheercentrum voordat je iets doet.',
    },
  },
  failed: approvalFailures,
  handover: {
    sealed: (name, at) => `Wacht tot ${name} het leest, tot ${at}`,
    revealed: (name, at) => `Eén keer getoond aan ${name}, ${at}`,
    erased: (name, at) => `Ongelezen gewist, ${at}. Het was voor ${name}.`,
  },
  waits: (approver, until) =>
    `Wacht tot ${approver} zich opnieuw aanmeldt, tot ${until}: de reset gebeurt op die naam, en de aanmelding daarvoor is op.`,
  unconfirmed:
    'Door de directory aangenomen; met de rol van deze goedkeurder is niet te zien of het is uitgevoerd. Kijk in het auditlogboek.',
  sessions: {
    due: 'Worden beëindigd',
    done: 'Beëindigd: overal afgemeld',
    failed: 'Konden niet worden beëindigd: trek ze met de hand in',
  },
  scramble: {
    'not-needed': 'Met rust gelaten: er is intussen een ander wachtwoord, of hier staat er geen meer',
    due: 'Wordt vervangen door een wachtwoord dat niemand kent',
    done: 'Vervangen door een wachtwoord dat niemand kent',
    failed: 'Kon niet worden vervangen: het tijdelijke wachtwoord is misschien nog geldig',
  },
  insecure: 'Het tijdelijke wachtwoord is niet gelezen, en is misschien nog geldig.',
  disowned: {
    frozen: 'De eigenaar zegt dat dit niet de bedoeling was. In de waarschuwing in dit kanaal staat wat te doen.',
    resetting:
      'De eigenaar zegt dat dit niet de bedoeling was. Is de reset klaar, dan krijgt niemand het wachtwoord te zien, en wordt het vervangen.',
    done: 'De eigenaar zegt dat dit niet de bedoeling was. In de waarschuwing in dit kanaal staat wat er is gedaan, en wat te doen.',
  },
};
