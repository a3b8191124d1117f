import type { PasswordTopics } from '../../reading/password-topics.ts';

export const ACCOUNT = 'account/accounts/acc/acct/profile/user/login/logon/signin/id';

const PASSWORD = 'password/passwords/passwd/pwd/pword/pw/pass/passcode/passphrase/credentials';
const CANNOT =
  'cant/cannot/no/couldnt/unable/not/wont/isnt/doesnt/dont/didnt/never/nothing/fail/fails/failed/failing/trouble/troubles/problem/problems/issue/issues/difficulty/difficulties/struggling/impossible';
const TROUBLE =
  'cant/cannot/couldnt/not/wont/doesnt/stopped/stops/stop/rejects/rejected/refuses/refused/wrong/error/errors/failed/fails/failing/failure/broken/forgot/forgotten/lost/help/reset/resetting/stuck/locked/blocked/hangs/denied/invalid/trouble/problem/problems/issue/issues/assistance';
const ACCESS = 'login/logins/logon/signin/signins/sign/account/acct/lockscreen/lock/credentials';
const SIGN_IN = 'login/logins/logon/signin/signins/sign/account/accounts/profile/access';
const MESSAGE = 'mail/mails/email/emails/text/sms/message/messages/letter/call/link/website/page/popup/pop';
const ODD = 'weird/strange/odd/fake/suspicious/dodgy/fishy/sketchy/spam/phishing/scam/funny';

