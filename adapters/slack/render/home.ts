// The Home tab: what the bot knows, how to ask, examples that it answers; pure.
import type { HomeView } from '@slack/types';
import type { DocumentCard } from '../../../src/domain.ts';
import { countOf } from '../../../src/text/say.ts';
import { homeLines } from '../../../src/words/everybody.ts';
import { commands } from '../manifest.ts';
import { header, section } from './blocks.ts';
import { documentList, exampleButtons } from './render.ts';

/** The view of the Home tab for these documents and examples. */
export function homeView(documents: readonly DocumentCard[], examples: readonly string[]): HomeView {
  return {
    type: 'home',
    blocks: [
      ...homeLines(commands.ask).map(section),
      ...exampleButtons(examples),
      header(countOf(documents.length, 'document')),
      ...documentList(documents),
    ],
  };
}
