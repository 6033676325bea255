import { posterColors } from '../../templates/pictures/colors.ts';
import type { PictureFacts } from '../../templates/pictures/pictureFacts.ts';

/** What a picture may say, for pictures that are made without an event. */
export const exampleFacts: PictureFacts = {
  organization: 'Example Collective',
  colors: posterColors(null),
  stamp: null,
  kind: 'In person',
  campaign: 'A worldwide day of noise',
  photo: '',
  map: null,
  title: 'Bring your saucepans to the embassy',
  date: 'Wednesday, January 24, 2024',
  time: '4:00 PM',
  until: '– 6:00 PM',
  zone: 'ET',
  otherZones: '1:00 PM PT',
  before: '',
  place: 'Embassy square',
  placeMore: '12 Example Street, New York City',
  host: 'Called by Example Collective',
  address: 'example.org/events/saucepans',
  link: 'https://example.org/events/saucepans?from=poster',
  invitation: 'Sign up:',
};

/** The same call in many scripts, some with what is hard to set in them. */
export const titlesInScripts: Readonly<Record<string, string>> = {
  Latin: 'Acción ante la embajada: ¡ñandúes, Łódź & Ağrı!',
  Cyrillic: 'Солидарность со всеобщей забастовкой в Аргентине',
  Greek: 'Αλληλεγγύη στη γενική απεργία της Αργεντινής',
  Arabic: 'تضامن مع الإضراب العام في الأرجنتين 24 يناير مع CGT',
  Hebrew: 'אחדות עם השביתה הכללית בארגנטינה (24)',
  Devanagari: 'अर्जेंटीना में आम हड़ताल के साथ एकजुटता',
  Japanese: 'アルゼンチンのゼネストに連帯する集会',
  Chinese: '声援阿根廷总罢工',
  Korean: '아르헨티나 총파업 연대 집회',
  Bengali: 'আর্জেন্টিনায় সাধারণ ধর্মঘট',
  Tamil: 'அர்ஜென்டினாவில் பொது வேலைநிறுத்தம்',
  Thai: 'การนัดหยุดงานทั่วไปในอาร์เจนตินา',
  Georgian: 'სოლიდარობა არგენტინის გაფიცვასთან',
  Armenian: 'Համերաշխություն գործադուլի հետ',
};
