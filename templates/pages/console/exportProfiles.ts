/** What a file of people can be for, in the order in which it is offered. */
export const exportProfiles = [
  'everything',
  'sheet',
  'addresses',
  'vcard',
  'osdi',
  'action-network',
  'mobilize',
] as const;

export type ExportProfile = (typeof exportProfiles)[number];
