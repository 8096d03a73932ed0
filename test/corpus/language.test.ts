// The language of a text that names none.
import { expect, it } from 'vitest';
import { guessLanguage } from '../../src/corpus/language.ts';

it('tells a language by more than one word', () => {
  expect(
    guessLanguage(
      '# Rights of a guest\n\n| Right | Guest |\n|---|---|\n| Read | no |\n| Write | no |\n| Invite | no |\n',
    ),
  ).toBe('en');
  expect(
    guessLanguage('# Roles\n\n| Right | What guests do |\n|---|---|\n| Read | no |\n| Write | no |\n'),
  ).toBe('en');
  expect(guessLanguage('A porta não abre no domingo. A chave da casa está com o porteiro.')).toBe('pt');
  expect(guessLanguage('Der Schlüssel liegt im Büro.')).toBe('de');
});
