/** Nederlands: wat de aanvrager leest terwijl zijn verzoek loopt. */
import type { Locale } from '../locale.ts';

export const nlProgress: Locale['progress'] = {
  asked: { title: 'Ik zoek het account op', text: 'Dit duurt een paar seconden. Deze kaart werkt zichzelf bij.' },
  choosing: { title: 'Welk account bedoel je?', text: 'Er passen er meer dan één bij. Kies het juiste.' },
  pending: (own) => ({
    title: 'Wacht op goedkeuring',
    text: own
      ? 'Een beheerder moet akkoord gaan voordat je wachtwoord opnieuw wordt ingesteld. Jij hoeft nu niets te doen: deze kaart werkt zichzelf bij.'
      : 'Een beheerder moet akkoord gaan voordat dit wachtwoord opnieuw wordt ingesteld. Jij hoeft nu niets te doen: deze kaart werkt zichzelf bij.',
  }),
  approved: { title: 'Goedgekeurd', text: 'Het wachtwoord wordt nu opnieuw ingesteld. Deze kaart werkt zichzelf bij.' },
  resetting: {
    title: 'Het wachtwoord wordt opnieuw ingesteld',
    text: 'Het is goedgekeurd. Dit duurt een paar seconden.',
  },
  doneForOther: {
    title: 'Het wachtwoord is opnieuw ingesteld',
    text: (approver) =>
      `Het oude wachtwoord werkt niet meer. ${approver} heeft een tijdelijk wachtwoord en geeft dat persoonlijk aan de eigenaar van het account.`,
  },
  doneUnread: 'Het tijdelijke wachtwoord is niet op tijd gelezen en is gewist. Vraag het opnieuw aan.',
  denied: {
    title: 'Niet goedgekeurd',
    text: (approver) => `${approver} heeft dit verzoek niet goedgekeurd. Er is niets gewijzigd.`,
    next: 'Klopt dit volgens jou niet? Bel dan je helpdesk en noem het kenmerk.',
  },
  cancelled: { title: 'Verzoek ingetrokken', text: 'Je hebt het zelf ingetrokken. Er is niets gewijzigd.' },
  expired: {
    title: 'Verzoek verlopen',
    text: 'Niemand heeft op tijd geantwoord, dus er is niets gewijzigd. Vraag het opnieuw, of bel je helpdesk als het dringend is.',
  },
  failed: {
    title: 'Opnieuw instellen is niet gelukt',
    'not-allowed': {
      what: 'Ik mocht dit wachtwoord niet wijzigen, dus er is niets gewijzigd.',
      next: 'Bel je helpdesk en noem het kenmerk. Opnieuw vragen helpt niet.',
    },
    'account-gone': {
      what: 'Het account bestaat niet meer.',
      next: 'Bel je helpdesk en noem het kenmerk.',
    },
    'home-moved': {
      what: 'Dit wachtwoord wordt inmiddels ergens anders bewaard, dus hier is niets gewijzigd.',
      next: 'Vraag het opnieuw: dan zoek ik op waar het nu wordt bewaard.',
    },
    'changed-meanwhile': {
      what: 'Het wachtwoord is na de goedkeuring al gewijzigd, dus ik heb het met rust gelaten.',
      next: 'Meld je aan met het nieuwste wachtwoord. Weet je niet wie het heeft gewijzigd? Bel dan meteen je helpdesk.',
    },
    'password-refused': {
      what: 'Elk tijdelijk wachtwoord dat ik probeerde werd geweigerd, dus er is niets gewijzigd.',
      next: 'Bel je helpdesk en noem het kenmerk.',
    },
    'directory-unavailable': {
      what: 'De adreslijst gaf geen antwoord meer, dus ik weet niet zeker of het wachtwoord opnieuw is ingesteld.',
      next: 'Probeer het oude wachtwoord. Werkt dat niet meer, vraag het dan opnieuw of bel je helpdesk.',
    },
    'internal-error': {
      what: 'Er ging hier iets mis, dus ik weet niet zeker of het wachtwoord opnieuw is ingesteld.',
      next: 'Probeer het oude wachtwoord. Werkt dat niet meer, bel dan je helpdesk en noem deze referentie.',
    },
  },
  refused: {
    'not-found': {
      title: 'Met dat account kan ik je niet helpen',
      text: 'Ik vond geen account waarmee ik je kan helpen. Controleer het volledige adres en vraag het opnieuw.',
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
      title: 'Er loopt al een verzoek',
      text: 'Voor dit account is al eerder een verzoek gedaan. Wacht op het antwoord, of bel je helpdesk als het dringend is.',
    },
    'too-many': {
      title: 'Te veel verzoeken',
      text: 'Je hebt het afgelopen uur al een paar keer gevraagd. Wacht een uur, of bel je helpdesk als het dringend is.',
    },
    'directory-unavailable': {
      title: 'Ik kon het account niet opzoeken',
      text: 'De adreslijst antwoordt niet. Er is niets gewijzigd. Vraag het over een paar minuten opnieuw, of bel je helpdesk.',
    },
  },
  maybeElsewhere: (domain) =>
    `Klopt het adres, dan hoort het account misschien bij een andere organisatie (${domain}). De helpdesk daar stelt het wachtwoord dan opnieuw in, niet die van hier.`,
  escalated: {
    title: 'Hier gaat iemand naar kijken',
    text: 'Ik kon dit niet zelf afhandelen, dus er is niets gewijzigd. Een beheerder is op de hoogte en neemt het over. Je hoeft het niet nog eens te vragen.',
  },
};
