/** What people write in Dutch, each table written before anybody looked at the patterns, by who or where they are. */
import { dutch as busy } from './busy.ts';
import { dutch as late } from './late.ts';
import { dutch as hurried } from './hurried.ts';
import { dutch as helpDesk } from './help-desk.ts';
import { dutch as morning, night } from './morning.ts';
import { dutch as onDuty } from './on-duty.ts';
import { dutch as atWork } from './at-work.ts';
import { dutch as desk } from './desk.ts';
import { dutch as evening } from './evening.ts';
import { dutch as afternoon } from './afternoon.ts';
import { dutch as shop } from './shop.ts';
import { dutch as road } from './road.ts';
import { dutch as letters } from './letters.ts';
import { dutch as trial } from '../trials/first-dutch.ts';
import { dutch as secondTrial } from '../trials/second-dutch.ts';
import { dutch as thirdTrial } from '../trials/third-dutch.ts';
import { dutch as fourthTrial } from '../trials/fourth-dutch.ts';
import { dutch as fifthTrial } from '../trials/fifth-dutch.ts';
import { dutch as sixthTrial } from '../trials/sixth-dutch.ts';

export const dutch = {
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
  'in a fourth trial': fourthTrial,
  'in a fifth trial': fifthTrial,
  'in a sixth trial': sixthTrial,
  'at night': night,
  'in the morning': morning,
  'in an afternoon': afternoon,
  'in letters': letters,
};
