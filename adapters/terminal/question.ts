// What somebody typed becomes a Question; pure.
import { stripVTControlCharacters } from 'node:util';
import type { Question } from '../../src/domain.ts';
import { limits } from './limits.ts';

/** One run of the program is one conversation; `session` tells runs apart. */
export type Typed = {
  readonly text: string;
  readonly session: string;
  /** Position of the question in its session, from 1. */
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly askedAt: number;
  readonly documentId?: string;
};

/** The terminal runs where the files lie, so its reader reaches all documents. */
export function toQuestion(typed: Typed): Question {
  return {
    id: `terminal:${typed.session}:${typed.number}`,
    thread: `terminal:${typed.session}`,
    place: '',
    // What was pasted from a terminal may bring its colours along; their codes are no words.
    text: stripVTControlCharacters(typed.text.slice(0, limits.question)),
    asker: 'terminal:local',
    askedAt: typed.askedAt,
    readers: 'all',
    addressed: true,
    ...(typed.documentId === undefined ? {} : { documentId: typed.documentId }),
  };
}
