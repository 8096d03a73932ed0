// The door for adapters of further chats: say what the platform is, and the bot is served there.
export type { Asked, ChatAdapter, Shown } from './chat-adapter.ts';
export { defineAdapter } from './chat-adapter.ts';
export type { Fault } from './deliver.ts';
export { renderText } from './render-text.ts';
export type { Service } from './serve.ts';
export { serve } from './serve.ts';
