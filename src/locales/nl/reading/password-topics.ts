import type { PasswordTopics } from '../../reading/password-topics.ts';

export const WACHTWOORD =
  'wachtwoord/wachtwoorden/wachtwrd/ww/paswoord/password/pw/pass/wachtwoordje/inlogcode/inloggegevens/toegangscode';
export const ACCOUNT = 'account/accounts/acc/profiel/gebruiker/login/inlog/mailbox/postvak';

const INLOGGEN = 'inloggen/aanmelden/aanloggen/login/inlog/ingelogd/aangemeld/binnenkomen/inkomen/inlogt/aanmeld';
const TOEGANG = 'login/inlog/aanmelding/aanmeldingen/inlogpoging/inlogpogingen/account/toegang';
const PROBLEEM =
  'niet/niks/lukt/mislukt/mislukte/fout/foutmelding/verkeerd/geweigerd/weigert/pakt/vergeten/kwijt/hulp/help/resetten/reset/vast/slot/geblokkeerd/probleem/problemen/stuk/kapot/storing';
const INGANG =
  'inlog/login/inloggen/aanmelden/aanmelding/inlogscherm/aanmeldscherm/vergrendelscherm/account/acc/aanmeldpogingen/inlogpogingen/inloggegevens';
const BERICHT =
  'mail/mails/mailtje/email/sms/smsje/bericht/berichtje/berichten/brief/telefoontje/link/website/pagina/popup/appje';
const RAAR = 'raar/rare/vreemd/vreemde/gek/gekke/verdacht/verdachte/nep/valse/phishing/spam/dubieus/dubieuze/louche';

