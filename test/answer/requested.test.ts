// What a request that is no look-up gets: the documents' own words, only those that the asker may read, or whom to ask.
import { describe, expect, it } from 'vitest';
import { ask } from '../../src/ask.ts';
import { citationsOf } from '../../src/citation/citations.ts';
import { verify } from '../../src/citation/proof.ts';
import type { Answer, Readers } from '../../src/domain.ts';
import { createLibrary } from '../../src/library/library.ts';
import { toTurn } from '../../src/question/follow-up.ts';
import { leadLine } from '../../src/words/everybody.ts';
import { contentsLine } from '../../src/words/requests.ts';
import { load } from '../corpus/folder.ts';

const guide = `---
title: Deployment Guide
date: 2026-05-12
url: https://acme.example/guide
---
# Deployment Guide

This guide describes how services are put into production.

## Docker

Docker builds one image of each service and runs it on a single host.

## Kubernetes

Kubernetes runs many containers on a cluster of hosts and restarts them when they fail.
`;
const handbook = `# Employee Handbook

This handbook explains how we work at Acme, from the first day to the last.

## Remote work

You may work remotely up to three days a week. The team lead approves remote work.

## Repairs

For a broken heating, contact the facilities team at extension 204.
`;
const runbook = `---
title: Incident Runbook
audience: [admins]
---
# Incident Runbook

The runbook tells admins what to do when the zirconium cluster fails.

## Budget

The budget of an incident is four hours a month.
`;
const corpus = await load({ 'guide.md': guide, 'handbook.md': handbook, 'runbook.md': runbook });
const silent = createLibrary(corpus);
const library = createLibrary(corpus, { contact: '#help-desk' });
const reply = (question: string, readers: Readers = [], of = library): Answer =>
  ask(of, question, { turns: [], readers });
const shown = (answer: Answer): readonly string[] => citationsOf(answer).map(({ excerpt }) => excerpt.text);

describe('an overview', () => {
  it('quotes how each document begins, with its headings, each as it stands there', () => {
    const answer = reply('summarise');
    expect(answer).toMatchObject({ kind: 'answer', request: { kind: 'overview', of: 'all' } });
    expect(shown(answer)).toEqual([
      'This guide describes how services are put into production.',
      'This handbook explains how we work at Acme, from the first day to the last.',
    ]);
    expect(citationsOf(answer).map(contentsLine)).toEqual([
      'Contents: Docker · Kubernetes',
      'Contents: Remote work · Repairs',
    ]);
    for (const citation of citationsOf(answer)) expect(verify(library, citation)).toBe(true);
  });

  it('is of the one document or section that is named', () => {
    const answer = reply('what is the handbook about?');
    expect(leadLine(answer)).toBe('Here’s how “Employee Handbook” begins:');
    expect(new Set(citationsOf(answer).map(({ source }) => source.path))).toEqual(new Set(['handbook.md']));
    expect(leadLine(reply('give me a summary of the section on Kubernetes'))).toBe(
      'Here’s how “Deployment Guide › Kubernetes” begins:',
    );
  });

  it('is of what was spoken of before, where "it" is to be summarised', () => {
    const turns = [toTurn(reply('Who approves remote work?'))];
    const answer = ask(library, 'summarise it', { turns, readers: [] });
    expect(new Set(citationsOf(answer).map(({ source }) => source.path))).toEqual(new Set(['handbook.md']));
  });

  it('tells nobody of what is not for them', () => {
    for (const asked of [
      'summarise',
      'summarise the incident runbook',
      'list all documents',
      'tl;dr runbook',
    ])
      expect(JSON.stringify({ ...reply(asked), asked: '', understood: '', unknownWords: [] })).not.toMatch(
        /zirconium|Incident/u,
      );
    expect(shown(reply('summarise the incident runbook', ['admins']))[0]).toContain('zirconium');
  });

  it('leaves out what moderators retired', () => {
    const [first] = citationsOf(reply('summarise'));
    const ruledOut = { passages: new Set([first?.passageHash ?? '']), quotations: new Set<string>() };
    const answer = ask(library, 'summarise', { turns: [], readers: [], ruledOut });
    expect(shown(answer)).not.toContain(first?.excerpt.text);
  });
});

it('lists the documents with their links', () => {
  const answer = reply('Can you list the available documents please?');
  if (answer.kind !== 'conversation') throw new Error(answer.kind);
  expect(answer.about).toBe('documents');
  expect(answer.documents.map(({ title, date, link }) => [title, date, link])).toEqual([
    ['Deployment Guide', '2026-05-12', 'https://acme.example/guide'],
    ['Employee Handbook', undefined, undefined],
  ]);
});

describe('whom to ask', () => {
  it('is what the operator says, or nobody', () => {
    expect(leadLine(reply('who can I ask?'))).toBe('You can ask here: #help-desk');
    expect(leadLine(reply('can I talk to a human', [], silent))).toContain('nobody is named');
  });

  it('is what the documents say where they name somebody for it', () => {
    expect(shown(reply('who can I ask about a broken heating?'))[0]).toContain('extension 204');
    expect(reply('who can I contact about vouchers')).toMatchObject({
      kind: 'conversation',
      about: 'contact',
    });
    expect(reply('who can I contact about vouchers', [], silent).kind).not.toBe('conversation');
  });
});

describe('a comparison', () => {
  it('quotes a section about each, and names them', () => {
    const answer = reply('compare Docker and Kubernetes');
    expect(leadLine(answer)).toBe('Here’s what the documents say about “Docker” [1] and “Kubernetes” [2]:');
    expect(shown(answer)[0]).toContain('one image');
    expect(shown(answer)[1]).toContain('many containers');
  });

  it('is called no answer where it is not sure of both', () => {
    const careful = createLibrary(corpus, { precision: 0.9 });
    const answer = reply('compare services and facilities team', [], careful);
    expect(answer.kind).toBe('nearest');
    expect(leadLine(answer)).toMatch(
      /^I couldn’t find a comparison\. Here’s “services” \[\d\] and “facilities team” \[\d\]:$/u,
    );
  });

  it('says which of the two is missing', () => {
    const answer = reply('what is the difference between Docker and Nomad?');
    expect(answer.kind).toBe('nearest');
    expect(leadLine(answer)).toBe('I couldn’t find anything about “Nomad”. Here’s “Docker” [1]:');
  });
});

describe('a word that no document mentions', () => {
  const asked = 'What is the budget for remote work guys?';
  it('is named above what is shown', () => {
    const answer = reply(asked);
    expect(answer).toMatchObject({ unknownWords: ['budget'] });
    expect(leadLine(answer)).toContain('No document mentions “budget”.');
  });

  it('is one that the asker may not read of, and none that the asker may', () => {
    expect(reply(asked, ['admins'])).not.toHaveProperty('unknownWords');
  });

  it('is none that was only misspelt or written in another form', () => {
    for (const question of ['Who aproves remote working?', 'who is approving the remote work asap pls'])
      expect(reply(question)).not.toHaveProperty('unknownWords');
  });
});
