/** What people write in English, each table written before anybody looked at the patterns, by who or where they are. */
import { english as busy } from './busy.ts';
import { english as late } from './late.ts';
import { english as hurried } from './hurried.ts';
import { english as helpDesk } from './help-desk.ts';
import { english as morning, night } from './morning.ts';
import { english as onDuty } from './on-duty.ts';
import { english as atWork } from './at-work.ts';
import { english as desk } from './desk.ts';
import { english as evening } from './evening.ts';
import { english as afternoon } from './afternoon.ts';
import { english as shop } from './shop.ts';
import { english as road } from './road.ts';
import { english as letters } from './letters.ts';
import { english as trial } from '../trials/first-english.ts';
import { english as secondTrial } from '../trials/second-english.ts';
import { english as thirdTrial } from '../trials/third-english.ts';

export const english = {
  'on a busy day': busy,
  'before a meeting': late,
  'in a hurry': hurried,
  'to a help desk': helpDesk,
  'on duty': onDuty,
  'at work': atWork,
  'in the evening': evening,
  'on the road': road,
  'in a shop': shop,
  'to a desk': desk,
  'in a trial': trial,
  'in a second trial': secondTrial,
  'in a third trial': thirdTrial,
  'at night': night,
  'in the morning': morning,
  'in an afternoon': afternoon,
  'in letters': letters,
};
