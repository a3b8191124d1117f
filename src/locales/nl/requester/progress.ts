import type { ProgressTexts } from '../../requester/progress.ts';

export const progress: ProgressTexts = {
  asked: { title: 'Ik zoek het account op', text: 'Dit duurt een paar seconden. Deze kaart werkt zichzelf bij.' },
  choosing: { title: 'Welk account bedoel je?', text: 'Er is meer dan één account dat past. Kies het juiste.' },
  confirming: {
    title: 'Is dit het account?',
    text: 'Controleer de naam en de aanmeldnaam. Pas als je ja zegt, gaat je verzoek verder.',
  },
  pending: {
    title: 'Wacht op goedkeuring',
    secondTitle: 'Wacht op een tweede goedkeuring',
    secondText: 'Eén beheerder is akkoord. Er moet nog iemand akkoord gaan.',
    wait: 'Jij hoeft nu niets te doen: deze kaart werkt zichzelf bij.',
  },
  received: (until) => ({
    title: 'Je verzoek is ontvangen',
    text: `Er is nog niets gewijzigd. Heb je op ${until} nog niets gehoord, bel dan je helpdesk en noem het kenmerk.`,
  }),
  code: {
    forOther: {
      first:
        'Neemt een beheerder contact met je op, telefonisch of persoonlijk, en vraagt die om een code, toon die dan en lees hem voor.',
      second: 'Je vorige code geldt niet meer. Vraagt een beheerder je om een andere, toon dan een nieuwe.',
      lapsed: 'Je vorige code geldt niet meer. Vraagt een beheerder je om een andere, toon dan een nieuwe.',
      usedUp: 'Je vorige code geldt niet meer. Vraagt een beheerder je om een andere, toon dan een nieuwe.',
    },
    first:
      'Er wordt eerst op een andere manier contact met je opgenomen, telefonisch of persoonlijk, en naar een code gevraagd. Toon die dan pas.',
    second: 'Ook de tweede beheerder neemt contact met je op, en vraagt je om een nieuwe code.',
    good: (until) =>
      `Je code is getoond en geldt tot ${until}. Lees hem alleen voor aan de beheerder die jou belt, of bij wie je langsgaat.`,
    lapsed: 'Je code is verlopen. Toon een nieuwe als iemand ernaar vraagt.',
    usedUp: 'Je code geldt niet meer: er is te vaak een foute getypt.',
    noMore:
      'Voor dit verzoek zijn er geen codes meer. Heb je er een nodig, trek het verzoek dan in en vraag het opnieuw aan, of bel je helpdesk.',
  },
  approved: { title: 'Goedgekeurd', text: 'Het wachtwoord wordt nu gereset. Deze kaart werkt zichzelf bij.' },
  waits: (approver, until) =>
    `Het is goedgekeurd, maar ${approver} moet zich nog één keer aanmelden voordat het verdergaat. Het wacht tot ${until}.`,
  denied: {
    title: 'Niet goedgekeurd',
    text: (approver) => `${approver} heeft dit verzoek niet goedgekeurd. Er is niets gewijzigd.`,
    next: 'Klopt dit volgens jou niet? Bel dan je helpdesk en noem het kenmerk.',
  },
  cancelled: { title: 'Verzoek ingetrokken', text: 'Je hebt het zelf ingetrokken. Er is niets gewijzigd.' },
  superseded: {
    title: 'Verzoek gesloten',
    text: 'De eigenaar van het account regelt het verder zelf. Er is niets gewijzigd.',
  },
  expired: {
    title: 'Verzoek verlopen',
    text: 'Niemand heeft op tijd geantwoord, dus er is niets gewijzigd. Vraag het opnieuw aan, of bel je helpdesk als het dringend is.',
  },
  frozen: {
    title: 'Verzoek tegengehouden',
    text: (owner) => `${owner} zegt dat dit niet de bedoeling was, dus het is tegengehouden. Er is niets gewijzigd.`,
    disowned: (owner) => `${owner} zegt dat dit niet de bedoeling was, dus het account gaat op slot.`,
    next: 'Klopt dit volgens jou niet? Spreek die persoon, of bel je helpdesk en noem het kenmerk.',
    own: 'Je hebt dit verzoek tegengehouden',
  },
  failed: {
    title: 'De reset is niet gelukt',
    nothing: 'Er is niets gewijzigd.',
    unexplained: {
      what: 'Het was goedgekeurd, maar kon niet worden uitgevoerd.',
      next: 'Bel je helpdesk en noem het kenmerk. Opnieuw aanvragen helpt niet.',
    },
    'not-allowed': {
      what: 'Ik mocht dit wachtwoord niet wijzigen.',
      next: 'Bel je helpdesk en noem het kenmerk. Opnieuw aanvragen helpt niet.',
    },
    'approval-void': {
      what: 'Het was goedgekeurd, maar die goedkeuring geldt niet meer.',
      next: 'Vraag het opnieuw aan, of bel je helpdesk als het dringend is.',
    },
    'approver-unreachable': {
      what: 'Het was goedgekeurd, maar ik kon de beheerder die het wachtwoord zou overhandigen niet bereiken. Er is niets gewijzigd.',
      next: 'Vraag het opnieuw aan, of bel je helpdesk als het dringend is.',
    },
    'locked-down': {
      what: 'Het was goedgekeurd, maar voorlopig wordt hier geen wachtwoord gereset.',
      next: 'Bel je helpdesk en noem het kenmerk.',
    },
    'account-gone': {
      what: 'Het account bestaat niet meer.',
      next: 'Bel je helpdesk en noem het kenmerk.',
    },
    'account-disabled': {
      what: 'Het account is na het verzoek uitgeschakeld, dus ik heb het met rust gelaten.',
      next: 'Bel je helpdesk en noem het kenmerk.',
    },
    'requester-void': {
      what: 'Je eigen account kan dit niet meer vragen: het is uitgeschakeld, of je meldt je nu elders aan.',
      next: 'Bel je helpdesk en noem het kenmerk.',
    },
    'home-moved': {
      what: 'Dit wachtwoord wordt inmiddels ergens anders bewaard, dus hier is niets gewijzigd.',
      next: 'Vraag het opnieuw aan: dan zoek ik op waar het nu wordt bewaard.',
    },
    'changed-meanwhile': {
      what: 'Het wachtwoord is na de goedkeuring al gewijzigd, dus ik heb het met rust gelaten.',
      next: 'Meld je aan met het nieuwste wachtwoord. Weet je niet wie het heeft gewijzigd? Bel dan meteen je helpdesk.',
    },
    'password-refused': {
      what: 'Elk tijdelijk wachtwoord dat ik probeerde werd geweigerd, dus er is niets gewijzigd.',
      next: 'Bel je helpdesk en noem het kenmerk.',
    },
    'not-carried-out': {
      what: 'De reset kon niet worden uitgevoerd.',
      next: 'Vraag het opnieuw aan, of bel je helpdesk en noem het kenmerk.',
    },
    'seal-broken': {
      what: 'Iets aan dit verzoek is niet zoals het is goedgekeurd, dus ik ben gestopt.',
      next: 'Bel je helpdesk en noem het kenmerk.',
    },
    'not-signed-in': {
      what: 'Het was goedgekeurd, maar de goedkeurder heeft het niet op tijd afgemaakt.',
      next: 'Vraag het opnieuw aan, of bel je helpdesk als het dringend is.',
    },
    'pass-not-allowed': {
      what: 'Ik mag geen tijdelijke pas uitgeven, dus er is niets gewijzigd.',
      next: 'Bel je helpdesk en noem het kenmerk. Opnieuw aanvragen helpt niet.',
    },
    'pass-exists': {
      what: 'Er kon geen tijdelijke pas worden gemaakt, dus er is niets gewijzigd.',
      next: 'Bel je helpdesk en noem het kenmerk.',
    },
    'directory-unavailable': {
      what: 'De adreslijst gaf geen antwoord meer.',
      next: 'Vraag het opnieuw aan, of bel je helpdesk en noem het kenmerk.',
    },
    'internal-error': {
      what: 'Er ging hier iets mis.',
      next: 'Bel je helpdesk en noem het kenmerk.',
    },
  },
  refused: {
    'not-found': {
      title: 'Met dat account kan ik je niet helpen',
      text: 'Ik vond geen account waarmee ik je kan helpen. Controleer het volledige adres en vraag het opnieuw aan.',
    },
    'too-many-found': {
      title: 'Te veel accounts hebben die naam',
      text: 'Ik kan niet zien welk je bedoelt. Vraag het opnieuw aan met het hele adres.',
    },
    'only-for-yourself': {
      title: 'Je kunt dit alleen voor jezelf vragen',
      text: 'Je meldt je aan met een account van een andere organisatie. De persoon om wie het gaat kan het hier zelf vragen, of de helpdesk bellen.',
    },
    'requester-unknown': {
      title: 'Ik ken je account niet',
      text: 'Je hebt geen account bij deze organisatie, dus ik kan niets voor je wijzigen. De helpdesk van je eigen organisatie kan dat wel.',
    },
    'already-open': {
      title: 'Je hebt dit al gevraagd',
      text: 'Je verzoek loopt nog: “Mijn verzoeken” toont het. Is het dringend, bel dan je helpdesk.',
    },
    'already-approved': {
      title: 'Iemand heeft dit al voor je gevraagd',
      text: 'Een beheerder heeft dat verzoek goedgekeurd, en het wordt uitgevoerd. Op de kaart in deze chat staat wie het vroeg. Wilde je dit niet, druk dan op die kaart op “Dit was ik niet”.',
    },
    'too-many': {
      title: 'Te veel verzoeken',
      text: 'Je hebt het afgelopen uur al een paar keer gevraagd. Wacht een uur, of bel je helpdesk als het dringend is.',
    },
    protected: {
      title: 'Je helpdesk regelt dit account',
      text: 'Dit account kan niet vanuit een chat opnieuw worden ingesteld. Bel je helpdesk.',
    },
    'reset-recently': {
      title: 'Dit wachtwoord is kort geleden gereset',
      text: 'Je kunt het 30 minuten daarna opnieuw vragen. Kun je je tot die tijd niet aanmelden, bel dan je helpdesk.',
    },
    'too-busy': {
      title: 'Er vragen te veel mensen tegelijk',
      text: 'Ik kon je verzoek nu niet aannemen. Vraag het over een uur opnieuw, of bel je helpdesk als het dringend is.',
    },
    'locked-down': {
      title: 'Er wordt nu geen wachtwoord gereset',
      text: 'Een beheerder heeft dat voorlopig stilgelegd. Er is niets gewijzigd. Is het dringend, bel dan je helpdesk.',
    },
    'directory-unavailable': {
      title: 'Ik kon het account niet opzoeken',
      text: 'De adreslijst antwoordt niet. Er is niets gewijzigd. Vraag het over een paar minuten opnieuw, of bel je helpdesk.',
    },
  },
  outsider: {
    title: 'Niemand hier heeft dat adres',
    text: (address) =>
      `Ik vond geen account voor ${address}. Controleer het adres, en vraag het opnieuw aan als het niet klopte.`,
    next: 'Je beheerders zien dit ook. Hoort die persoon hier toegang te hebben, dan kan een beheerder een gastuitnodiging sturen: Microsoft mailt die persoon dan, en deze kaart zegt het. Het wachtwoord verandert daar niet door.',
    invitedTitle: 'Uitgenodigd als gast',
    invited: (approver, address) =>
      `${approver} heeft ${address} uitgenodigd. Microsoft heeft een mail gestuurd: na acceptatie meldt deze persoon zich hier aan met het eigen account. Het wachtwoord daarvan blijft hetzelfde; alleen de eigen organisatie kan het resetten.`,
  },
  maybeElsewhere: (domain) =>
    `Klopt het adres, dan hoort het account misschien bij een andere organisatie (${domain}). De helpdesk daar reset het wachtwoord dan, niet die van hier.`,
  escalated: {
    title: 'Hier gaat iemand naar kijken',
    text: 'Ik kon dit niet zelf afhandelen, dus er is niets gewijzigd. Een beheerder is op de hoogte en neemt het over. Je hoeft het niet nog eens te vragen.',
  },
  handled: {
    title: 'De helpdesk heeft het afgehandeld',
    text: 'Kun je je nog steeds niet aanmelden, bel dan je helpdesk en noem het kenmerk.',
  },
};
