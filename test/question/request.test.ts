// Requests that are no look-up are told from questions that only hold their words.
import { expect, it } from 'vitest';
import { requestOf } from '../../src/question/request.ts';

it.each([
  ['Can you summarize the documents for me?', 'overview'],
  ['tl;dr please', 'overview'],
  ["what's all this about", 'overview'],
  ['What do you know?', 'overview'],
  ['Gib mir bitte einen Überblick', 'overview'],
  ['De quoi s’agit-il ?', 'overview'],
  ['list all documents', 'documents'],
  ['what files do you have access to', 'documents'],
  ['Quels documents as-tu ?', 'documents'],
  ['Who do I contact?', 'contact'],
  ['can I talk to a real person please', 'contact'],
  ["whom should I ask if the docs don't help?", 'contact'],
  ['An wen kann ich mich wenden?', 'contact'],
])('%s asks for %s, and of all', (said, kind) => {
  expect(requestOf(said)).toMatchObject({ kind });
  expect(requestOf(said)).not.toHaveProperty('of');
});

it.each([
  ['summarise the employee handbook', { kind: 'overview', of: 'employee handbook' }],
  ['What is the handbook about?', { kind: 'overview', of: 'handbook' }],
  ['Kannst du den Deployment Guide zusammenfassen?', { kind: 'overview', of: 'Deployment Guide' }],
  ['who can I ask about a broken heating?', { kind: 'contact', of: 'broken heating' }],
  ['compare Docker and Kubernetes', { kind: 'comparison', sides: ['Docker', 'Kubernetes'] }],
  ["what's the difference between the Free plan and the Team plan in price?", { of: 'price' }],
  ['compare the price of Docker and Podman', { sides: ['Docker', 'Podman'], of: 'price' }],
  ['Docker vs. Podman', { sides: ['Docker', 'Podman'] }],
  ['Was ist der Unterschied zwischen Docker und Podman?', { sides: ['Docker', 'Podman'] }],
])('%s names what it is about', (said, request) => {
  expect(requestOf(said)).toMatchObject(request);
});

it.each([
  'how do I summarise a table in pandas?',
  'list all flags of the CLI',
  "what is the contact form's URL",
  'who can I ask for a refund over 500?',
  'what do you know about parental leave?',
  'which documents do I need for a visa?',
  'how do I list all documents in a collection via the API?',
  'how do I compare two branches?',
  'what is the difference in hours between summer and winter?',
  'can customers talk to a human after 18:00?',
  'what does the insurance cover?',
  'what is in the free plan?',
  'compare it with that',
  'Wie fasse ich zwei Zellen zusammen?',
  '',
])('%s is none', (said) => {
  expect(requestOf(said)).toBeUndefined();
});