export const passwords: PasswordTopics = {
  alarm: [
    `${RAAR} mail/mails/mailtje/email/sms/smsje/brief/telefoontje/appje`,
    `${BERICHT} is/lijkt/was/ziet/leek/vertrouw/vertrouwen ${RAAR}/niet/uit`,
    'phishingmail/phishingmails/nepmail/spammail/phishingbericht',
    `${BERICHT} echt/legitiem/betrouwbaar/nep/vals/veilig/jullie/spam`,
    `${BERICHT} wachtwoord/ww klopt/is/kan >dat/dit/het`,
    'hebben/heeft/heb jullie/je mail/sms/bericht gestuurd/verstuurd',
    `${BERICHT}/wachtwoordherstel/resetmail/resetcode niet/nooit aangevraagd/gevraagd`,
    'iemand/man/vrouw/vreemde/persoon/vent/kerel/er ~ belde/gebeld/vroeg/appte/mailde wachtwoord/ww/code/inloggegevens',
    'belde/gebeld/vroeg man/vrouw/iemand/vreemde wachtwoord/ww/code/inloggegevens',
    'is/klopt >dat/dit/het spam/phishing/nep/echt/oplichting',
    '*reset/*herstel niet/nooit aangevraagd/gevraagd/gestart',
    'iemand heeft mijn wachtwoord gewijzigd/veranderd/gereset',
  ],
  rules: [
    `wat/welke/waar regels/eisen/beleid/vereisten/richtlijnen/voorwaarden ~ ${WACHTWOORD}`,
    `welke eisen/regels/vereisten ${WACHTWOORD}`,
    `hoe >vaak/lang/veel/sterk moet/verloopt/is/kan/verandert/wijzigen ${WACHTWOORD}`,
    `hoelang/hoeveel is/blijft/tekens/letters/cijfers ${WACHTWOORD}`,
    `wanneer verloopt/verlopen ${WACHTWOORD}`,
    'wachtwoordbeleid/wachtwoordeisen/wachtwoordregels',
  ],
  symptom: [
    `${WACHTWOORD} vergeten/vergat/kwijt/verlopen/verloopt/fout/verkeerd/onjuist/incorrect/ongeldig/geweigerd/geblokkeerd/stuk/kapot/verloren/onbekend/weg/nodig/vergeet/verlopt`,
    `vergeten/vergat/kwijt/verloren/vergeet/ontschoten ${WACHTWOORD}`,
    `inlog/login/aanmelding kwijt/vergeten`,
    `${WACHTWOORD} niet/nooit/geen meer/werkt/klopt/goed/juist/geaccepteerd/geldig/werken/herkend/weten/herinneren/gekregen/ontvangen/bekend`,
    `${WACHTWOORD} werkt/werken/klopt/kloppen/doet/doen/pakt/weet/ken niet`,
    `werkt/klopt/pakt/accepteert/herkent/weet/ken/herinner ${WACHTWOORD} niet`,
    `weet/ken niet ${WACHTWOORD}`,
    `geen idee ${WACHTWOORD}`,
    `wat is mijn ${WACHTWOORD}`,
    `verkeerd/verkeerde/fout/foute/onjuist/onjuiste/ongeldig/ongeldige/nieuw/nieuwe/verlopen/ander/tijdelijk/eerste/vers ${WACHTWOORD}`,
    `geen/nooit ${WACHTWOORD}`,
    `problemen/probleem/hulp/vraag/vraagje/gedoe/help ~ ${WACHTWOORD}`,
    `${WACHTWOORD} ~ geprobeerd/probeer/proberen/ingetypt/intypen/ingevuld/invullen/intyp/ingevoerd`,
    'welkomstwachtwoord/beginwachtwoord/startwachtwoord',
    `wil/moet/wens/krijg/stuur/geef/heb/mag ${WACHTWOORD}`,
    `${WACHTWOORD} sturen/geven/krijgen/hebben/aanmaken/maken/instellen/aanpassen/gebruiken`,
    `${ACCOUNT} ~ geblokkeerd/vergrendeld/gelockt/geblokkeerde/vergrendelde`,
    `${ACCOUNT} gelocked/locked/geblokt/bevroren/dicht/slot/openzetten/openen/opengezet/open`,
    `deblok*/gedeblok*/ontgrendel*/unlock* ${ACCOUNT}/me/mij/hem/haar/ze/allebei/ons`,
    `${ACCOUNT}/mij/me deblok*/gedeblok*/ontgrendel*/vrijgeven`,
    'vergeten >het/hem/die',
    'hulp/help/nodig/graag/vraag resetten/reset',
    'resetten/reset nodig/graag',
    'veel mislukte',
    '*scherm pakt/accepteert/weigert niet/wachtwoord/mijn',
    `iemand/kind/collega mijn ${WACHTWOORD} wil/mag/graag/nodig nieuw`,
    'buitengesloten/uitgesloten/buitensluiten/lockout',
    'ben/word/werd/is/zijn/was/waren/staat geblokkeerd/vergrendeld/gelockt/gelocked',
    'geblokkeerd/vergrendeld/gelockt/gelocked is/ben/bent/zijn/was/raakt/word/wordt',
    'op/van slot',
    '*resetlink/*resetmail',
    'reset ~ link/mail',
    `herstellen/herstel ~ ${ACCOUNT}`,
    `ongeldig*/mislukt*/verkeerd*/fout*/geblokkeerd*/geweigerd* ~ ${TOEGANG}`,
    'te vaak/veel geprobeerd/pogingen/verkeerd/fout/keer/ingelogd/ingetypt/ingevoerd',
    `eerste keer/dag ${INLOGGEN}`,
    `nooit/nog ${INLOGGEN}`,
  ],
  noSignIn: [
    `kan/kon/lukt/krijg/mag/kunnen/kunt/lukte/gaat/weet niet/nergens/geen in/inloggen/aanmelden/aanloggen/binnen/erin/ingelogd/inlog/loggen/melden/opstarten`,
    `kom/komt/komen/kwam/raak/geraak niet/nergens/nooit in/binnen/erin/inloggen/aanmelden`,
    `niet ${INLOGGEN}`,
    `hoe/waar/waarmee ${INLOGGEN}`,
    `niet in te loggen`,
    `niet aan te melden`,
    `${INLOGGEN} lukt/werkt/gaat/mislukt/kan/wil/faalt/doet/lukken/niet niet/mislukt/meer/fout`,
    `${INLOGGEN} mislukt/fout/niet/probleem/problemen/onmogelijk/geweigerd`,
    `probleem/problemen/moeite/hulp/gedoe/help/helpen/noch ${INLOGGEN}`,
    'inlogprobleem/inlogproblemen/aanmeldprobleem/aanmeldproblemen/inlogfout/aanmeldfout',
    'geen/zonder toegang',
    `${PROBLEEM} ~ ${INGANG}`,
    'blijf/blijft/hang/hangt/hangen/steken/vast/voorbij inlogscherm/aanmeldscherm/inloggen/aanmelden/beginscherm/welkomstscherm',
    `probleem/problemen/hulp/gedoe/help/fout ~ account`,
    'toegang geweigerd/kwijt',
    'laat me/mij in/binnen/toe/erin',
    'hulp/help/nodig/wil/moet in komen/geraken',
    `geblokkeerd bij ${INLOGGEN}`,
    'er niet in',
    `kan/kom/kunnen niet bij/aan/op/in ${ACCOUNT}/mail/outlook/teams/bestanden/laptop/computer/pc/systeem/netwerk/onedrive/sharepoint/vpn/agenda/portaal`,
    `foutmelding/fout/error/melding ~ ${INLOGGEN}`,
    'probeer/probeert/geprobeerd/proberen in/aan te loggen/melden',
    'probeer/probeert/geprobeerd/proberen inloggen/aanmelden/loggen/melden',
    `hulp/help/wil/moet in ${ACCOUNT} komen/kunnen`,
    'uitgelogd/afgemeld/uitgegooid',
    'geblokkeerd/vergrendeld/gelockt/gelocked',
    'lig/ligt/liggen/gegooid/gooit/vlieg uit',
    `weer/terug in/bij ${ACCOUNT}/mail/laptop/outlook/teams/computer/pc/systeem`,
    `toegang geven/krijgen/nodig`,
    'weer kan/kunnen inloggen/aanmelden',
  ],
  secret: [
    'STRONG',
    'wachtwoord/ww/paswoord/password is/was/luidt >SECRET',
    'wachtwoord/ww/paswoord >SECRET',
    'heb/probeer/gebruik/gebruikte/typ/typte/typ/met >SECRET',
  ],
};
