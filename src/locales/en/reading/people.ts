import type { People } from '../../reading/people.ts';

export const people: People = {
  people: [
    ...['he', 'she', 'they', 'him', 'her', 'himself', 'herself', 'colleague', 'colleagues', 'coworker'],
    ...['coworkers', 'teammate', 'teammates', 'boss', 'manager', 'supervisor', 'director', 'ceo', 'cfo'],
    ...['pa', 'assistant', 'secretary', 'receptionist', 'employee', 'employees', 'user', 'users', 'guest'],
    ...['guests', 'customer', 'customers', 'client', 'contractor', 'contractors', 'consultant', 'vendor'],
    ...['supplier', 'intern', 'interns', 'trainee', 'apprentice', 'student', 'students', 'teacher'],
    ...['starter', 'starters', 'joiner', 'hire', 'newbie', 'somebody'],
    ...['cashier', 'someone', 'person', 'people', 'guy'],
    ...['guys', 'friend', 'wife', 'husband', 'partner', 'mother', 'father', 'brother', 'sister', 'son'],
    ...['daughter', 'neighbour', 'neighbor', 'mate', 'member', 'members'],
  ],
  does: [
    ...['is', "isn't", 'isnt', 'are', "aren't", 'arent', 'was', 'were', 'has', "hasn't", 'hasnt', 'can'],
    ...["can't", 'cant', 'cannot', "couldn't", 'couldnt', 'forgot', 'forgets', 'lost', 'needs', 'need'],
    ...['wants', 'got', 'gets', 'keeps', 'tried', 'locked', "doesn't", 'doesnt', "didn't", 'didnt', 'says'],
    ...['said', 'asked', 'told', 'called', 'who', 'whose', "who's"],
  ],
  beside: ['with', 'give', 'giving', 'helping', 'helped', 'about', 'behalf', 'neither'],
  into: ['in', 'into', 'onto', 'on', 'at', 'out'],
  nobody: [
    ...['ugh', 'argh', 'omg', 'damn', 'lol', 'oops', 'pff', 'btw', 'fyi', 'leave', 'holiday', 'holidays'],
    ...['yesterday', 'morning', 'afternoon', 'evening', 'noon', 'friday', 'week', 'weekend', 'screen'],
    ...['internet', 'everything', 'something', 'monday', 'tuesday', 'wednesday', 'thursday', 'saturday'],
    ...['sunday', 'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september'],
    ...['october', 'november', 'december', 'christmas', 'easter', 'english', 'dutch', 'vpn', 'mfa', 'citrix'],
    ...['workday', 'adobe', 'google', 'chrome', 'edge', 'apple', 'android', 'samsung', 'linux', 'dell', 'hp'],
    ...['lenovo', 'zoom', 'slack', 'github', 'zendesk', 'okta', 'duo', 'europe', 'netherlands', 'amsterdam'],
    ...['london'],
  ],
};