export const passwords: PasswordTopics = {
  alarm: [
    `${ODD} mail/mails/email/emails/text/sms/letter/call`,
    `${MESSAGE} looks/seems/is/was/looked/seemed ${ODD}`,
    `is/was/are >this/that/the/it ${MESSAGE} real/legit/legitimate/genuine/fake/safe/true/spam/official/yours/you/us/it/company/scam`,
    `${MESSAGE} real/legit/legitimate/genuine/fake/scam/spam`,
    `${MESSAGE} password is >it/this/that real/legit/legitimate/genuine/fake/scam/spam/you/safe/true/right/correct`,
    `did you/it/u send/sent/email/mail/text ~ ${MESSAGE}`,
    `reset/password ${MESSAGE} didnt/not/never/havent request/requested/ask/asked`,
    `someone/somebody/caller/man/woman/guy/stranger/dude called/phoned/rang/calling/wants/wanted/asked/asks/asking/texted/emailed ~ password/code/credentials`,
    'is/isnt >it/this/that spam/scam/phishing/fake/legit/real/genuine',
    'didnt/never/not/havent request/requested/ask/asked >this/a/my/for/the password/reset',
    'someone/somebody/stranger changed my password',
    'didnt/never/not request/requested/ask password/reset ~ code/mail/email/sms/text/notification/this',
  ],
  rules: [
    `what/which/whats/where/explain/tell ${PASSWORD} rules/rule/policy/requirements/criteria/guidelines/length/complexity`,
    `what/which/whats/where/explain/tell rules/policy/requirements/criteria/guidelines ${PASSWORD}`,
    `how >often/long/many/strong/complex must/should/does/do/can/characters/letters/digits/is/are/have/need ${PASSWORD} expire/have/be/contain/changed/change/valid/need/last/long`,
    `how >many characters/letters/digits/signs/symbols ${PASSWORD}`,
    `how >many/often/long ${PASSWORD} characters/letters/digits/expire/valid/last`,
    `when will/does/do/is ${PASSWORD} expire/expires/expiring`,
    `${PASSWORD} >policy/rules/requirements/criteria/guidelines`,
  ],
  symptom: [
    `forgot/forgotten/forget/forgets/forgetting/lost/losing/misplaced/mislaid ${PASSWORD}`,
    `${CANNOT} remember/recall/know/find ${PASSWORD}`,
    `no/what idea/is my ${PASSWORD}`,
    `${PASSWORD} ${CANNOT} work/working/works/accepted/accepting/accept/valid/recognised/recognized/correct/right/match/remember/remembered`,
    `${CANNOT} accept/accepts/accepting/recognise/recognize/take/like ${PASSWORD}`,
    `rejects/rejected/refuses/refused/denies/declines ${PASSWORD}`,
    `${PASSWORD} wrong/incorrect/invalid/rejected/refused/expired/expires/expiring/expire/broken/fails/failed/failing/stopped/denied/outdated/gone/forgotten/lost/unknown/bad`,
    `wrong/incorrect/invalid/expired/bad/new/temporary/temp/different/another/fresh/initial/first/starter/replacement ${PASSWORD}`,
    `help/problem/problems/issue/issues/trouble/troubles/assistance/question/questions/error/errors/please ~ ${PASSWORD}`,
    `tried/try/trying/typed/typing/entered/entering/mistyped/retyped/blanked ${PASSWORD}`,
    `need/want/get/send/give/receive/received/got/require/set/update/renew/choose/make/create ${PASSWORD}`,
    `${CANNOT}/without/havent have/has/got/set ${PASSWORD}`,
    'need/want/do/get reset account/login/profile',
    'reset ~ link/email/mail',
    'recover/recovery ~ account/access/login',
    `invalid/wrong/incorrect/blocked/locked/failed/failing/rejected/refused ~ ${SIGN_IN}`,
    'login/logon/signin/sign/log details/data/info/information',
    `${PASSWORD} need/want/get/have/give/send >a/me/another/different/new new/one/different/another`,
    'authentication/authenticate/auth failed/fails/error/failing/failure/denied',
    'forgot/forgotten >it/mine',
    'help/need/assistance/want/issue/problem/trouble/about resetting/reset',
    'too many failed',
    'forgot/forgotten login/logon/signin',
    'locked/lock/locks/locking/shut out',
    'locked/blocked me/us',
    'lockout/lockedout',
    `${ACCOUNT} ~ locked/blocked/frozen`,
    `${ACCOUNT} lock/lockedout/unlocked/unblocked`,
    `unlock/unlocking/unblock/unblocking/unfreeze ${ACCOUNT}/me/us/it/him/her/them`,
    'am/im/got/get/been/are/is/was/its locked/blocked',
    'too many attempts/tries/times/logins/signins',
    'first time/day sign/signing/log/logging/login/signin',
    'first sign/log/login/signin/logon',
    'never signed/logged/sign/log in/on before/yet',
  ],
  noSignIn: [
    `${CANNOT} sign/signing/log/logging/logged/signed/get/getting/go/let/letting/lets in/on/into/onto`,
    `${CANNOT} login/logon/signin/loging/authenticate/authenticating`,
    `${CANNOT} access/open/use/enter/reach ${ACCOUNT}/email/emails/mail/mailbox/outlook/teams/laptop/computer/pc/windows/office/anything`,
    `login/logon/signin/logging/signing ${CANNOT}/error/errors/broken/down/denied`,
    `sign/log in ${CANNOT}/error/errors/denied`,
    'lost/no/without/denied/need access',
    `${TROUBLE} ~ ${ACCESS}`,
    'stuck/past/hangs/hanging/beyond/trapped/stops login/logon/signin/sign/log/lock/welcome',
    'help/problem/problems/issue/issues/trouble/error ~ account/login/logon/signin',
    'access denied/lost/refused',
    'wont/doesnt/not let me',
    'let me in/back',
    'need/want/trouble/help/struggling get/getting >in/into/on/onto/back',
    'blocked from',
    'help/need/want/trouble getting/get back/in/into/on account/profile/laptop/computer/email/mail/pc',
    'kicked/thrown/logged/signed out',
    `back in/into/on ${ACCOUNT}/email/mail/laptop/computer/pc/outlook/teams`,
    'sign/log me in',
    'try/trying/tried/attempting sign/log/login/signin/get in/into/on',
    'try/trying/tried/attempting login/logon/signin',
    'how/where/idea sign/log >in/on/into',
    'how/where/idea login/logon/signin',
    'help sign/log/logging/signing/login in/into/on',
    'neither/nor sign/log/signin/login/get in/into/on',
  ],
  secret: [
    'STRONG',
    'password/passwd/pwd/pw/pass/passcode/passphrase is/was/equals >SECRET',
    'password/passwd/pwd/pw/pass >SECRET',
    'tried/try/trying/typed/typing/used/using/entered/entering >SECRET',
  ],
};
