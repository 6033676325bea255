import type { Event, ProgrammeItem } from '../../db/schema.ts';
import type { StoredPicture } from '../../db/pictures.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { wordsOf } from '../texts/textsIn.ts';
import { itemWords } from './programme.ts';

/*
 * Texts of an event that can stand in several languages and are no field of its form alone: the items of its
 * programme and what its pictures show. Each has a name of its own.
 */

/** An item of a programme as somebody reads it. */
export interface ItemAsRead extends ProgrammeItem {
  /** The language of its words, where it is another one than that of the programme. */
  language?: TextLanguage;
}

/**
 * The name of an item among the texts of its event: by its words, so that an item at another hour keeps
 * what it was translated into.
 */
export function itemName(item: ProgrammeItem): string {
  return `programme-${wordsOf(itemWords(item))}`;
}

/** An item in other words; a part that is left out stays as it was written at first. */
export function itemIn(item: ProgrammeItem, words: string, language: TextLanguage): ItemAsRead {
  const [title = '', place = '', ...others] = words.split('|').map((part) => part.trim());
  const speakers = others.join(' | ');
  return {
    ...item,
    title: title || item.title,
    place: place || item.place,
    speakers: speakers || item.speakers,
    language,
  };
}

/** The name of what a picture shows among the texts of its event. */
export function pictureTextName({ speaker }: Pick<StoredPicture, 'speaker'>): string {
  return speaker === '' ? 'picture' : `picture-${wordsOf(speaker)}`;
}

/** Each item once, in the order of the programme, by its name. */
export function itemsByName({ programme }: Pick<Event, 'programme'>): Map<string, ProgrammeItem> {
  return new Map(programme.map((item) => [itemName(item), item]));
}
