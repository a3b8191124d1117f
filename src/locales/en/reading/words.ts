import type { Words } from '../../reading/words.ts';
import { people } from './people.ts';

export const words: Words = {
  my: ['my', 'mine', 'myself'],
  self: ['i', "i'm", "i've", "i'd", "i'll", 'im', 'ive', 'me'],
  firstPerson: [
    ...["can't", 'cant', 'cannot', "couldn't", 'unable', 'forgot', 'forgotten', 'lost', 'having', 'need', 'locked'],
  ],
  theirs: [
    ...['his', 'her', 'their', 'theirs', 'hers', "somebody's", "someone's", "else's", "everybody's", "everyone's"],
    ...['shared'],
  ],
  passwords: ['password', 'passwords', 'pword', 'passwd', 'pwd', 'pw'],
  resets: [
    ...['reset', 'resetting', 'change', 'changed', 'unlock', 'unblock', 'renew', 'forgot', 'forgotten', 'lost'],
    ...['expired', 'recover', 'restore', 'replace'],
  ],
  unlocks: ['unlock', 'unblock', 'unlocked', 'unblocked', 'reset'],
  inNameOf: ['behalf'],
  signIns: ['login', 'logon', 'log', 'sign', 'signin', 'sign-in', 'log-in'],
  of: ['for', 'of'],
  genitive: ['of'],
  and: ['and', 'or', 'plus'],
  not: ['not', "don't", 'dont', 'never', 'instead', 'except', 'without', "won't", 'no', 'nope', 'cancel', 'stop'],
  roles: [
    ...['admin', 'admins', 'administrator', 'temp', 'temps', 'stranger', 'colleague', 'colleagues', 'coworker'],
    ...['coworkers', 'teammate', 'boss', 'manager', 'supervisor', 'employee', 'user', 'users', 'person', 'people'],
    ...['customer', 'client', 'contractor', 'intern', 'trainee', 'assistant', 'secretary', 'friend', 'wife'],
    ...['husband', 'partner', 'son', 'daughter', 'brother', 'sister', 'mother', 'father', 'team', 'staff', 'account'],
    ...['address', 'guest', 'username', 'upn', 'mailbox', 'shared', 'all', 'both', 'each', 'somebody', 'someone'],
    ...['anybody', 'anyone', 'everybody', 'everyone', 'else', 'another', 'other', 'new', 'him', 'them', 'us', 'you'],
    ...['her', 'this', 'that', 'these', 'those', 'two'],
  ],
  ...people,
  articles: ['the', 'a', 'an', 'his', 'her', 'their', 'our', 'your'],
  particles: [],
  things: [
    ...['pass', 'passcode', 'credentials', 'outlook', 'teams', 'office', 'office365', 'o365', 'm365', '365'],
    ...['microsoft', 'windows', 'laptop', 'computer', 'pc', 'phone', 'mobile', 'iphone', 'ipad', 'tablet', 'desktop'],
    ...['work', 'home', 'school', 'sap', 'vpn', 'wifi', 'wi-fi', 'citrix', 'sharepoint', 'onedrive', 'email'],
    ...['e-mail', 'mail', 'mailbox', 'excel', 'word', 'intranet', 'portal', 'system', 'systems', 'app', 'apps'],
    ...['login', 'logon', 'sign-in', 'username', 'upn', 'azure', 'entra', 'salesforce', 'servicenow', 'jira'],
    ...['everything', 'anything', 'it', 'hr', 'crm', 'erp', 'account', 'accounts', 'address', 'company', 'machine'],
    ...['device', 'website', 'site', 'web', 'workstation', 'remote', 'server', 'network', 'domain'],
  ],
  courtesy: [
    ...['please', 'pls', 'plz', 'thanks', 'thank', 'thx', 'asap', 'a.s.a.p', 'a.s.a.p.', 'urgent', 'urgently'],
    ...['quickly', 'now', 'today', 'tomorrow', 'again', 'immediately', 'kindly', 'cheers', 'regards', 'sorry'],
    ...['kind', 'best', 'warm', 'great', 'perfect', 'appreciated'],
  ],
  names: ['will', 'can', 'now', 'today', 'tomorrow', 'kind', 'best', 'warm'],
  signatures: ['ty', 'tysm', 'regards', 'cheers', 'thanks', 'thank', 'thx', 'sincerely', 'greetings'],
  fillers: [
    ...['hi', 'hello', 'hey', 'dear', 'ok', 'okay', 'yes', 'can', 'could', 'would', 'will', 'you', 'to', 'need'],
    ...['want', 'like', 'just', 'bot', 'help', 'many', 'much', 'so', 'right', 'away', 'possible', 'as', 'soon', 'i'],
    ...['me', 'an', 'a', 'the', 'with', 'get', 'have', 'ty'],
  ],
  clauses: [
    ...['because', 'since', 'who', 'whose', 'which', 'that', 'she', 'he', 'they', 'it', 'we', 'so', 'when', 'while'],
    ...['if', 'is', 'was', 'are', 'were', 'has', 'have', 'had', 'needs', 'need', 'needed', 'should', 'must'],
    ...['cannot', "can't", 'cant', 'can', 'could', 'would', 'will', "doesn't", 'does', 'did', 'forgot', 'lost'],
    ...['expired', 'but', 'before', 'after', 'until', 'then', 'let', 'tell', 'send', 'call', 'inform', 'wants'],
    ...['got', 'gets', 'locked', "won't", "it's", "he's", "she's", "that's", "there's", "here's", "what's", "who's"],
    ...["let's", 'this', 'there', 'no', 'be', 'been', 'once', 'not', "isn't", 'i', "i'm", 'me', 'my'],
  ],
  corrections: ['no', 'nope', 'also', 'mean', 'meant', 'actually', 'rather', 'wrong', 'sorry', 'but', 'oops'],
  places: [
    ...['together', 'along', 'including', 'incl', 'cc', 'bcc', 'aka', 'a.k.a', 'a.k.a.', 'tel', 'ext', 'from', 'in'],
    ...['at', 'on', 'with', 'by', 'via', 'near', 'into', 'onto', 'under', 'to'],
  ],
};
