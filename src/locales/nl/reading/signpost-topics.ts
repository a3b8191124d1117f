import type { SignpostTopics } from '../../reading/signpost-topics.ts';
import { ACCOUNT } from './password-topics.ts';

const TELEFOON = 'telefoon/telefoons/mobiel/mobieltje/iphone/gsm/toestel/smartphone/simkaart/sim/tel';
const NAAM = 'gebruikersnaam/inlognaam/aanmeldnaam/loginnaam/accountnaam/gebruikersnamen/username/upn/gebruikersid';

export const signposts: SignpostTopics = {
  mfa: [
    'mfa/2fa/pushmelding/pushmeldingen/authenticator/authenticatie/otp/passkey/tweestapsverificatie/tweefactor/tweefactorauthenticatie/tweestaps/verificatiecode/verificatie/beveiligingscode/smscode/inlogcode/toegangssleutel/beveiligingssleutel',
    'twee/2/tweede stap*/factor/verificatie/traps*',
    'code/codes sms/telefoon/bericht/app',
    'sms/app/eenmalige code/codes',
    'goedkeuren/goedkeuring/bevestigen/keur aanmelding/aanmelden/inloggen/melding/verzoek',
    'aanmelding/melding/inloggen goedkeuren/bevestigen',
    '6/zes cijfers',
    'goedkeuren/goedkeuring/bevestigen telefoon/mobiel/app/code',
    'app/telefoon/mobiel geen code/codes',
    'windows hello',
    'pincode/pin vergeten/resetten/fout/verkeerd',
    'vergeten pincode/pin',
    'verificatie*',
    'identiteit verifi*/bevestig*',
  ],
  phone: [
    `nieuw/nieuwe/vervangende/leen/gestolen/verloren/gestolen/gejat/gepikt/mobiele/kapotte/kapot/ander/andere/kwijt/oude/stuk/gebroken/vergeten/zonder/gekregen/gekocht ${TELEFOON}/telefoonnummer/nummer`,
    `${TELEFOON}/telefoonnummer kwijt/verloren/gestolen/kapot/gevallen/vernieuwd/stuk/weg/gewisseld/veranderd/gewijzigd/vergeten/nieuw/dood/thuis/gejat/gepikt/wijzigen/veranderen/gereset`,
  ],
  userName: [
    NAAM,
    'gebruikers/user >id/naam/name',
    `weet/vergeten/kwijt/wat/welke/ken/vergat/verkeerde/verkeerd/onbekend/onbekende/fout/foute/onjuist/wijzigen/gewijzigd/veranderen/aanpassen/aangepast/nieuwe/wil ~ ${NAAM}`,
    `${NAAM} niet`,
    'weet/vergeten/wat/welk mailadres/emailadres/mail/email/adres',
    'account/gebruiker bestaat/gevonden/niet niet/gevonden',
  ],
  disabled: [
    `${ACCOUNT} ~ actief/inactief/opgeschort/geschorst/stopgezet`,
    `${ACCOUNT} >weer activeren`,
    `${ACCOUNT} staat/is uit`,
    `${ACCOUNT} uitgeschakeld/gedeactiveerd/verwijderd/inactief/gesloten/opgeheven/opgezegd/afgesloten/uitgezet/activeren/inschakelen/heractiveren/geactiveerd/gewist`,
    `uitgeschakeld/uitgeschakelde/gedeactiveerd/gedeactiveerde/verwijderd/verwijderde/activeer/heractiveer/inschakelen ${ACCOUNT}`,
  ],
  licence: [
    'licentie*/abonnement/abonnementen/productcode/productsleutel',
    'office/product/windows activeren/activatie/geactiveerd',
  ],
  suspicious: [
    'ben/was jij/je/u/ik dit/dat/het',
    'gehackt/gehacked/hacker/hackers/phishing/gephisht/verdacht/verdachte/misbruik/misbruikt/oplichting/oplichter/virus/fraude/datalek',
    'iemand anders/vreemd/onbekend/zit/zat/gebruikt/heeft/probeert/kent mijn/in/op account/wachtwoord/mail/mailbox',
    'iemand in/op/gebruikt/misbruikt mijn',
    'was/ben >ik niet/zelf',
    'vanuit ~ ingelogd/inlogpoging/aanmelding/login/aangemeld',
    'heb ik niet/nooit gedaan/gestart/aangevraagd/gevraagd/gestuurd/geweest',
    'inlogpoging/inlogpogingen/aanmeldpoging/aanmeldpogingen uit/vanuit',
    'een/was/nieuwe login/inlog/aanmelding uit/vanuit',
    'niet ik/mij/zelf aangevraagd/gevraagd/gedaan/geweest/was',
    'vreemd/vreemde/rare/onbekende/gekke/ongebruikelijke aanmelding/aanmeldingen/inlog/inlogpoging/inlogpogingen/login/activiteit/mail/melding',
    '*verzoek/*verzoeken/*meldingen/*melding/codes/aanvragen niet/nooit gedaan/gestart/aangevraagd/gevraagd/zelf',
    'link/bijlage geklikt/geopend/aangeklikt',
    'geklikt/geopend link/bijlage',
    'leest/meelezen/kijkt/meekijkt/meeleest iemand >mee/mijn',
    'iemand leest/kijkt mee/mijn',
  ],
};
