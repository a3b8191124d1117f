import type { SignpostTopics } from '../../reading/signpost-topics.ts';
import { ACCOUNT } from './password-topics.ts';

const PHONE = 'phone/phones/iphone/android/mobile/cell/cellphone/smartphone/handset/sim/device';
const USER_NAME = 'username/usernames/upn/userid/loginname';

export const signposts: SignpostTopics = {
  mfa: [
    'mfa/2fa/authenticator/otp/passkey/passkeys/yubikey/fido/fido2/multifactor/twofactor/totp',
    'multi/two/2/second/dual factor/step/steps/stage',
    'verification/security/sms/text/sign/signin/login/authentication/onetime/six/6 code/codes/digit/number',
    'code/codes sms/text/phone/message',
    'approve/approval/confirm/accept/deny sign/signin/login/notification/prompt/number',
    'number matching',
    'authentication app/code/codes/request/phone/method/prompt/number/device',
    'app/phone/text no/not/wont/doesnt/isnt/never code/codes',
    'security key/info/information',
    'windows hello',
    'forgot/reset/wrong/change pin',
    'verification',
    'verify/verifying identity/it/its/me',
    'push notification/notifications',
  ],
  phone: [
    `new/lost/stolen/stole/steal/broken/broke/dropped/different/changed/replaced/replacement/another/smashed/cracked/wiped/forgot/switched/without/lose/losing/bought/upgraded ~ ${PHONE}`,
    `old/got ${PHONE}`,
    `${PHONE} gone/died/dead/fell/drowned/home/reset`,
    'change/changed/update/new/different/replace/wrong/old phone/mobile/cell number/numbers',
    'phone/mobile/cell number changed/wrong/old/new',
  ],
  userName: [
    USER_NAME,
    `forgot/forgotten/forget/lost/know/remember/recall/whats/what/which/find/need/wrong/unknown/incorrect/change/changed/is/update/new/rename ~ ${USER_NAME}`,
    'forgot/forgotten/forget/lost/know/remember/recall/whats/what/which/find/need/wrong/unknown/change user/login/logon/sign/signin/account name/id',
    'forgot/forgotten/know/remember/whats/what my/the email/mail address',
    'which/what email/mail/address/account/name use/need/sign/log/login/type/enter',
    'user/username name/doesnt doesnt/not exist/found/recognised/recognized',
    'account doesnt/not/cant/couldnt exist/found/find',
  ],
  disabled: [
    `${ACCOUNT} ~ active/inactive/suspended/re`,
    `${ACCOUNT} disabled/deactivated/inactive/deleted/closed/suspended/removed/terminated/gone/disable/enable/activated/reactivated`,
    `disabled/deactivated/inactive/deleted/closed/suspended/removed/enable/reactivate/activate/restore/reopen ${ACCOUNT}`,
  ],
  licence: [
    'licence/licences/license/licenses/licensed/unlicensed/licensing/subscription/subscriptions',
    'activate/activation/deactivated office/product/word/excel/windows/365',
    'product activation/key',
  ],
  suspicious: [
    'mfa/authenticator/approval/login/signin/sms didnt/havent >make/made/start/started/request/requested/ask/asked/do',
    'is/was >this/that/it >you/me/really/actually',
    'hacked/hacker/hackers/phishing/phished/compromised/scam/scammed/scammer/suspicious/malware/virus/fraud/breach/breached',
    'someone/somebody/stranger/strangers/they using/used/in/into/has/had/logged/signed/trying/tried/stole/knows/accessed/got/changed my account/password/mail/email/mailbox',
    'not/wasnt/isnt/never >me',
    'not/wasnt/isnt/didnt/never request/requested/ask/asked',
    'weird/strange/suspicious/odd/fake mail/email/emails/mails/message/call/link',
    'sign/signin/login not/wasnt/isnt >me/mine',
    'weird/strange/unusual/unknown/unfamiliar/odd/foreign sign/signin/signins/login/logins/activity/email/mail',
    'requests/request/prompts/approvals/notifications/codes didnt/did/havent/dont/not not/start/started/make/made/request/requested/ask',
    'a/another/new login/signin/logon from/in',
    'clicked/opened link/attachment',
    'someone/somebody reading/reads/watching/sees/spying my',
  ],
};
